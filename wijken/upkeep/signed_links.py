"""Signed URLs of submissions, for the sender or for who answers, without personal data."""

from __future__ import annotations

from django.core import signing
from django.db.models import Model


def sign(thing: Model, purpose: str = "state") -> str:
    """A token for this row of this model, and for this purpose only."""
    return _signer(type(thing), purpose).sign(str(thing.pk))


def signed_pk(model: type[Model], token: str, purpose: str = "state") -> int | None:
    """The primary key in ``token``; None if the signature does not match or it is for something else."""
    try:
        return int(_signer(model, purpose).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def _signer(model: type[Model], purpose: str) -> signing.Signer:
    return signing.Signer(sep=".", salt=f"upkeep.{purpose}.{model._meta.model_name}")
