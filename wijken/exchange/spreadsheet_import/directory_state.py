"""The directory as the planner needs it: names and addresses of all, details of those that a row is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch

from wijken.directory.duplicates.match_index import MatchIndex, MatchKeys
from wijken.directory.local_time import local_day
from wijken.directory.models import (
    Activity,
    Audience,
    FormerUuid,
    Listing,
    Neighbourhood,
    PostcodeArea,
    SpokenLanguage,
    Theme,
)
from wijken.directory.recurrence.reader import Reading

from .cells import times_in_words
from .headings import folded
from .models import ImportedRecord, ImportSource
from .planned import KnownListing
from .vocabulary import ImportVocabulary

PLACE_FIELDS = ("place", "street", "postcode", "town")
OTHER_PLACE = "Hier staat een andere plek. Pas die zo nodig zelf aan."
OTHER_TIMES = "Hier staan al activiteiten met tijden. Pas die zo nodig zelf aan."
OTHER_PROVIDER = "Hier staat een andere aanbieder. Pas die zo nodig zelf aan."
WORDS = {"themes": Theme, "audiences": Audience, "languages": SpokenLanguage}


class DirectoryState:
    """Implements ``plan.Directory``."""

    def __init__(self, source: ImportSource | None) -> None:
        """``source`` is None if this is the first list of it."""
        self.vocabulary = current_vocabulary()
        self._records = (
            ImportedRecord.objects.filter(source=source) if source else ImportedRecord.objects.none()
        )
        rows = self._records.values_list("key", "listing", "row_fingerprint")
        self.sources: dict[str, tuple[int | None, str]] = {
            key: (listing, row) for key, listing, row in rows.iterator()
        }
        listings = Listing.objects.values_list(
            "pk",
            "name",
            "other_names",
            "phone",
            "email",
            "website",
            "location__postcode",
            "visibility",
            "uuid",
        )
        self.contacts, self.unwanted = MatchIndex(), MatchIndex()
        self._by_uuid: dict[UUID, int] = {}
        for pk, name, others, phone, email, website, postcode, visibility, uuid in listings.iterator():
            names = (name, *filter(None, map(str.strip, others.split(","))))
            contact = MatchKeys(pk, names, phone, email, website, postcode or "")
            is_unwanted = visibility == Listing.Visibility.UNLISTED
            (self.unwanted if is_unwanted else self.contacts).add(contact)
            self._by_uuid[uuid] = pk
        for former, now in FormerUuid.objects.values_list("uuid", "now"):
            if now in self._by_uuid:
                self._by_uuid[former] = self._by_uuid[now]

    def listing_with(self, identifier: str) -> int | None:
        try:
            return self._by_uuid.get(UUID(identifier))
        except ValueError:
            return None

    def details(self, pks: Iterable[int]) -> dict[int, KnownListing]:
        chosen = list(pks)
        if not chosen:
            return {}
        activities = Activity.objects.with_times()
        listings = (
            Listing.objects.filter(pk__in=chosen)
            .select_related("organisation", "neighbourhood", "location", "latest_revision")
            .prefetch_related(*WORDS, Prefetch("activities", activities))
        )
        records = {
            record.listing_id: record
            for record in self._records.filter(listing__in=chosen).select_related("activity")
        }
        return {listing.pk: _known(listing, records.get(listing.pk)) for listing in listings}


def current_vocabulary() -> ImportVocabulary:
    areas: dict[str, set[str]] = defaultdict(set)
    for digits, name in PostcodeArea.objects.values_list("digits", "neighbourhood__name"):
        areas[digits].add(name)
    neighbourhoods: dict[str, str] = {}
    for name, others in Neighbourhood.objects.values_list("name", "other_names"):
        neighbourhoods |= {folded(each): name for each in (*others.split(","), name) if each.strip()}
    words = {
        field: {folded(name): name for name in model.objects.values_list("name", flat=True)}
        for field, model in WORDS.items()
    }
    return ImportVocabulary(neighbourhoods, areas, words)


def _known(listing: Listing, record: ImportedRecord | None) -> KnownListing:
    place = listing.location
    names = (
        "name",
        "other_names",
        "kind",
        "summary",
        "description",
        "phone",
        "email",
        "website",
        "contact_role",
    )
    values = {name: getattr(listing, name) for name in (*names, "status")}
    values["organisation"] = listing.organisation.name if listing.organisation else ""
    values["neighbourhood"] = listing.neighbourhood.name if listing.neighbourhood else ""
    values |= dict.fromkeys(PLACE_FIELDS, "")
    if place:
        shown = (place.name, place.street_address, place.postcode, place.town)
        values |= dict(zip(PLACE_FIELDS, shown, strict=True))
    for field in WORDS:
        values[field] = ", ".join(sorted(term.name for term in getattr(listing, field).all()))
    imported = record.field_fingerprints if record else {}
    kept = {}
    if place and not imported.keys() & set(PLACE_FIELDS):
        kept = dict.fromkeys(PLACE_FIELDS, OTHER_PLACE)
    if listing.organisation and "organisation" not in imported:
        kept["organisation"] = OTHER_PROVIDER
    ours = [each for each in listing.activities.all() if record and each.pk == record.activity_id]
    if not ours:
        ours = list(listing.activities.all())
        kept["times"] = OTHER_TIMES
    values["times"] = "; ".join(words for words in map(_times, ours) if words)
    edited = listing.latest_revision.created_at if listing.latest_revision else listing.created_at
    return KnownListing(
        listing.pk,
        listing.name,
        values,
        local_day(edited),
        listing.checked_on,
        _obstacle(listing) or _obstacle_at_activity(record.activity if record else None),
        imported,
        kept,
    )


def _times(activity: Activity) -> str:
    return times_in_words(Reading(tuple(activity.rules), tuple(activity.changes)))


def _obstacle(listing: Listing) -> str:
    if listing.locked:
        return "De vermelding staat op slot."
    if listing.has_unpublished_changes:
        return "Er staat een concept klaar. Rond dat eerst af."
    return ""


def _obstacle_at_activity(activity: Activity | None) -> str:
    if activity and activity.locked:
        return f"De activiteit “{activity.title}” staat op slot."
    if activity and activity.has_unpublished_changes:
        return f"Van de activiteit “{activity.title}” staat een concept klaar. Rond dat eerst af."
    return ""
