"""The call list: whom to telephone this week, with one call for everything that one person knows.

Numbers on the site are public. Those of contacts are only included for users who may see contacts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wagtail.permissions import policy_registry

from core.normalization.phone_numbers import PhoneNumber, shown_numbers
from core.permissions.users import AnyUser
from wijken.directory.dashboard_tasks import my_listings
from wijken.directory.index.date_ranges import coming_week
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing
from wijken.upkeep.escalation import RULES
from wijken.upkeep.models import Contact, ContactRole


@dataclass(frozen=True, slots=True)
class Number:
    """``who`` is a role or a provider. A private number may only be used for this call."""

    phone: PhoneNumber
    who: str = ""
    is_private: bool = False


@dataclass(slots=True)
class Call:
    """One call: numbers in the order to try them, and listings to ask about. Without numbers: go and look."""

    numbers: list[Number]
    listings: list[Listing] = field(default_factory=list)


def calls(user: AnyUser, at: datetime) -> list[Call]:
    """First whoever can answer for most listings, then by due date.

    Listings that become due in the next weeks are included, as in a mail, so that nobody is called again
    soon.
    """
    soon = local_day(at) + timedelta(days=RULES.ask_along)
    listings = list(my_listings(user, at).not_closed().due_for_check(soon).select_related("organisation"))
    numbers = numbers_of(listings, user, at)
    together: dict[str, Call] = defaultdict(lambda: Call([]))
    for listing in listings:
        known = numbers[listing.pk]
        call = together[known[0].phone.dial if known else f"none-{listing.pk}"]
        for one in known:
            if one.phone.dial not in {each.phone.dial for each in call.numbers}:
                call.numbers.append(one)
        call.listings.append(listing)
    until = coming_week(local_day(at)).last
    due = [(sum(_is_due(one, until) for one in call.listings), call) for call in together.values()]
    return [call for count, call in sorted(due, key=lambda pair: -pair[0]) if count]


def numbers_of(listings: Iterable[Listing], user: AnyUser, at: datetime) -> dict[int, list[Number]]:
    """Per listing the numbers that this user may call: the listing's, its contacts', its provider's."""
    private: dict[int, list[Number]] = defaultdict(list)
    if may_see_contacts(user):
        roles = ContactRole.objects.filter(listing__in=listings).exclude(contact__phone="")
        for role in roles.select_related("contact").order_by("role"):
            who = str(role.get_role_display()).partition(":")[0]
            private[role.listing_id] += _numbers(role.contact.phone, who, is_private=True)
    found = {}
    for listing in listings:
        own = _numbers(listing.phone, listing.contact_role)
        provider = listing.organisation
        offered = _numbers(provider.phone, provider.name) if provider and provider.is_public(at) else []
        found[listing.pk] = [*own, *private[listing.pk], *offered]
    return found


def _numbers(phone: str, who: str, is_private: bool = False) -> list[Number]:
    return [Number(one, who, is_private) for one in shown_numbers(phone)]


def may_see_contacts(user: AnyUser) -> bool:
    return bool(policy_registry.get_by_type(Contact).user_has_permission(user, "view"))


def _is_due(listing: Listing, day: date) -> bool:
    return listing.next_check_on is None or listing.next_check_on <= day
