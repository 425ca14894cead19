"""The address under which the sender follows what became of it: signed, and nothing personal in it."""

from __future__ import annotations

from django.core import signing
from django.db.models import Model


def sign(thing: Model) -> str:
    """A short text that nobody else can make up, for this row of this model alone."""
    return _signer(type(thing)).sign(str(thing.pk))


def signed_pk(model: type[Model], token: str) -> int | None:
    """The row that ``token`` was made for; None when it was changed or belongs to something else."""
    try:
        return int(_signer(model).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def _signer(model: type[Model]) -> signing.Signer:
    return signing.Signer(sep=".", salt=f"upkeep.state.{model._meta.model_name}")
