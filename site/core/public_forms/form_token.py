"""The signed token of one opened form, which proves when it was opened and for what.

It also identifies the submission: two posts with one token, such as a double click, are one submission.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.utils.crypto import get_random_string

SALT = "core.public_forms.stamp"


@dataclass(frozen=True)
class FormToken:
    """The form, the submission, and the Unix time of opening, in seconds."""

    purpose: str
    name: str
    opened: int

    @classmethod
    def new(cls, purpose: str, at: datetime) -> FormToken:
        return cls(purpose, get_random_string(22), int(at.timestamp()))

    @classmethod
    def read(cls, text: str, purpose: str) -> FormToken | None:
        """Parse the token; None if the signature does not match or it belongs to another form."""
        try:
            stamp = cls(*signing.loads(text, salt=SALT))
        except (signing.BadSignature, TypeError, ValueError):
            return None
        return stamp if stamp.purpose == purpose else None

    def __str__(self) -> str:
        return signing.dumps((self.purpose, self.name, self.opened), salt=SALT)

    def age(self, at: datetime) -> timedelta:
        return timedelta(seconds=at.timestamp() - self.opened)
