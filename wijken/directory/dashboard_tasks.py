"""Dashboard tasks about directory records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from wijken.directory.index.date_ranges import coming_week
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing
from wijken.directory.querysets import ListingQuerySet


def _list_of(query: str) -> str:
    return f"{reverse(Listing.snippet_viewset.get_url_name('list'))}?{query}"


@dashboard_task_source(
    "listings-ending",
    gettext_lazy("Loopt binnen zeven dagen af"),
    order=200,
    help=gettext_lazy("Daarna verandert het vanzelf op de site. Klopt dat niet? Geef dan een nieuwe datum."),
)
def listings_ending(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """What ends in the next seven days: a listing, a consent, a notice, a closure, or a vacancy."""
    today = local_day(at)
    ending = [
        (first_end(one, today), one) for one in my_listings(user, at).ending(today, coming_week(today).last)
    ]
    for (day, words), listing in sorted(ending, key=lambda pair: (pair[0][0], pair[1].name)):
        yield Todo(
            title=listing.name,
            url=listing.edit_url,
            note=words % {"day": date_format(day, "j F Y")},
            where=listing.where,
            action=Action(_("Bekijk"), listing.edit_url),
        )


@dashboard_task_source(
    "due-checks",
    gettext_lazy("Klopt het nog?"),
    order=300,
    help=gettext_lazy("Klopt het? Druk op de knop. Klopt het niet? Open de vermelding en pas haar aan."),
    more=lambda: _list_of("te_controleren=week"),
)
def due_checks(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Listings due for a check: never checked first, then longest ago."""
    for listing in my_listings(user, at).not_closed().due_for_check(coming_week(local_day(at)).last):
        yield Todo(
            title=listing.name,
            url=listing.edit_url,
            note=_checked(listing.checked_on),
            where=listing.where,
            action=Action(_("Klopt nog"), reverse("directory_confirm", args=[listing.pk]), posts=True),
        )


def my_listings(user: AnyUser, at: datetime) -> ListingQuerySet:
    """The public listings that this user maintains."""
    if not policy_registry.get_by_type(Listing).user_has_permission(user, "change"):
        return Listing.objects.none()
    return Listing.objects.published(at).editable_by(user).select_related("neighbourhood")


def _checked(on: date | None) -> str:
    if on is None:
        return _("Nog nooit gecontroleerd")
    return _("Gecontroleerd op %(day)s") % {"day": date_format(on, "j F Y")}


def first_end(listing: Listing, today: date) -> tuple[date, str]:
    """The earliest of its end dates, and the sentence about it."""
    closed_until = listing.closed_until if listing.status == Listing.Status.CLOSED else None
    ends = [
        (local_day(listing.expire_at) if listing.expire_at else None, _("De vermelding loopt af op %(day)s")),
        (listing.consent_until, _("De toestemming loopt af op %(day)s")),
        (listing.notice_until if listing.notice else None, _("De mededeling verdwijnt na %(day)s")),
        (closed_until, _("Dicht tot en met %(day)s")),
    ]
    ends += [(each.until, _("De vraag om hulp verdwijnt na %(day)s")) for each in listing.vacancies.all()]
    return min((day, words) for day, words in ends if day and day >= today)
