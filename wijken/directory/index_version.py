"""When the index of the directory is out of date, and what of it."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from core import bulk_changes
from core.models import CacheToken

MOST_CHANGES = 100
"""Of more records at once it is not written down which they were: then all are read again."""
CHANGES_KEPT = 5_000


class IndexVersion(CacheToken):
    """Changes with every record of the directory."""

    class Meta:
        verbose_name = _("stand van de sociale kaart")
        db_table = "directory_factsstate"

    @classmethod
    def renew(cls, what: str = "", keys: Collection[int | None] = ()) -> None:
        """Change the token, and write down what changed: without ``what`` that is everything.

        The row of the token is locked until the transaction ends. So the changes are in the order in which
        they become visible.
        """
        if bulk_changes.are_going_on():
            return
        if len(keys) > MOST_CHANGES or None in keys:
            what, keys = IndexChange.What.EVERYTHING, ()
        with transaction.atomic():
            token = uuid.uuid4()
            if not cls._default_manager.filter(pk=1).update(token=token):
                cls._default_manager.update_or_create(pk=1, defaults={"token": token})
            changes = [IndexChange(token=token, what=what, key=key) for key in keys or (None,)]
            last = IndexChange.objects.bulk_create(changes)[-1]
            if last.pk % CHANGES_KEPT < len(changes):
                IndexChange.objects.filter(pk__lte=last.pk - CHANGES_KEPT).delete()


class IndexChange(models.Model):
    """One record that changed, and the token since then. The oldest are deleted."""

    class What(models.TextChoices):
        EVERYTHING = ""
        WORDS = "words"
        """And names: not what can be found where."""
        LISTING = "listing"
        ACTIVITY = "activity"
        LOCATION = "location"

    token = models.UUIDField(db_index=True, editable=False)
    what = models.CharField(max_length=8, blank=True, editable=False)
    key = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("wijziging van de sociale kaart")

    def __str__(self) -> str:
        return f"{self.what} {self.key}"

    @classmethod
    def what_is(cls, model: type[models.Model]) -> str:
        """The kind of a record that the index reads one by one; empty for others."""
        name = model._meta.model_name or ""
        return name if name in (cls.What.LISTING, cls.What.ACTIVITY, cls.What.LOCATION) else ""

    @classmethod
    def since(cls, token: uuid.UUID | None) -> dict[str, set[int]] | None:
        """The ids of what changed after ``token``, by kind. None if that is everything, or not known."""
        then = cls.objects.filter(token=token).aggregate(last=Max("pk"))["last"]
        if then is None:
            return None
        # One publication writes many rows about the same record.
        changes = cls.objects.filter(pk__gt=then).order_by().values_list("what", "key").distinct()
        found: dict[str, set[int]] = {what: set() for what in cls.What.values}
        for what, key in changes[: MOST_CHANGES + 1]:
            found[what].add(key)
        changed = sum(len(keys) for keys in found.values())
        if changed > MOST_CHANGES or cls.objects.filter(pk__gt=then, what=cls.What.EVERYTHING).exists():
            return None
        return found
