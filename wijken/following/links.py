"""The signed links in mail to followers. Their purposes keep them apart."""

from __future__ import annotations

from django.urls import reverse

from wijken.following.models import Subscription
from wijken.upkeep.confirmations.tokens import token_for, uuid_in

CONFIRM = "following.confirm"
STOP = "following.stop"
VIEWS = {CONFIRM: "follow-confirm", STOP: "follow-stop"}


def link_to(subscription: Subscription, purpose: str) -> str:
    """The path, in the active language."""
    return reverse(VIEWS[purpose], args=[token_for(subscription.uuid, purpose)])


def is_ours(token: str, purpose: str) -> bool:
    """Whether we signed this link, even if what it is about is gone."""
    return uuid_in(token, purpose) is not None


def followed_by(token: str, purpose: str) -> Subscription | None:
    uuid = uuid_in(token, purpose)
    return Subscription.objects.filter(uuid=uuid).first() if uuid else None
