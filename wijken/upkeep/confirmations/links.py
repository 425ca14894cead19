"""The links in a mail: signed, each good for one thing, and nothing personal in them."""

from __future__ import annotations

from uuid import UUID

from django.core import signing

ANSWER = "upkeep.answer"
STOP = "upkeep.stop"
"""What a link is for. One for answering stops no mail, and the other way round."""


def token_for(uuid: UUID, purpose: str) -> str:
    return _signer(purpose).sign(uuid.hex)


def uuid_in(token: str, purpose: str) -> UUID | None:
    """What was signed for this purpose; None when a single sign was changed."""
    try:
        return UUID(hex=_signer(purpose).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(sep=".", salt=purpose)
