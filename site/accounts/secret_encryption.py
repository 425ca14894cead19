"""Encrypt secrets before they are stored, so that a copy of the database yields no codes.

The key is derived from ``SECRET_KEY``. After a change ``SECRET_KEY_FALLBACKS`` still decrypts, and each
secret is encrypted again when its owner logs in.
"""

from __future__ import annotations

import base64
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "second_factor.sealing"


def keys() -> list[str | bytes]:
    """The current key, then the previous ones."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def seal(text: str, at: datetime) -> str:
    return _seals().encrypt_at_time(text.encode(), int(at.timestamp())).decode()


def unseal(sealed: str, at: datetime, within: timedelta | None = None) -> str | None:
    """Decrypt; None if no key fits, or if it was encrypted longer ago than ``within``."""
    seals = _seals()
    try:
        if within is None:
            return seals.decrypt(sealed).decode()
        return seals.decrypt_at_time(sealed, int(within.total_seconds()), int(at.timestamp())).decode()
    except InvalidToken:
        return None


def reseal(sealed: str) -> str:
    """Encrypt again under the current key."""
    return _seals().rotate(sealed).decode()


def _seals() -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_key_from(secret))) for secret in keys()])


def _key_from(secret: str | bytes) -> bytes:
    return salted_hmac(SALT, "key", secret=secret, algorithm="sha256").digest()
