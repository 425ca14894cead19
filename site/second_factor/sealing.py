"""Secrets are sealed before they are stored: who reads a copy of the database learns no code.

The key comes from ``SECRET_KEY``. After that has been changed, ``SECRET_KEY_FALLBACKS`` still opens what was
sealed before, and each secret is sealed anew when its owner logs in.
"""

from __future__ import annotations

import base64
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "second_factor.sealing"


def keys() -> list[str | bytes]:
    """The key of today, and those of before."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def seal(text: str, at: datetime) -> str:
    return _seals().encrypt_at_time(text.encode(), int(at.timestamp())).decode()


def unseal(sealed: str, at: datetime, within: timedelta | None = None) -> str | None:
    """What was sealed; None if no key of ours fits, or if it is longer ago than ``within``."""
    seals = _seals()
    try:
        if within is None:
            return seals.decrypt(sealed).decode()
        return seals.decrypt_at_time(sealed, int(within.total_seconds()), int(at.timestamp())).decode()
    except InvalidToken:
        return None


def reseal(sealed: str) -> str:
    """The same under the key of today."""
    return _seals().rotate(sealed).decode()


def _seals() -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_key_from(secret))) for secret in keys()])


def _key_from(secret: str | bytes) -> bytes:
    return salted_hmac(SALT, "key", secret=secret, algorithm="sha256").digest()
