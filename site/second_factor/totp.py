"""Codes that change every half minute, as authenticator apps make them (RFC 6238)."""

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECONDS = 30
DIGITS = 6
SECRET_BYTES = 20
STEPS_OFF = 1
"""A phone whose clock is half a minute off still gets in."""


def new_secret() -> str:
    """In the letters and digits that people type into an app."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def step_of(moment: datetime) -> int:
    """Which half minute it is."""
    return int(moment.timestamp()) // SECONDS


def code_of(secret: str, step: int) -> str:
    """What the app shows in that half minute. SHA-1 is the only hash that every app knows."""
    clock = TOTP(base64.b32decode(secret), DIGITS, SHA1(), SECONDS)  # noqa: S303
    return clock.generate(step * SECONDS).decode()


def step_of_code(secret: str, code: str, at: datetime) -> int | None:
    """The half minute to which ``code`` belongs, if that is now or next to it."""
    now = step_of(at)
    for step in range(now - STEPS_OFF, now + STEPS_OFF + 1):
        if hmac.compare_digest(code_of(secret, step).encode(), code.encode()):
            return step
    return None


def address_for_apps(secret: str, issuer: str, account: str) -> str:
    """What stands in the QR code. With ``%20``: not every app reads a plus as a space."""
    asked = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{issuer}:{account}', safe=':')}?{asked}"
