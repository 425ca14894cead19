"""Signed links in mail: each for one purpose, and without personal data."""

from __future__ import annotations

from uuid import UUID

from django.core import signing

ANSWER = "upkeep.answer"
STOP = "upkeep.stop"
"""The purpose that a link is signed for. A link for answering cannot stop mail, and vice versa."""


def token_for(uuid: UUID, purpose: str) -> str:
    return _signer(purpose).sign(uuid.hex)


def uuid_in(token: str, purpose: str) -> UUID | None:
    """The id that was signed for this purpose; None if the signature does not match."""
    try:
        return UUID(hex=_signer(purpose).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(sep=".", salt=purpose)
