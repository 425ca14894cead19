"""Store submissions idempotently: the same values of one opened form once, other values as a second row.

A double click sends the same values. Going back to correct them sends others, which are stored beside the
first: nobody can tell a correction from a second message, and an editor may have read the first.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from enum import Enum

from django.db.models import Model

NAME_LENGTH, DIGEST_LENGTH = 22, 9
GONE_BACK_WITHIN = timedelta(hours=1)


class Kept(Enum):
    """The result of storing a submission."""

    FIRST = "first"
    AGAIN = "again"
    OTHER_WORDS = "other words"
    """The form was sent before with other values: a receipt went out then, so none is sent now."""
    OTHER_ADDRESS = "other address"
    """The same text with another email address for the answer: the last one counts."""


def keep_words[Row: Model](
    model: type[Row], sending: str, words: dict[str, object], *, since: datetime | None = None, **more: object
) -> tuple[Row, Kept]:
    """Get or create the row of this submission. ``words``: the visitor's answers by field.

    ``sending`` is unique, so of concurrent requests only one creates the row. Who goes back may open
    the form anew: ``since`` is the moment from which the same words are the same submission, by
    ``received_at``. Leave it out where two people may well say the same.
    """
    rows = model._base_manager
    if since is not None:
        before = rows.filter(**words, received_at__gte=since).exclude(sending=sending).first()
        if before is not None:
            return before, Kept.AGAIN
    first, is_new = rows.get_or_create(sending=sending, defaults=words | more)
    if is_new:
        return first, Kept.FIRST
    if all(getattr(first, name) == value for name, value in words.items()):
        return first, Kept.AGAIN
    text = json.dumps({name: str(value) for name, value in words.items()}, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]
    other, is_new = rows.get_or_create(sending=f"{sending[:NAME_LENGTH]}.{digest}", defaults=words | more)
    return other, Kept.OTHER_WORDS if is_new else Kept.AGAIN
