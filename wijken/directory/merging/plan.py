"""What merging two records would do, for an editor to read before it happens."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from hashlib import blake2b

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Revision

from core.permissions.users import LoggedInUser
from wijken.directory.merging.fields import Difference, differences
from wijken.directory.merging.references import (
    ReferringRow,
    lists_with,
    owner_of,
    referring_rows,
    texts_with,
)
from wijken.directory.models import Activity, DirectoryRecord, Listing


def as_last_written(record: DirectoryRecord) -> DirectoryRecord:
    """What is on the site, or of what is not there the latest draft."""
    newest: Revision | None = record.latest_revision
    return record if record.live or newest is None else newest.as_object()


class MergePlan:
    """``kept`` stays; ``other`` goes on in it."""

    def __init__(self, kept: DirectoryRecord, other: DirectoryRecord) -> None:
        self.kept, self.other = as_last_written(kept), as_last_written(other)

    @cached_property
    def differences(self) -> list[Difference]:
        return differences(self.kept, self.other)

    @cached_property
    def rows(self) -> list[ReferringRow]:
        return [each for each in referring_rows(self.other) if not self._is_part(each)]

    @cached_property
    def activities(self) -> list[ReferringRow]:
        """Of a listing: the editor chooses which of them come along."""
        return [each for each in referring_rows(self.other) if self._is_part(each)]

    @cached_property
    def left_behind(self) -> list[ReferringRow]:
        """What the kept record has already, and may have once."""
        return [each for each in self.rows if not each.fits(self.kept)]

    @cached_property
    def moving(self) -> list[ReferringRow]:
        behind = {id(each) for each in self.left_behind}
        return [each for each in self.rows if id(each) not in behind]

    @cached_property
    def lists(self) -> list[tuple[Model, str]]:
        return list(lists_with(self.other))

    @cached_property
    def texts(self) -> list[Model]:
        return texts_with(self.other)

    @property
    def sources(self) -> list[Model]:
        """What refers to the record, and is an object by itself."""
        owners = [owner_of(each.row) for each in self.moving]
        apart = [each for each in owners if each != self.other and hasattr(each, "latest_revision_id")]
        return list(dict.fromkeys([*apart, *(source for source, _name in self.lists), *self.texts]))

    @property
    def counted(self) -> list[str]:
        """How many rows of each kind belong to the record itself and move along."""
        named = {type(each) for each in self.sources}
        kinds = Counter(type(each.row) for each in self.moving if type(each.row) not in named)
        return [_counted(model, count) for model, count in kinds.items()]

    @property
    def uncounted(self) -> list[str]:
        kinds = Counter(type(each.row) for each in self.left_behind)
        return [_counted(model, count) for model, count in kinds.items()]

    @property
    def fingerprint(self) -> str:
        """Another one as soon as anybody changed either record, or something that would stay behind."""
        said = [
            [each.serializable_data(), each.latest_revision_id, each.live] for each in (self.kept, self.other)
        ]
        text = json.dumps([said, self.uncounted], sort_keys=True, default=str)
        return blake2b(text.encode(), digest_size=16).hexdigest()

    def seems_there(self, activity: Activity) -> bool:
        """Whether the kept listing has an activity with that name and those times."""
        same = [
            each
            for each in Activity.objects.filter(listing=self.kept.pk).with_times()
            if each.title.casefold() == activity.title.casefold()
        ]
        return any(each.rules == activity.rules for each in same)

    def obstacles(self, user: LoggedInUser) -> list[str]:
        return list(self._obstacles(user))

    def _obstacles(self, user: LoggedInUser) -> Iterator[str]:
        if self.kept.pk == self.other.pk:
            yield _("Dit is twee keer hetzelfde.")
            return
        if _is_unlisted(self.other) and not _is_unlisted(self.kept):
            yield _(
                "“%(name)s” wil niet vermeld worden. Laat die staan: anders vergeten we die wens. Wissel om."
            ) % {"name": self.other}
        if isinstance(self.other, Listing) and any(each.pk is None for each in self.other.activities.all()):
            yield _("“%(name)s” heeft een activiteit die nog niet bewaard is. Zet die eerst op de site.") % {
                "name": self.other
            }
        for record in (self.kept, self.other):
            said = {"name": record}
            lock = record.get_lock()
            if lock and lock.for_user(user):
                yield _("“%(name)s” is op slot.") % said
            if record.workflow_in_progress:
                yield _("Bij “%(name)s” wacht een verandering op een besluit. Beslis daar eerst over.") % said
            elif record.live and record.has_unpublished_changes:
                yield _("“%(name)s” heeft een concept. Zet dat eerst op de site, of haal het weg.") % said
            elif record.revisions.filter(approved_go_live_at__isnull=False).exists():
                yield _("“%(name)s” komt later vanzelf op de site. Haal die planning eerst weg.") % said

    def warnings(self, at: datetime) -> list[str]:
        return list(self._warnings(at))

    def _warnings(self, at: datetime) -> Iterator[str]:
        names = {"kept": self.kept, "other": self.other}
        kept_public, other_public = (_is_public(each, at) for each in (self.kept, self.other))
        if not kept_public:
            yield _("“%(kept)s” staat niet op de site. Bezoekers vinden dan geen van beide.") % names
        elif not other_public:
            yield _("“%(other)s” staat niet op de site. Wat je daarvan overneemt, komt er wel op.") % names
        if self._lacks_a_place():
            yield (_("“%(other)s” heeft geen plek. De activiteiten komen op die van “%(kept)s”.") % names)
        yield _("Oude versies van “%(other)s” gaan weg. Wie wat deed, blijft in de sitegeschiedenis.") % names

    def _lacks_a_place(self) -> bool:
        if not (isinstance(self.kept, Listing) and isinstance(self.other, Listing)):
            return False
        without = [each for each in self.activities if getattr(each.row, "location_id", None) is None]
        return bool(without and self.kept.location_id and not self.other.location_id)

    def _is_part(self, each: ReferringRow) -> bool:
        return isinstance(self.other, Listing) and isinstance(each.row, Activity)


def _is_unlisted(record: DirectoryRecord) -> bool:
    return isinstance(record, Listing) and record.visibility == Listing.Visibility.UNLISTED


def _is_public(record: DirectoryRecord, at: datetime) -> bool:
    return type(record)._default_manager.published(at).filter(pk=record.pk).exists()  # type: ignore[attr-defined]


def _counted(model: type[Model], count: int) -> str:
    return f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}"
