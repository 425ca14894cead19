"""Listings as cards: the attributes that the components use.

Built from querysets with ``for_cards`` or ``for_known_cards``; nothing here runs further queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from core.models import SiteImage
from wijken.directory.index.activity import KnownActivity
from wijken.directory.models import Activity, Listing, Location
from wijken.directory.querysets import ListingQuerySet
from wijken.directory.recurrence.formats import date_in_words
from wijken.directory.recurrence.occurrences import next_occurrences
from wijken.social_map.activity_rows import OccurrenceRow
from wijken.social_map.public_location import Feature, features_of, place_name_of, public_place
from wijken.visitor import VisitorContext

COST_KINDS = (Activity.Cost.FREE, Activity.Cost.SMALL, Activity.Cost.PAID)
KIND_LABELS = dict(Listing.Kind.choices)


class ListingCard:
    """A listing on a card."""

    def __init__(
        self,
        listing: Listing,
        reading: VisitorContext,
        activities: Sequence[Activity | KnownActivity] | None = None,
    ) -> None:
        self.listing = listing
        self.reading = reading
        self.activities: Sequence[Activity | KnownActivity] = (
            activities if activities is not None else getattr(listing, "published_activities", [])
        )

    @property
    def name(self) -> str:
        return self.listing.name

    @property
    def url(self) -> str:
        return self.reading.listing_url(self.listing.slug)

    @property
    def on_list(self) -> bool:
        """Whether it is on the visitor's list."""
        return self.listing.slug in self.reading.shortlist

    @cached_property
    def kind_label(self) -> str:
        return str(KIND_LABELS.get(self.listing.kind, self.listing.kind))

    @cached_property
    def summary(self) -> str:
        """In the visitor's language, or else in Dutch and marked up as such."""
        return self.translated_summary or self.reading.dutch(self.listing.summary)

    @property
    def translated_summary(self) -> str:
        return getattr(self.listing, "translated_summary", None) or ""

    @cached_property
    def when_words(self) -> list[str]:
        words = [
            line
            for activity in self.activities
            for line in activity.when_words(self.reading.at, self.reading.language)
        ]
        return list(dict.fromkeys(words))

    @cached_property
    def next_occurrence(self) -> OccurrenceRow | None:
        """The first occurrence of any of its activities; None while it is closed."""
        if self.status != Listing.Status.ACTIVE:
            return None
        reading = self.reading
        firsts = [
            occurrence
            for activity in self.activities
            for occurrence in next_occurrences(
                activity.rules, activity.changes, reading.holidays, reading.at, 1
            )
        ]
        return OccurrenceRow.of(min(firsts), reading) if firsts else None

    @cached_property
    def neighbourhood_name(self) -> str:
        """The neighbourhood, or that it serves the whole municipality."""
        neighbourhood = self.listing.neighbourhood
        if neighbourhood is None:
            return _("hele gemeente")
        return neighbourhood.name if neighbourhood.is_public(self.reading.at) else ""

    @cached_property
    def place(self) -> Location | None:
        return public_place(self.listing.location, self.reading.at)

    @cached_property
    def place_name(self) -> str:
        return place_name_of(self.place, self.reading)

    @cached_property
    def cost_kind(self) -> str:
        """Of the most expensive activity, to avoid surprises."""
        kinds = {activity.cost for activity in self.activities}
        return next((kind.value for kind in reversed(COST_KINDS) if kind in kinds), "")

    @cached_property
    def cost_label(self) -> str:
        """All kinds of cost, from free to paid: "Gratis of kleine bijdrage"."""
        kinds = {activity.cost for activity in self.activities}
        labels = [str(kind.label) for kind in COST_KINDS if kind in kinds]
        return _(" of ").join(labels[:1] + [label.lower() for label in labels[1:]])

    @cached_property
    def access_features(self) -> list[Feature]:
        return features_of(self.place, self.reading)

    @cached_property
    def status(self) -> str:
        return self.listing.status_at(self.reading.at).value

    @property
    def status_label(self) -> str:
        """Whether it is open, and until when it is closed."""
        until = self.listing.closed_until
        if self.status == Listing.Status.CLOSED and until:
            day = date_in_words(until, self.reading.language, self.reading.at)
            return _("Tijdelijk dicht tot en met %(day)s") % {"day": day}
        return str(Listing.Status(self.status).label)

    @cached_property
    def is_unconfirmed(self) -> bool:
        return self.listing.is_unconfirmed_at(self.reading.at)

    @cached_property
    def said_stopped(self) -> str:
        return self.listing.said_stopped

    @property
    def checked_on(self) -> date | None:
        return self.listing.checked_on

    @cached_property
    def checked_by(self) -> str:
        return self.reading.dutch(self.listing.checked_by)

    @property
    def is_example(self) -> bool:
        return self.listing.is_example

    @property
    def image(self) -> SiteImage | None:
        return self.listing.image


def listing_cards(listings: ListingQuerySet, reading: VisitorContext) -> list[ListingCard]:
    """Cards for a queryset, with everything they need."""
    return [ListingCard(each, reading) for each in listings.for_cards(reading.at, reading.language)]
