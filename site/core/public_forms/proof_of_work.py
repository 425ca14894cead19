"""Proof of work: the visitor's browser computes for about a second; a flood of forms gets expensive.

Self-hosted (package altcha, protocol version 1: plain SHA-256, which every browser supports). Enabled by the
setting FORMS_PROOF_OF_WORK. A proof is bound to one form token, so it is valid for one submission.
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
"""Maximum number of hashes; a ten-year-old phone takes two or three seconds."""


def _key() -> str:
    return salted_hmac(SALT, "key", algorithm="sha256").hexdigest()


def challenge_for(stamp_name: str) -> str:
    """The challenge as JSON, for ``proof_of_work.js``; empty if disabled."""
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
    """Whether this solves a challenge that we issued for this token."""
    try:
        payload = Payload.from_base64(text)
        right, _why = verify_solution_v1(payload, _key(), check_expires=False)
        _nonce, _expires, parameters = payload.parse_salt()
    except Exception:  # untrusted input: whatever it is, it is no proof
        return False
    return right and parameters.get("stamp") == [stamp_name]
