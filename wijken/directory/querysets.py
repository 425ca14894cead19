"""How the public reads facts: verbs that can be put one after the other."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Prefetch, Q, QuerySet

from core.publishing import not_expired

if TYPE_CHECKING:
    from .models import Listing, Neighbourhood


class FactQuerySet(QuerySet):
    """Facts with drafts and dates of their own."""

    def published(self, at: datetime) -> Self:
        """Published, and not past the expiry date at ``at``."""
        return self.filter(not_expired(at), live=True)


class ListingQuerySet(FactQuerySet):
    """Entries of the social map."""

    def published(self, at: datetime) -> Self:
        """What the public may see: published, not expired, with consent, and willing to be listed."""
        consented = Q(consent_until__isnull=True) | Q(consent_until__gte=local_day(at))
        return super().published(at).filter(consented, visibility="public")

    def in_neighbourhood(self, neighbourhood: Neighbourhood) -> Self:
        """What belongs to the neighbourhood itself."""
        return self.filter(neighbourhood=neighbourhood)

    def reaching(self, neighbourhood: Neighbourhood) -> Self:
        """What belongs to the neighbourhood, and what is for the whole municipality."""
        return self.filter(Q(neighbourhood=neighbourhood) | Q(neighbourhood__isnull=True))

    def still_there(self) -> Self:
        """Without what has stopped for good."""
        return self.exclude(status="defunct")

    def matching(self, text: str) -> Self:
        """Those in which every word of ``text`` occurs in a name, sentence or search word."""
        found = self
        for word in text.split()[:8]:
            found = found.filter(
                Q(name__icontains=word)
                | Q(other_names__icontains=word)
                | Q(summary__icontains=word)
                | Q(search_words__icontains=word)
                | Q(description__icontains=word)
            )
        return found

    def for_cards(self, at: datetime) -> Self:
        """With everything that a card shows, in a fixed number of queries."""
        from .models import Activity, Schedule, ScheduleException

        activities = (
            Activity.objects.published(at)
            .select_related("location")
            .prefetch_related(
                Prefetch("schedules", Schedule.objects.order_by("sort_order")),
                Prefetch("exceptions", ScheduleException.objects.order_by("first_day")),
            )
        )
        return self.select_related("neighbourhood", "organisation", "location", "image").prefetch_related(
            Prefetch("activities", activities, to_attr="published_activities"),
            "location__access_features__names",
            "translations",
        )


class ActivityQuerySet(FactQuerySet):
    """What happens at listings."""

    def at_public_listings(self, at: datetime) -> Self:
        """Published, at a listing that is itself public, open and not stopped."""
        from .models import Listing

        listings = Listing.objects.published(at).filter(status="active")
        return self.published(at).filter(listing__in=listings)


def local_day(at: datetime) -> date:
    """The day on the calendar in Pijnacker-Nootdorp at the moment ``at``."""
    from .recurrence import ZONE

    return at.astimezone(ZONE).date()
