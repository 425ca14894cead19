"""Ten codes on paper, each good for one time: for who has lost the phone."""

import secrets

from django.utils.crypto import salted_hmac

from second_factor.sealing import keys

HOW_MANY = 10
LENGTH = 10
SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without what looks alike on paper: 0 and o, 1, l and i."""
SALT = "second_factor.recovery"


def new_codes() -> list[str]:
    """Some fifty bits each, so that a quick hash is enough to keep them."""
    return ["".join(secrets.choice(SIGNS) for _ in range(LENGTH)) for _ in range(HOW_MANY)]


def in_two(code: str) -> str:
    """Easier to read and type."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def digest_of(code: str) -> str:
    """What is stored of a code."""
    return _digest(code, keys()[0])


def digests_of(code: str) -> list[str]:
    """What may be stored of it: under the key of today and those of before."""
    return [_digest(code, key) for key in keys()]


def _digest(code: str, key: str | bytes) -> str:
    return salted_hmac(SALT, code, secret=key, algorithm="sha256").hexdigest()
