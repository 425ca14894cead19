"""What there is to do about the facts of the social map."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from core.todo import Action, Todo, todo_source
from wijken.directory.models import Listing
from wijken.directory.querysets import ListingQuerySet, local_day
from wijken.directory.reach import within_reach

A_WEEK = timedelta(days=6)


def _list_of(query: str) -> str:
    return f"{reverse(Listing.snippet_viewset.get_url_name('list'))}?{query}"


@todo_source(
    "listings-ending",
    gettext_lazy("Loopt deze week af"),
    order=200,
    help=gettext_lazy("Daarna verandert het vanzelf op de site. Klopt dat niet? Geef dan een nieuwe datum."),
)
def listings_ending(user: Any, at: datetime) -> Iterator[Todo]:
    """What leaves the site this week by itself: a listing, a consent, a notice, a "closed until"."""
    today = local_day(at)
    ending = [(_first_end(one, today), one) for one in my_listings(user, at).ending(today, today + A_WEEK)]
    for (day, words), listing in sorted(ending, key=lambda pair: (pair[0][0], pair[1].name)):
        yield Todo(
            title=listing.name,
            url=listing.edit_url,
            note=words % {"day": date_format(day, "j F Y")},
            where=listing.where,
            action=Action(_("Bekijk"), listing.edit_url),
        )


@todo_source(
    "due-checks",
    gettext_lazy("Klopt het nog?"),
    order=300,
    help=gettext_lazy("Klopt het? Druk op de knop. Klopt het niet? Open de vermelding en pas haar aan."),
    more=lambda: _list_of("te_controleren=week"),
)
def due_checks(user: Any, at: datetime) -> Iterator[Todo]:
    """Listings that somebody should look at this week: never checked first, then the oldest."""
    for listing in my_listings(user, at).still_there().due_for_check(local_day(at) + A_WEEK):
        yield Todo(
            title=listing.name,
            url=listing.edit_url,
            note=_checked(listing.checked_on),
            where=listing.where,
            action=Action(_("Klopt nog"), reverse("directory_confirm", args=[listing.pk]), posts=True),
        )


def my_listings(user: Any, at: datetime) -> ListingQuerySet:
    """The public listings that this person keeps up to date."""
    if not policy_registry.get_by_type(Listing).user_has_permission(user, "change"):
        return Listing.objects.none()
    return within_reach(Listing.objects.published(at), user).kept_by(user).select_related("neighbourhood")


def _checked(on: date | None) -> str:
    if on is None:
        return _("Nog nooit gecontroleerd")
    return _("Gecontroleerd op %(day)s") % {"day": date_format(on, "j F Y")}


def _first_end(listing: Listing, today: date) -> tuple[date, str]:
    """The first of its ends, and how to say it."""
    closed_until = listing.closed_until if listing.status == Listing.Status.CLOSED else None
    ends = [
        (local_day(listing.expire_at) if listing.expire_at else None, _("De vermelding loopt af op %(day)s")),
        (listing.consent_until, _("De toestemming loopt af op %(day)s")),
        (listing.notice_until if listing.notice else None, _("De mededeling verdwijnt na %(day)s")),
        (closed_until, _("Dicht tot en met %(day)s")),
    ]
    return min((day, words) for day, words in ends if day and day >= today)
