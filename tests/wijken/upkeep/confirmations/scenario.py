"""Helpers for confirmation requests: a contact, and the link in the mail."""

import re
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from outbox.models import Message
from wijken.directory.models import Listing
from wijken.upkeep.models import ConfirmationRequest, Contact, ContactRole

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
LONG_AGO = date(2026, 5, 1)
"""So that a check is due."""


def contact_of(listing: Listing, email: str = "joke@example.nl", role: str = "owner") -> Contact:
    contact, _new = Contact.objects.get_or_create(email=email)
    ContactRole.objects.create(contact=contact, listing=listing, role=role)
    return contact


def another_listing(listing: Listing, name: str, **fields: Any) -> Listing:
    defaults = {"slug": name.lower().replace(" ", "-"), "kind": "initiatief", "summary": "Kom gerust."}
    return Listing.objects.create(
        **(defaults | {"name": name, "neighbourhood": listing.neighbourhood, "checked_on": LONG_AGO} | fields)
    )


def link_in(message: Message | None, what: str = "klopt") -> str:
    """The path of the link in a mail."""
    assert message
    found = re.search(rf"http://[^/]+(/{what}/\S+)", message.body)
    assert found, message.body
    return found.group(1)


def link_of(ask: ConfirmationRequest) -> str:
    return link_in(ask.message)


def stamp_of(change: str) -> dict[str, str]:
    """The hidden field of the change form."""
    return {"stamp": Client().get(change).context["form"]["stamp"].value()}


def press(link: str, client: Client | None = None, **sent: Any) -> str:
    """Submit the form and return the next page."""
    response = (client or Client()).post(link, sent, follow=True)
    assert response.status_code == 200, response.status_code
    return response.content.decode()
