"""Request a file: ``want("handboek/nl/vrijwilliger")``, to be generated after the current transaction."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from core.generated_files.files import make_file
from core.models import MadeFile


def want(*keys: str) -> None:
    """Request new files, generated from the data as committed by the current transaction."""
    for key in keys:
        if not is_asked_for(key):
            note_wish(key)
            transaction.on_commit(RegenerationRequest(key), robust=True)


class RegenerationRequest:
    """An on-commit callback that enqueues the file."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.handed_over = False

    def __call__(self) -> None:
        self.handed_over = True
        hand_over(self.key)


def is_asked_for(key: str) -> bool:
    """Whether this transaction has already requested it: twenty changes at once generate one file, once."""
    waiting = (call for _savepoints, call, _robust in transaction.get_connection().run_on_commit)
    return any(
        isinstance(call, RegenerationRequest) and call.key == key and not call.handed_over for call in waiting
    )


def note_wish(key: str) -> None:
    MadeFile.objects.update_or_create(key=key, defaults={"wanted_at": timezone.now()})


def hand_over(key: str) -> None:
    """Mark it as requested again, now that the change is committed: an earlier task could not see it."""
    note_wish(key)
    make_file.enqueue(key)


def want_again(prefix: str) -> None:
    """Request every file whose key has this prefix. Files that were never requested are not generated."""
    want(*MadeFile.objects.filter(key__startswith=prefix).values_list("key", flat=True))
