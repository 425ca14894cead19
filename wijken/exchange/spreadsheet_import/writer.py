"""Write planned rows: a listing with its place, provider and times, each with a revision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from wagtail.log_actions import log
from wagtail.models import Revision

from core.bulk_changes import BulkChanges
from core.permissions.users import LoggedInUser
from wijken.directory.duplicates.names import plain_name
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
from wijken.directory.slugs import FreeSlugs

from .directory_state import PLACE_FIELDS, WORDS
from .models import ImportChange, ImportedRecord, ImportRun
from .new_records import BATCH, NewRecords, clean, new_record
from .planned import PlannedRow, fingerprint, row_fingerprint
from .undo_state import Memory, as_memory

PLAIN_FIELDS = (
    "name", "other_names", "kind", "summary", "description", "phone", "email", "website",
    "contact_role", "status",
)  # fmt: skip
NO_SUMMARY = "Nog zonder uitleg."


class RowError(Exception):
    """A row that cannot be written, with a Dutch sentence: nothing of the run is."""


@dataclass
class NewRow:
    row: PlannedRow
    listing: Listing
    activity: Activity | None = None


class RowWriter:
    """Writes rows a batch at a time: call ``finish`` after the last."""

    def __init__(
        self, run: ImportRun, user: LoggedInUser | None, is_public: bool, changes: BulkChanges
    ) -> None:
        self.run, self.user, self.is_public = run, user, is_public
        self._waiting: list[PlannedRow] = []
        self._new = NewRecords(run, user, changes)
        self._new_providers: list[Organisation] = []
        self._new_places: list[Location] = []
        self._listing_slugs = FreeSlugs(Listing, otherwise="vermelding")
        self._provider_slugs = FreeSlugs(Organisation, otherwise="aanbieder")
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
        self._waiting.append(row)
        if len(self._waiting) == BATCH:
            self.finish()

    def finish(self) -> None:
        rows, self._waiting = self._waiting, []
        self._save_new([self._told(self._made, row) for row in rows if row.listing is None])
        for row in rows:
            if row.listing is not None:
                self._told(self._write_known, row)

    def _told[Result](self, write: Callable[[PlannedRow], Result], row: PlannedRow) -> Result:
        try:
            return write(row)
        except ValidationError as problem:
            raise RowError(f"{row.place}: {' '.join(problem.messages)}") from problem

    def _made(self, row: PlannedRow) -> NewRow:
        said = row.offer.values
        listing = new_record(
            Listing,
            self.is_public,
            slug=self._listing_slugs.take(said["name"]),
            kind=Listing.Kind.ORGANISATION,
            summary=NO_SUMMARY,
        )
        self._fill(listing, said, set(said))
        clean(listing)
        if "times" not in said or not row.offer.reading:
            return NewRow(row, listing)
        activity = new_record(Activity, self.is_public, listing=listing, title=listing.name)
        set_times(activity, row.offer.reading)
        clean(activity)
        return NewRow(row, listing, activity)

    def _save_new(self, made: list[NewRow]) -> None:
        self._save_parts()
        self._listing_slugs.take_others(each.listing for each in made)
        self._new.save(
            [each.listing for each in made],
            [each.row.place.row for each in made],
            [as_memory(None, each.listing, each.row.offer.checked) for each in made],
        )
        timed = [(each.activity, each.row.place.row) for each in made if each.activity]
        self._new.save([activity for activity, _row in timed], [row for _activity, row in timed])
        ImportedRecord.objects.bulk_create(
            remembered(
                ImportedRecord(source=self.run.source, key=each.row.key, activity=each.activity),
                each.row,
                each.listing,
            )
            for each in made
        )
        for each in made:
            self._publish_place(each.listing)
            if each.row.offer.checked:
                each.listing.confirm(*each.row.offer.checked, user=self.user)

    def _save_parts(self) -> None:
        self._provider_slugs.take_others(self._new_providers)
        self._new.save(self._new_providers)
        self._new.save(self._new_places)
        self._new_providers, self._new_places = [], []

    def _publish_place(self, listing: Listing) -> None:
        """A known place that was still a draft, as when an editor publishes the listing."""
        place = listing.location
        if listing.live and place and not place.live and not place.first_published_at:
            newest = place.latest_revision or place.save_revision(user=self.user)
            newest.publish(user=self.user, skip_permission_checks=True)
            place.refresh_from_db()

    def _write_known(self, row: PlannedRow) -> None:
        said, fields = row.offer.values, {change.field for change in row.made}
        listing = Listing.objects.select_related(
            "location", "neighbourhood", "organisation", "latest_revision"
        ).get(pk=row.listing)
        record = ImportedRecord.objects.filter(source=self.run.source, key=row.key).first()
        check = row.offer.checked
        if check and listing.checked_on and check[0] <= listing.checked_on:
            check = None
        memory = as_memory(record, listing, check)
        if fields - {"times"}:
            before = self._before(listing)
            self._fill(listing, said, fields)
            self._save_parts()
            # They have a key now, which the listing has to take over.
            listing.organisation, listing.location = listing.organisation, listing.location
            self._save(listing, before, row, memory)
        else:
            newest = listing.latest_revision
            self._remember(listing, newest, newest, row, memory)
        record = record or ImportedRecord(source=self.run.source, key=row.key)
        if "times" in fields and row.offer.reading:
            record.activity = self._write_times(listing, record.activity, row, row.offer.reading)
        remembered(record, row, listing).save()
        if check:
            listing.confirm(*check, user=self.user)

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
            known = new_record(
                Organisation,
                self.is_public,
                name=name,
                slug=self._provider_slugs.take(name),
                kind=Organisation.Kind.OTHER,
            )
            clean(known)
            self._new_providers.append(known)
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
        place = new_record(
            Location,
            self.is_public,
            name=said["place"] or ("" if is_home else street) or listing.name,
            kind=Location.Kind.HALL,
            neighbourhood=listing.neighbourhood,
            precision=Location.Precision.ROUNDED if is_home else Location.Precision.EXACT,
            street_address=street,
            postcode=code,
            town=said["town"] or (before.town if before else ""),
        )
        clean(place)
        self._new_places.append(place)
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
        set_times(activity, reading)
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


def set_times(activity: Activity, reading: Reading) -> None:
    activity.schedules = list(schedules_of(reading))
    activity.exceptions = [
        ScheduleException(first_day=change.first, last_day=change.last) for change in reading.changes
    ]


def remembered(record: ImportedRecord, row: PlannedRow, listing: Listing) -> ImportedRecord:
    record.listing = listing
    record.row_fingerprint = row_fingerprint(row.offer)
    record.field_fingerprints = {field: fingerprint(text) for field, text in row.offer.values.items()}
    return record


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
