"""Querysets for reading the directory."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self, cast

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce, Lower
from django.db.models.lookups import LessThanOrEqual

from core.normalization.phone_numbers import dialled
from core.permissions.users import AnyUser
from core.publishing import not_expired
from wijken.directory.duplicates.names import is_same_name
from wijken.directory.freshness.expressions import DayReached
from wijken.directory.freshness.levels import FreshnessLevel
from wijken.directory.freshness.periods import Periods
from wijken.directory.index_version import MOST_CHANGES, IndexChange, IndexVersion
from wijken.directory.local_time import local_day
from wijken.directory.permissions import editable_by

if TYPE_CHECKING:
    from .models import Listing, Neighbourhood

SOURCE_LANGUAGE = "nl"
"""The language in which records are written."""


class DirectoryRecordQuerySet(QuerySet):
    """Records with drafts and expiry dates."""

    def published(self, at: datetime) -> Self:
        """Published, and not expired at ``at``."""
        return self.filter(not_expired(at), live=True)

    def editable_by(self, user: AnyUser) -> Self:
        """Records that this user may edit."""
        return editable_by(self, user)

    def update(self, **values: object) -> int:
        """A bulk update, which also invalidates the caches, because it sends no signals.

        Of a few records exactly those are updated that are written down as changed.
        """
        keys = list(self.order_by().values_list("pk", flat=True)[: MOST_CHANGES + 1])
        if len(keys) > MOST_CHANGES:
            changed = super().update(**values)
        else:
            changed = super(DirectoryRecordQuerySet, self.filter(pk__in=keys)).update(**values)
        self._changed(keys)
        return changed

    def bulk_create(self, *args: Any, **kwargs: Any) -> list:
        made = super().bulk_create(*args, **kwargs)
        self._changed([record.pk for record in made])
        return made

    def _changed(self, keys: list[int | None]) -> None:
        if what := IndexChange.what_is(self.model):
            IndexVersion.renew(what, keys)
        else:
            IndexVersion.renew(IndexChange.What.WORDS)


class ListingQuerySet(DirectoryRecordQuerySet):
    def published(self, at: datetime) -> Self:
        """Public listings: published, not expired, with consent, and willing to be listed."""
        consented = Q(consent_until__isnull=True) | Q(consent_until__gte=local_day(at))
        return super().published(at).filter(consented, visibility="public")

    def reaching(self, neighbourhood: Neighbourhood | int) -> Self:
        """Listings of the neighbourhood, and those for the whole municipality."""
        return self.filter(Q(neighbourhood=neighbourhood) | Q(neighbourhood__isnull=True))

    def not_closed(self) -> Self:
        """Without listings that have stopped permanently."""
        return self.exclude(status="defunct")

    def apply_check_periods(self, periods: Periods) -> None:
        """Store the check period of every listing: by kind, and shorter with fixed times."""
        schedules = related_objects(related_objects(self.model, "activities").model, "schedules")
        timed = Exists(schedules.exclude(frequency="appointment").filter(activity__listing=OuterRef("pk")))
        for kind, with_times, days in periods.all():
            of_kind = self.filter(timed if with_times else ~timed, kind=kind).exclude(period_days=days)
            pks = list(of_kind.values_list("pk", flat=True))
            if pks:
                self.model._default_manager.filter(pk__in=pks).update(period_days=days)

    def due_for_check(self, day: date) -> Self:
        """Listings to check by ``day``: never checked first, then longest ago."""
        due = Q(checked_on__isnull=True) | _checked_before(FreshnessLevel.DUE, day)
        return self.filter(due).order_by(F("checked_on").asc(nulls_first=True), "name")

    def ending(self, first: date, last: date) -> Self:
        """With any end date in these days: of the listing, a consent, a notice, a closure, or a vacancy."""
        days = (first, last)
        vacancies = related_objects(self.model, "vacancies").filter(listing=OuterRef("pk"), until__range=days)
        return self.filter(
            Q(expire_at__date__range=days)
            | Q(consent_until__range=days)
            | (Q(notice_until__range=days) & ~Q(notice=""))
            | Q(closed_until__range=days, status="temporarily_closed")
            | Q(Exists(vacancies))
        ).prefetch_related("vacancies")

    def in_default_results(self, at: datetime) -> Self:
        """Without listings unconfirmed for so long that they are only shown on request."""
        return self.exclude(_checked_before(FreshnessLevel.STALE, local_day(at)))

    def confirmed_first(self, at: datetime) -> Self:
        """Confirmed listings first, then by name."""
        return self.with_confirmation(at).order_by(F("is_confirmed").desc(), Lower("name"), "pk")

    def with_confirmation(self, at: datetime) -> Self:
        """Annotate ``is_confirmed``: checked, and not so long ago that the public is told."""
        recently = ~_checked_before(FreshnessLevel.UNCONFIRMED, local_day(at))
        confirmed = Q(checked_on__isnull=False) & recently
        return self.annotate(is_confirmed=ExpressionWrapper(confirmed, BooleanField()))

    def with_text_in(self, language: str) -> Self:
        """Annotate ``translated_summary`` and ``translated_notes``: the texts in ``language``, or None."""
        if language == SOURCE_LANGUAGE:
            nothing = Value(None, output_field=TextField())
            return self.annotate(translated_summary=nothing, translated_notes=nothing)
        rows = related_objects(self.model, "translations").filter(listing=OuterRef("pk"), language=language)
        return self.annotate(
            translated_summary=Subquery(rows.values("summary")[:1]),
            translated_notes=Subquery(rows.values("practical_notes")[:1]),
        )

    def unlisted_match(self, name: str, phone: str = "", email: str = "") -> Listing | None:
        """An unlisted record that blocks adding this one, published or not; None if there is none.

        Visitors who propose a listing must not learn which record it was, nor that it exists.
        """
        hidden = cast("QuerySet[Listing]", self.filter(visibility="unlisted"))
        numbers, address = dialled(phone), email.casefold()
        for listing in hidden:
            names = [listing.name, *listing.other_names.split(",")]
            if any(is_same_name(name, other) for other in names if other.strip()):
                return listing
            if numbers & dialled(listing.phone):
                return listing
            if address and address == listing.email.casefold():
                return listing
        return None

    def matching(self, text: str) -> Self:
        """Every word of ``text`` occurs in a name, summary or search word."""
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

    def for_known_cards(self, language: str = "nl") -> Self:
        """Everything for a card that the index does not hold: one query, and one for images."""
        return (
            self.select_related("location", "image")
            .with_text_in(language)
            .prefetch_related(Prefetch("image__renditions", to_attr="prefetched_renditions"))
        )

    def for_cards(self, at: datetime, language: str = "nl") -> Self:
        """Everything for a card, in a fixed number of queries."""
        features = related_objects(related_objects(self.model, "location").model, "access_features").model
        return self.with_activities(at, language).prefetch_related(
            Prefetch("location__access_features", words_in(features, language))
        )

    def with_activities(self, at: datetime, language: str = "nl") -> Self:
        """With location, provider, image, texts in ``language``, and activities with their times."""
        activities = (
            related_objects(self.model, "activities").published(at).with_times().select_related("location")
        )
        return (
            self.select_related("neighbourhood", "organisation", "location", "image")
            .with_text_in(language)
            .prefetch_related(
                Prefetch("activities", activities, to_attr="published_activities"),
                Prefetch("image__renditions", to_attr="prefetched_renditions"),
            )
        )


class ActivityQuerySet(DirectoryRecordQuerySet):
    def at_listings_that_are_there(self, at: datetime) -> Self:
        """Published, and at a public listing that has not stopped; it may be temporarily closed.

        A correlated subquery, so that a few activities do not scan all listings.
        """
        listings = related_objects(self.model, "listing").published(at).not_closed()
        return self.published(at).filter(Exists(listings.filter(pk=OuterRef("listing"))))

    def reaching(self, neighbourhood: Neighbourhood | int) -> Self:
        """At a listing of the neighbourhood, or one for the whole municipality."""
        return self.filter(Q(listing__neighbourhood=neighbourhood) | Q(listing__neighbourhood__isnull=True))

    def with_times(self) -> Self:
        """Prefetch the schedules, in two queries."""
        return self.prefetch_related(
            Prefetch("schedules", related_objects(self.model, "schedules").order_by("sort_order")),
            Prefetch("exceptions", related_objects(self.model, "exceptions").order_by("first_day")),
        )

    def for_times(self) -> Self:
        """Only what a row of the agenda needs and the index does not hold."""
        shown = ["title", "cost", "is_example"]
        of_listing = ["name", "slug", "phone", "is_example", "checked_on", "period_days"]
        of_listing += ["said_stopped_on", "said_stopped_by"]
        shown += [f"listing__{name}" for name in of_listing]
        for place in ("location", "listing__location"):
            shown += [f"{place}__{name}" for name in ("name", "kind", "live", "expire_at")]
        return self.select_related("location", "listing__location").only(*shown)

    def for_rows(self, at: datetime) -> Self:
        """Everything that a row of "deze week" shows."""
        return self.select_related("location", "listing__location").with_times()


class VacancyQuerySet(QuerySet):
    def published(self, at: datetime) -> Self:
        """Not over, and at a listing that visitors find by default; it may be temporarily closed."""
        listings = related_objects(self.model, "listing").published(at).not_closed().in_default_results(at)
        return self.filter(Exists(listings.filter(pk=OuterRef("listing"))), until__gte=local_day(at))

    def reaching(self, neighbourhood: Neighbourhood | int) -> Self:
        """At a listing of the neighbourhood, or one for the whole municipality."""
        return self.filter(Q(listing__neighbourhood=neighbourhood) | Q(listing__neighbourhood__isnull=True))

    def for_rows(self) -> Self:
        """What a row shows, soonest to end first."""
        return self.select_related("listing__neighbourhood").order_by("until", "listing__name", "pk")


def related_objects(model: type[Model], field: str) -> Any:
    """All rows of the related model, so that querysets import no models."""
    return model._meta.get_field(field).related_model._default_manager.all()  # type: ignore[union-attr]


def words_in(model: type[Model], language: str) -> QuerySet:
    """Annotate the terms of a vocabulary with ``label``: the name in ``language``, or else in Dutch."""
    if language == SOURCE_LANGUAGE:
        return model._default_manager.annotate(label=F("name"))
    names = related_objects(model, "names")
    translated = names.filter(word=OuterRef("pk"), language=language).values("name")[:1]
    return model._default_manager.annotate(label=Coalesce(Subquery(translated), "name"))


def _checked_before(level: FreshnessLevel, day: date) -> Q:
    """Listings that were checked, but so long ago that they have reached ``level`` on ``day``."""
    return Q(checked_on__isnull=False) & Q(LessThanOrEqual(DayReached(level), Value(day)))
