"""Write many records at once: what follows a change then happens once, at the end, for all of them.

Who follows single changes by a signal asks ``postponed(instance)`` first, and receives ``finished``. What is
written without signals, such as by ``bulk_create``, is named with ``note``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from django.db.models import Model
from django.dispatch import Signal

finished = Signal()
"""Sent with ``changes``, within the transaction."""


class BulkChanges:
    """The keys of what was written or deleted, by model."""

    def __init__(self) -> None:
        self._keys: dict[type[Model], set[int]] = defaultdict(set)

    def note(self, *records: Model) -> None:
        for record in records:
            self._keys[type(record)].add(record.pk)

    def keys_of(self, model: type[Model]) -> frozenset[int]:
        return frozenset(self._keys.get(model, ()))

    @property
    def models(self) -> list[type[Model]]:
        return [model for model, keys in self._keys.items() if keys]


_current: ContextVar[BulkChanges | None] = ContextVar("bulk changes", default=None)


def are_going_on() -> bool:
    return _current.get() is not None


def postponed(record: Model) -> bool:
    """Whether what follows this change waits for ``finished``."""
    changes = _current.get()
    if changes is not None:
        changes.note(record)
    return changes is not None


@contextmanager
def bulk_changes() -> Iterator[BulkChanges]:
    """Only within a transaction, because nothing is followed if an error ends it."""
    from wagtail.signal_handlers import disable_reference_index_auto_update  # needs the models to be loaded

    if not connection.in_atomic_block:
        raise RuntimeError("bulk_changes() needs a transaction")
    changes = BulkChanges()
    token = _current.set(changes)
    try:
        with disable_reference_index_auto_update():
            yield changes
    finally:
        _current.reset(token)
    finished.send(sender=BulkChanges, changes=changes)
