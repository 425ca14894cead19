"""Ten single-use recovery codes, for a user who lost the phone."""

import secrets

from django.utils.crypto import salted_hmac

from accounts.secret_encryption import keys

HOW_MANY = 10
LENGTH = 10
SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without characters that look alike on paper: 0 and o, 1, l and i."""
SALT = "second_factor.recovery"


def new_codes() -> list[str]:
    """About fifty bits of entropy each, so a fast hash is enough to store them."""
    return ["".join(secrets.choice(SIGNS) for _ in range(LENGTH)) for _ in range(HOW_MANY)]


def in_two(code: str) -> str:
    """Hyphenated, which is easier to read and type."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def digest_of(code: str) -> str:
    """The stored digest of a code."""
    return _digest(code, keys()[0])


def digests_of(code: str) -> list[str]:
    """Digests under the current key and the previous ones."""
    return [_digest(code, key) for key in keys()]


def _digest(code: str, key: str | bytes) -> str:
    return salted_hmac(SALT, code, secret=key, algorithm="sha256").hexdigest()
