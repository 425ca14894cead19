"""Write many records that are not there yet at once, each with what the editor's form would add.

That is: a revision, log entries, and what is needed for undoing. Wagtail writes these one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.log_actions import get_active_log_context
from wagtail.log_actions import registry as log_registry
from wagtail.models import Revision

from core.bulk_changes import BulkChanges
from core.permissions.users import LoggedInUser
from wijken.directory.models import DirectoryRecord

from .models import ImportChange, ImportRun
from .undo_state import Memory

BATCH = 500


def new_record[Record: DirectoryRecord](model: type[Record], is_public: bool, **values: object) -> Record:
    """Not saved yet, and without related objects, so that the database is not asked for them."""
    record = model(live=is_public, has_unpublished_changes=not is_public, **values)
    if is_public:
        record.first_published_at = record.last_published_at = timezone.now()
    parts = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    for name in (*parts, *(field.name for field in get_all_child_m2m_relations(model))):
        setattr(record, name, [])
    return record


def clean(record: DirectoryRecord) -> None:
    """Raises ValidationError. What a record refers to was just found or made, so that is not asked again."""
    record.clean_fields(exclude={field.name for field in record._meta.fields if field.is_relation})


class NewRecords:
    def __init__(self, run: ImportRun, user: LoggedInUser | None, changes: BulkChanges) -> None:
        self.run, self.user, self.changes = run, user, changes

    def save(
        self,
        records: Sequence[DirectoryRecord],
        rows: Sequence[int] | None = None,
        memories: Sequence[Memory] | None = None,
    ) -> None:
        """Of one model; ``rows`` and ``memories`` are of the list, in the same order."""
        if not records:
            return
        model = type(records[0])
        model._base_manager.bulk_create(records, batch_size=BATCH)
        self._save_children(model, records)
        revisions = self._save_revisions(model, records)
        self._log(model, records, revisions)
        kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
        ImportChange.objects.bulk_create(
            (
                ImportChange(
                    run=self.run,
                    row=row,
                    content_type=kind,
                    object_id=record.pk,
                    is_new=True,
                    revision_after=revision,
                    imported_before=memory,
                )
                for record, revision, row, memory in zip(
                    records,
                    revisions,
                    rows or [0] * len(records),
                    memories or [None] * len(records),
                    strict=True,
                )
            ),
            batch_size=BATCH,
        )
        self.changes.note(*records)

    def _save_children(self, model: type[DirectoryRecord], records: Iterable[DirectoryRecord]) -> None:
        for relation in get_all_child_relations(model):
            children: list[Model] = []
            for record in records:
                of_this = list(getattr(record, relation.get_accessor_name()).all())
                for child in of_this:
                    setattr(child, relation.field.name, record)
                children += of_this
            relation.related_model._base_manager.bulk_create(children, batch_size=BATCH)
        for field in get_all_child_m2m_relations(model):
            through = field.remote_field.through
            mine, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            through._base_manager.bulk_create(
                (
                    through(**{mine: record.pk, other: term.pk})
                    for record in records
                    for term in getattr(record, field.name).all()
                ),
                batch_size=BATCH,
            )

    def _save_revisions(
        self, model: type[DirectoryRecord], records: Iterable[DirectoryRecord]
    ) -> list[Revision]:
        kind = model.get_content_type()
        revisions: list[Revision] = Revision.objects.bulk_create(
            (
                Revision(
                    content_type=kind,
                    base_content_type=model.get_base_content_type(),
                    object_id=str(record.pk),
                    created_at=timezone.now(),
                    user=self.user,
                    object_str=str(record),
                    content=record.serializable_data(),
                )
                for record in records
            ),
            batch_size=BATCH,
        )
        for record, revision in zip(records, revisions, strict=True):
            record.latest_revision = revision
            record.live_revision = revision if record.live else None
        model._base_manager.bulk_update(records, ["latest_revision", "live_revision"], batch_size=BATCH)
        return revisions

    def _log(
        self, model: type[DirectoryRecord], records: Iterable[DirectoryRecord], revisions: Iterable[Revision]
    ) -> None:
        context = get_active_log_context()
        entry = log_registry.get_log_model_for_model(model)
        kind = model.get_content_type()
        entries = []
        for record, revision in zip(records, revisions, strict=True):
            common = {
                "content_type": kind,
                "object_id": str(record.pk),
                "label": str(record),
                "timestamp": timezone.now(),
                "user": self.user or context.user,
                "uuid": context.uuid,
                "data": {},
            }
            entries.append(entry(action="wagtail.create", **common))
            if record.live:
                entries.append(
                    entry(action="wagtail.publish", revision=revision, content_changed=True, **common)
                )
        entry.objects.bulk_create(entries, batch_size=BATCH)
