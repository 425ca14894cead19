"""How the public reads facts: verbs that can be put one after the other."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Lower
from django.db.models.lookups import LessThanOrEqual

from core.publishing import not_expired
from wijken.directory.choice import Choice
from wijken.directory.day_reached import DayReached
from wijken.directory.freshness import Level

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from .models import Neighbourhood

SOURCE_LANGUAGE = "nl"
"""What facts are written in."""


class FactQuerySet(QuerySet):
    """Facts with drafts and dates of their own."""

    def published(self, at: datetime) -> Self:
        """Published, and not past the expiry date at ``at``."""
        return self.filter(not_expired(at), live=True)

    def update(self, **values: Any) -> int:
        """Many rows at once, told to who keeps facts: no signal does that."""
        changed = super().update(**values)
        self._changed()
        return changed

    def bulk_create(self, *args: Any, **kwargs: Any) -> list:
        made = super().bulk_create(*args, **kwargs)
        self._changed()
        return made

    def _changed(self) -> None:
        from .models import FactsState

        FactsState.renew()


class ListingQuerySet(FactQuerySet):
    """Entries of the social map."""

    def published(self, at: datetime) -> Self:
        """What the public may see: published, not expired, with consent, and willing to be listed."""
        consented = Q(consent_until__isnull=True) | Q(consent_until__gte=local_day(at))
        return super().published(at).filter(consented, visibility="public")

    def in_neighbourhood(self, neighbourhood: Neighbourhood) -> Self:
        """What belongs to the neighbourhood itself."""
        return self.filter(neighbourhood=neighbourhood)

    def reaching(self, neighbourhood: Neighbourhood | int) -> Self:
        """What belongs to the neighbourhood, and what is for the whole municipality."""
        return self.filter(Q(neighbourhood=neighbourhood) | Q(neighbourhood__isnull=True))

    def still_there(self) -> Self:
        """Without what has stopped for good."""
        return self.exclude(status="defunct")

    def kept_by(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Those of the neighbourhoods whose team ``user`` is in; all of them for who is in no team."""
        from .models import TeamMember

        teams = list(TeamMember.objects.filter(user=user.pk).values_list("neighbourhood", flat=True))
        return self.filter(neighbourhood__in=teams) if teams else self

    def due_for_check(self, day: date) -> Self:
        """What somebody should look at on or before ``day``, never checked first, then oldest first."""
        due = Q(checked_on__isnull=True) | _checked_before(Level.DUE, day)
        return self.filter(due).order_by(F("checked_on").asc(nulls_first=True), "name")

    def ending(self, first: date, last: date) -> Self:
        """With an end date of any kind in these days: of itself, a consent, a notice, or of being closed."""
        days = (first, last)
        return self.filter(
            Q(expire_at__date__range=days)
            | Q(consent_until__range=days)
            | (Q(notice_until__range=days) & ~Q(notice=""))
            | Q(closed_until__range=days, status="temporarily_closed")
        )

    def open_at(self, at: datetime) -> Self:
        """What goes on at ``at``: active, or closed until a day that is past."""
        over = Q(status="temporarily_closed", closed_until__lt=local_day(at))
        return self.filter(Q(status="active") | over)

    def in_default_results(self, at: datetime) -> Self:
        """Without what has not been confirmed for so long that it is only shown to who asks for it."""
        return self.exclude(_checked_before(Level.STALE, local_day(at)))

    def by_trust(self, at: datetime) -> Self:
        """What somebody confirmed stands before what nobody did, and then by name."""
        unsure = Q(checked_on__isnull=True) | _checked_before(Level.UNCONFIRMED, local_day(at))
        trust = Case(When(unsure, then=Value(1)), default=Value(0))
        return self.order_by(trust, Lower("name"), "pk")

    def with_text_in(self, language: str) -> Self:
        """With ``translated_summary`` and ``translated_notes``: its texts in ``language``, or None."""
        from .models import ListingTranslation

        if language == SOURCE_LANGUAGE:
            nothing = Value(None, output_field=TextField())
            return self.annotate(translated_summary=nothing, translated_notes=nothing)
        rows = ListingTranslation.objects.filter(listing=OuterRef("pk"), language=language)
        return self.annotate(
            translated_summary=Subquery(rows.values("summary")[:1]),
            translated_notes=Subquery(rows.values("practical_notes")[:1]),
        )

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

    def for_known_cards(self, language: str = "nl") -> Self:
        """With what the index does not know of a card, in one query, and one more for pictures."""
        return (
            self.select_related("location", "image")
            .with_text_in(language)
            .prefetch_related(Prefetch("image__renditions", to_attr="prefetched_renditions"))
        )

    def for_cards(self, at: datetime, language: str = "nl") -> Self:
        """With everything that a card shows, in a fixed number of queries."""
        return self.with_activities(at, language).prefetch_related(
            Prefetch("location__access_features", words_in("AccessFeature", language))
        )

    def with_activities(self, at: datetime, language: str = "nl") -> Self:
        """With place, provider, picture, texts in ``language``, and what happens there and when."""
        from .models import Activity

        activities = Activity.objects.published(at).with_times().select_related("location")
        return (
            self.select_related("neighbourhood", "organisation", "location", "image")
            .with_text_in(language)
            .prefetch_related(
                Prefetch("activities", activities, to_attr="published_activities"),
                Prefetch("image__renditions", to_attr="prefetched_renditions"),
            )
        )


class ActivityQuerySet(FactQuerySet):
    """What happens at listings."""

    def at_public_listings(self, at: datetime) -> Self:
        """Published, at a listing that is itself public, open and not stopped."""
        from .models import Listing

        listings = Listing.objects.published(at).open_at(at)
        return self.published(at).filter(listing__in=listings)

    def at_listings_that_are_there(self, at: datetime) -> Self:
        """Published, at a public listing that has not stopped; it may be closed for a while.

        Looked up per activity, so that a few activities do not wait for the list of all listings.
        """
        from .models import Listing

        listings = Listing.objects.published(at).still_there()
        return self.published(at).filter(Exists(listings.filter(pk=OuterRef("listing"))))

    def reaching(self, neighbourhood: Neighbourhood | int) -> Self:
        """What is at a listing of the neighbourhood, or at one for the whole municipality."""
        return self.filter(Q(listing__neighbourhood=neighbourhood) | Q(listing__neighbourhood__isnull=True))

    def fitting(self, choice: Choice) -> Self:
        """What answers a choice, but for when: see ``choice.days`` and ``choice.fits``."""
        found = self.filter(**_told_by_rows(choice))
        if choice.neighbourhood is not None:
            found = found.reaching(choice.neighbourhood)
        for feature in choice.access:
            found = found.filter(Exists(_places_with(feature).filter(pk=_OWN_OR_LISTINGS_PLACE)))
        return found

    def with_times(self) -> Self:
        """With what "wanneer" is worked out from, in two queries."""
        from .models import Schedule, ScheduleException

        return self.prefetch_related(
            Prefetch("schedules", Schedule.objects.order_by("sort_order")),
            Prefetch("exceptions", ScheduleException.objects.order_by("first_day")),
        )

    def for_times(self) -> Self:
        """With what the index does not know of a row of the agenda, and nothing else."""
        shown = ["title", "cost", "is_example"]
        shown += [f"listing__{name}" for name in ("name", "slug", "phone", "is_example")]
        for place in ("location", "listing__location"):
            shown += [f"{place}__{name}" for name in ("name", "kind", "live", "expire_at")]
        return self.select_related("location", "listing__location").only(*shown)

    def for_rows(self, at: datetime) -> Self:
        """With everything that a row of "deze week" shows."""
        return self.select_related("location", "listing__location").with_times()


_OWN_OR_LISTINGS_PLACE = Coalesce(OuterRef("location"), OuterRef("listing__location"))


def _told_by_rows(choice: Choice) -> dict[str, Any]:
    """The parts of a choice that an activity or its listing says in a field."""
    fields = {
        "listing__themes": choice.theme,
        "listing__audiences": choice.audience,
        "listing__languages": choice.language,
        "listing__kind": choice.kind,
        "cost": choice.cost,
        "registration": choice.registration,
    }
    return {field: value for field, value in fields.items() if value}


def _places_with(feature: int) -> QuerySet:
    from .models import Location

    return Location.objects.filter(access_features=feature)


def local_day(at: datetime) -> date:
    """The day on the calendar in Pijnacker-Nootdorp at the moment ``at``."""
    from .recurrence import ZONE

    return at.astimezone(ZONE).date()


def words_in(model_name: str, language: str) -> QuerySet:
    """The words of one vocabulary with ``label``: the name in ``language``, or the Dutch one."""
    from django.apps import apps

    model = apps.get_model("directory", model_name)
    if language == SOURCE_LANGUAGE:
        return model.objects.annotate(label=F("name"))
    names = model._meta.get_field("names").related_model.objects
    translated = names.filter(word=OuterRef("pk"), language=language).values("name")[:1]
    return model.objects.annotate(label=Coalesce(Subquery(translated), "name"))


def _checked_before(level: Level, day: date) -> Q:
    """Listings that somebody once checked, so long ago that on ``day`` they have reached ``level``."""
    return Q(checked_on__isnull=False) & Q(LessThanOrEqual(DayReached(level), Value(day)))
