"""Time-based one-time passwords, as in authenticator apps (RFC 6238)."""

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
"""Accept a phone whose clock is half a minute off."""


def new_secret() -> str:
    """Base32, which people can type into an app."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def step_of(moment: datetime) -> int:
    """The time step: half minutes since 1970."""
    return int(moment.timestamp()) // SECONDS


def code_of(secret: str, step: int) -> str:
    """The code of that time step. SHA-1 is the only hash that every app supports."""
    clock = TOTP(base64.b32decode(secret), DIGITS, SHA1(), SECONDS)  # noqa: S303
    return clock.generate(step * SECONDS).decode()


def step_of_code(secret: str, code: str, at: datetime) -> int | None:
    """The time step of ``code``, if that is the current one or adjacent."""
    now = step_of(at)
    for step in range(now - STEPS_OFF, now + STEPS_OFF + 1):
        if hmac.compare_digest(code_of(secret, step).encode(), code.encode()):
            return step
    return None


def address_for_apps(secret: str, issuer: str, account: str) -> str:
    """The URI in the QR code. Spaces as ``%20``: not every app decodes a plus."""
    asked = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{issuer}:{account}', safe=':')}?{asked}"
