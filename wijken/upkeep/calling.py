"""Whom to ring this week, and at which number: one call for everything that one person knows.

A number on the site is for everybody. The number of a contact is not: only who may see contacts gets it here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from wagtail.permissions import policy_registry

from wijken.directory.models import Listing
from wijken.directory.querysets import local_day
from wijken.directory.todo import A_WEEK, my_listings
from wijken.upkeep.models import Contact, ContactRole
from wijken.upkeep.planning import RULES


@dataclass(frozen=True, slots=True)
class Number:
    """``who`` is a role or a provider. A private number is for this call alone."""

    number: str
    who: str = ""
    is_private: bool = False

    @property
    def digits(self) -> str:
        return "".join(sign for sign in self.number if sign.isdigit() or sign == "+")


@dataclass(slots=True)
class Call:
    """One call: the numbers to try, in this order, and what to ask after. No numbers: go and have a look."""

    numbers: list[Number]
    listings: list[Listing] = field(default_factory=list)


def calls(user: Any, at: datetime) -> list[Call]:
    """Who can answer for most of what is due comes first, then what is due longest.

    What comes due in the next weeks is asked along, as in a mail: then nobody is rung again so soon.
    """
    soon = local_day(at) + timedelta(days=RULES.ask_along)
    listings = list(my_listings(user, at).still_there().due_for_check(soon).select_related("organisation"))
    numbers = numbers_of(listings, user, at)
    together: dict[str, Call] = defaultdict(lambda: Call([]))
    for listing in listings:
        known = numbers[listing.pk]
        call = together[known[0].digits if known else f"none-{listing.pk}"]
        for one in known:
            if one.digits not in {each.digits for each in call.numbers}:
                call.numbers.append(one)
        call.listings.append(listing)
    this_week = local_day(at) + A_WEEK
    due = [(sum(_is_due(one, this_week) for one in call.listings), call) for call in together.values()]
    return [call for count, call in sorted(due, key=lambda pair: -pair[0]) if count]


def numbers_of(listings: Iterable[Listing], user: Any, at: datetime) -> dict[int, list[Number]]:
    """Per listing what this person may ring: its own number, its contacts', its provider's."""
    private = defaultdict(list)
    if may_see_contacts(user):
        roles = ContactRole.objects.filter(listing__in=listings).exclude(contact__phone="")
        for role in roles.select_related("contact").order_by("role"):
            private[role.listing_id].append(
                Number(role.contact.phone, str(role.get_role_display()).partition(":")[0], is_private=True)
            )
    found = {}
    for listing in listings:
        own = [Number(listing.phone, listing.contact_role)]
        provider = listing.organisation
        offered = [Number(provider.phone, provider.name)] if provider and provider.is_public(at) else []
        found[listing.pk] = [one for one in (*own, *private[listing.pk], *offered) if one.number]
    return found


def may_see_contacts(user: Any) -> bool:
    return bool(policy_registry.get_by_type(Contact).user_has_permission(user, "view"))


def _is_due(listing: Listing, day: date) -> bool:
    return listing.next_check_on is None or listing.next_check_on <= day
