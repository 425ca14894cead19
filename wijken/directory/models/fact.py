import uuid
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from wijken.directory.querysets import FactQuerySet


class Fact(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """One row that says one thing about the neighbourhood, with drafts, history, moderation and a lock.

    ``uuid`` is the fact's name to the outside world. It never changes, whatever happens to the rest.
    """

    uuid = models.UUIDField(_("vast nummer"), default=uuid.uuid4, unique=True, editable=False)
    is_example = models.BooleanField(
        _("voorbeeld"),
        default=False,
        help_text=_("Zet dit aan bij verzonnen gegevens. Bezoekers zien dan het woord 'voorbeeld'."),
    )
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)

    objects = FactQuerySet.as_manager()

    kept_from_the_row: tuple[str, ...] = ("uuid", "created_at")
    """Fields that an old revision never puts back."""

    class Meta:
        abstract = True

    def is_public(self, at: datetime) -> bool:
        """The same rule as ``published(at)``, for a fact that came along with another one."""
        return self.live and (self.expire_at is None or self.expire_at > at)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A revision's content, but with what only the row itself may say (Wagtail's own extension point)."""
        fact = super().with_content_json(content)
        for name in self.kept_from_the_row:
            setattr(fact, name, getattr(self, name))
        return fact
