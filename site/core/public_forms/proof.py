"""Proof of work: the visitor's own browser does a sum of a second, a flood of forms needs many.

Hosted by ourselves (package altcha, its first protocol: plain SHA-256, which every browser can do). Switched
by the setting FORMS_PROOF_OF_WORK. A proof belongs to one stamp, so it is good for one sending.
"""

from __future__ import annotations

import json
from typing import Any

from altcha import create_challenge_v1, verify_solution_v1
from altcha.v1 import Payload
from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "core.public_forms.proof"
HARDEST = 50_000
"""Sums at most; a phone of ten years old takes two or three seconds."""


def _key() -> str:
    return salted_hmac(SALT, "key", algorithm="sha256").hexdigest()


def challenge_for(stamp_name: str) -> str:
    """The sum as JSON, for ``proof_of_work.js``; empty when the site asks for none."""
    if not settings.FORMS_PROOF_OF_WORK:
        return ""
    challenge: Any = create_challenge_v1(
        algorithm="SHA-256",
        max_number=HARDEST,
        salt_length=12,
        hmac_key=_key(),
        salt="",
        number=None,
        expires=None,
        params={"stamp": stamp_name},
    )
    return json.dumps(challenge.to_dict())


def is_proof(text: str, stamp_name: str) -> bool:
    """Whether this is the right answer to a sum that we gave out for this stamp."""
    try:
        payload = Payload.from_base64(text)
        right, _why = verify_solution_v1(payload, _key(), check_expires=False)
        _nonce, _expires, parameters = payload.parse_salt()
    except Exception:  # whatever a stranger sends: it is no proof
        return False
    return right and parameters.get("stamp") == [stamp_name]
