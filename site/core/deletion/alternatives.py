"""What an editor may want instead of deleting; each app registers it for its own models."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model

from core.permissions.users import AnyUser


@dataclass(frozen=True, slots=True)
class Alternative:
    url: str
    label: str


type Offer[Record: Model] = Callable[[Record, AnyUser], Alternative | None]

_known: list[tuple[type[Model], Offer]] = []


def alternative[Record: Model](model: type[Record]) -> Callable[[Offer], Offer]:
    """Register what is offered for ``model``; None if this user may not."""

    def register(offer: Offer) -> Offer:
        _known.append((model, offer))
        return offer

    return register


def alternatives_to(what: Model, user: AnyUser) -> list[Alternative]:
    offered = [offer(what, user) for model, offer in _known if isinstance(what, model)]
    return [each for each in offered if each is not None]
