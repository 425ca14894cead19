"""Write one planned row: a listing with its place, provider and times, each with a revision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from wagtail.log_actions import log
from wagtail.models import Revision

from core.permissions.users import LoggedInUser
from wijken.directory.duplicates import plain_name
from wijken.directory.models import (
    Activity,
    DirectoryRecord,
    Listing,
    Location,
    Neighbourhood,
    Organisation,
    Schedule,
    ScheduleException,
)
from wijken.directory.recurrence.reader import Reading
from wijken.directory.slugs import slug_for

from .directory_state import PLACE_FIELDS, WORDS
from .models import ImportChange, ImportedRecord, ImportRun
from .planned import PlannedRow, fingerprint, row_fingerprint
from .undo_state import Memory, as_memory

PLAIN_FIELDS = (
    "name", "other_names", "kind", "summary", "description", "phone", "email", "website",
    "contact_role", "status",
)  # fmt: skip
NO_SUMMARY = "Nog zonder uitleg."


class RowError(Exception):
    """A row that cannot be written, with a Dutch sentence: nothing of the run is."""


class RowWriter:
    def __init__(self, run: ImportRun, user: LoggedInUser | None, at: datetime, is_public: bool) -> None:
        self.run, self.user, self.at, self.is_public = run, user, at, is_public
        self._neighbourhoods = {each.name: each for each in Neighbourhood.objects.all()}
        self._terms = {
            field: {term.name: term for term in model.objects.all()} for field, model in WORDS.items()
        }
        self._providers = {plain_name(each.name): each for each in Organisation.objects.all()}
        self._places = {
            (place.street_address.casefold(), place.postcode): place
            for place in Location.objects.filter(precision=Location.Precision.EXACT).exclude(
                street_address=""
            )
        }

    def write(self, row: PlannedRow) -> None:
        try:
            self._write(row)
        except ValidationError as problem:
            raise RowError(f"{row.place}: {' '.join(problem.messages)}") from problem

    def _write(self, row: PlannedRow) -> None:
        said = row.offer.values
        if row.listing is None:
            listing, fields = self._new_listing(row), set(said)
        else:
            listing = Listing.objects.select_related("location", "neighbourhood").get(pk=row.listing)
            fields = {change.field for change in row.made}
        record = ImportedRecord.objects.filter(source=self.run.source, key=row.key).first()
        check = row.offer.checked
        if check and listing.checked_on and check[0] <= listing.checked_on:
            check = None
        memory = as_memory(record, listing, check)
        if row.listing is None or fields - {"times"}:
            before = self._before(listing)
            self._fill(listing, said, fields)
            self._save(listing, before, row, memory)
        else:
            newest = listing.latest_revision
            self._remember(listing, newest, newest, row, memory)
        record = record or ImportedRecord(source=self.run.source, key=row.key)
        record.listing = listing
        if "times" in fields and row.offer.reading:
            record.activity = self._write_times(listing, record.activity, row, row.offer.reading)
        record.row_fingerprint = row_fingerprint(row.offer)
        record.field_fingerprints = {field: fingerprint(text) for field, text in said.items()}
        record.save()
        if check:
            listing.confirm(*check, user=self.user)

    def _new_listing(self, row: PlannedRow) -> Listing:
        name = row.offer.values["name"]
        return Listing(
            slug=slug_for(Listing, name, otherwise="vermelding"),
            kind=Listing.Kind.ORGANISATION,
            summary=NO_SUMMARY,
            live=self.is_public,
            has_unpublished_changes=not self.is_public,
        )

    def _fill(self, listing: Listing, said: dict[str, str], fields: set[str]) -> None:
        for name in fields & set(PLAIN_FIELDS):
            setattr(listing, name, said[name])
        for name in fields & set(WORDS):
            setattr(
                listing, name, [self._terms[name][word] for word in terms_in(said[name], self._terms[name])]
            )
        if "neighbourhood" in fields:
            listing.neighbourhood = self._neighbourhoods[said["neighbourhood"]]
        if "organisation" in fields:
            listing.organisation = self._provider(said["organisation"])
        if fields & set(PLACE_FIELDS):
            listing.location = self._place(listing, {name: said.get(name, "") for name in PLACE_FIELDS})
        elif "kind" in fields and is_exact_home(listing):
            listing.location = self._place(listing, dict.fromkeys(PLACE_FIELDS, ""))

    def _provider(self, name: str) -> Organisation:
        known = self._providers.get(plain_name(name))
        if known is None:
            known = Organisation(
                name=name,
                slug=slug_for(Organisation, name, otherwise="aanbieder"),
                kind=Organisation.Kind.OTHER,
                live=self.is_public,
                has_unpublished_changes=not self.is_public,
            )
            self._save(known)
            self._providers[plain_name(name)] = known
        return known

    def _place(self, listing: Listing, said: dict[str, str]) -> Location | None:
        """A known place with this address, or a new one. Of residents themselves it is shown roughly."""
        before = listing.location
        street = said["street"] or (before.street_address if before else "")
        code = said["postcode"] or (before.postcode if before else "")
        is_home = listing.kind == Listing.Kind.INITIATIVE
        known = None if is_home or not street else self._places.get((street.casefold(), code))
        if known:
            return known
        place = Location(
            name=said["place"] or ("" if is_home else street) or listing.name,
            kind=Location.Kind.HALL,
            neighbourhood=listing.neighbourhood,
            precision=Location.Precision.ROUNDED if is_home else Location.Precision.EXACT,
            street_address=street,
            postcode=code,
            town=said["town"] or (before.town if before else ""),
            live=self.is_public,
            has_unpublished_changes=not self.is_public,
        )
        self._save(place)
        if street and not is_home:
            self._places[street.casefold(), code] = place
        return place

    def _write_times(
        self, listing: Listing, activity: Activity | None, row: PlannedRow, reading: Reading
    ) -> Activity:
        activity = activity or Activity(
            listing=listing,
            title=listing.name,
            live=self.is_public,
            has_unpublished_changes=not self.is_public,
        )
        before = self._before(activity)
        activity.schedules = list(schedules_of(reading))
        activity.exceptions = [
            ScheduleException(first_day=change.first, last_day=change.last) for change in reading.changes
        ]
        self._save(activity, before, row)
        return activity

    def _before(self, record: DirectoryRecord) -> Revision | None:
        """Its newest revision, to be taken before it changes: a record that never had one gets it now."""
        if record.pk is None:
            return None
        revision: Revision = record.latest_revision or record.save_revision(user=self.user, changed=False)
        return revision

    def _save(
        self,
        record: DirectoryRecord,
        before: Revision | None = None,
        row: PlannedRow | None = None,
        memory: Memory = None,
    ) -> None:
        """Save with a revision and log entries, as the editor's form does."""
        is_new = record.pk is None
        record.clean_fields()
        if is_new:
            record.save()
            log(instance=record, action="wagtail.create", user=self.user)
        after = record.save_revision(user=self.user, changed=not is_new, log_action=not is_new)
        if record.live:
            after.publish(user=self.user, log_action=True)
        self._remember(record, before, after, row, memory, is_new)

    def _remember(
        self,
        record: DirectoryRecord,
        before: Revision | None,
        after: Revision | None,
        row: PlannedRow | None,
        memory: Memory,
        is_new: bool = False,
    ) -> None:
        ImportChange.objects.create(
            run=self.run,
            row=row.place.row if row else 0,
            record=record,
            is_new=is_new,
            revision_before=before,
            revision_after=after,
            imported_before=memory,
        )


def is_exact_home(listing: Listing) -> bool:
    """Whether everybody sees where residents live who do this themselves."""
    place = listing.location
    return (
        listing.kind == Listing.Kind.INITIATIVE
        and place is not None
        and place.precision == Location.Precision.EXACT
    )


def terms_in(text: str, known: Iterable[str]) -> list[str]:
    """Names joined with a comma; a name may have one itself."""
    whole = set(text.split(", "))
    return [name for name in known if name in whole or (", " in name and name in text)]


def schedules_of(reading: Reading) -> Iterable[Schedule]:
    for order, rule in enumerate(reading.rules):
        yield Schedule(
            sort_order=order,
            frequency=rule.frequency.value,
            weekdays=rule.weekdays,
            nth=rule.nth,
            interval=rule.interval,
            weeks=rule.weeks.value if rule.weeks else "",
            first_day=rule.first,
            last_day=rule.last,
            starts_at=rule.starts_at,
            ends_at=rule.ends_at,
            not_in_school_holidays=rule.not_in_school_holidays,
            not_on_public_holidays=rule.not_on_public_holidays,
        )
