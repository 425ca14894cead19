"""The mark of one opened form: signed, so that nobody makes up when it was opened or for what.

It also names the sending: what is sent twice with one stamp (a double click) is one sending.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.utils.crypto import get_random_string

SALT = "core.public_forms.stamp"


@dataclass(frozen=True)
class Stamp:
    """For which form, which sending, and opened at which second since 1970."""

    purpose: str
    name: str
    opened: int

    @classmethod
    def new(cls, purpose: str, at: datetime) -> Stamp:
        return cls(purpose, get_random_string(22), int(at.timestamp()))

    @classmethod
    def read(cls, text: str, purpose: str) -> Stamp | None:
        """What stands in the form; None when it was changed, or belongs to another form."""
        try:
            stamp = cls(*signing.loads(text, salt=SALT))
        except (signing.BadSignature, TypeError, ValueError):
            return None
        return stamp if stamp.purpose == purpose else None

    def __str__(self) -> str:
        return signing.dumps((self.purpose, self.name, self.opened), salt=SALT)

    def age(self, at: datetime) -> timedelta:
        return timedelta(seconds=at.timestamp() - self.opened)
