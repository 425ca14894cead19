"""Helpers for proposals: answers for every step, and a visitor who submits them."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from wijken.upkeep.models import Proposal

START = "/zet-op-de-kaart/"
WHAT = {"name": "Wandelen op maandag", "kind": "initiatief", "summary": "Samen een uur wandelen."}
WHERE = {
    "neighbourhood": "pijnacker-noord",
    "place": "fixed",
    "street_address": "Voorbeeldlaan 1",
    "postcode": "2641ab",
    "when": "Elke maandag om tien uur.",
    "cost": "free",
}
CONTACT = {
    "by": "group",
    "contact_role": "de gids",
    "phone": "015-0000222",
    "contact_email": "",
    "website": "",
    "agreed": "on",
}

Opened = Callable[..., dict[str, str]]


class ProposingVisitor:
    """A visitor who fills in the steps."""

    def __init__(self, opened: Opened, **extra: Any) -> None:
        self.client, self.opened, self.extra = Client(), opened, extra
        self.url = START

    def fill(self, answers: dict[str, str], purpose: str = "proposal-step") -> Any:
        response = self.client.post(self.url, self.opened(purpose) | answers, **self.extra)
        if response.status_code == 302:
            self.url = response["Location"]
        return response

    def all_steps(self, **changes: str) -> "ProposingVisitor":
        for step in (WHAT, WHERE, CONTACT):
            self.fill({name: changes.get(name, value) for name, value in step.items()})
        return self

    def send(self, email: str = "joke@example.nl") -> Any:
        return self.fill({"email": email}, "proposal")

    def sees(self) -> str:
        return self.client.get(self.url).content.decode()


def decide_url(proposal: Proposal) -> str:
    return reverse("voorstellen:answer", args=[proposal.pk])
