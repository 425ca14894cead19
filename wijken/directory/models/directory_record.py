import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from wijken.directory.querysets import DirectoryRecordQuerySet


class DirectoryRecord(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """Base class of directory records, with drafts, history, moderation and locking.

    ``uuid`` is the public identifier. It never changes.
    """

    uuid = models.UUIDField(_("vast nummer"), default=uuid.uuid4, unique=True, editable=False)
    is_example = models.BooleanField(
        _("voorbeeld"),
        default=False,
        help_text=_("Zet dit aan bij verzonnen gegevens. Bezoekers zien dan het woord 'voorbeeld'."),
    )
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)

    objects = DirectoryRecordQuerySet.as_manager()

    kept_from_the_row: tuple[str, ...] = ("uuid", "created_at")
    """Fields that reverting to an old revision does not restore."""
    is_merged = False
    """Whether it is deleted because it goes on in another record: nobody asked to erase it."""

    class Meta:
        abstract = True

    def is_public(self, at: datetime) -> bool:
        """The same rule as ``published(at)``, for a record that was fetched with another one."""
        return self.live and (self.expire_at is None or self.expire_at > at)

    def with_content_json(self, content: dict[str, object]) -> Self:
        """Restore a revision, except for the fields above (Wagtail's extension point)."""
        fact = super().with_content_json(content)
        for name in self.kept_from_the_row:
            setattr(fact, name, getattr(self, name))
        return fact
