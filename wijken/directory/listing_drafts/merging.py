"""Merge what two people changed of one activity, each from the same text, field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder

FROM_THE_ROW = (
    "uuid", "created_at", "live", "has_unpublished_changes", "first_published_at", "last_published_at",
    "live_revision", "latest_revision", "go_live_at", "expire_at", "expired", "locked", "locked_at",
    "locked_by",
)  # fmt: skip
"""What is about the activity as a whole: no version of its listing changes it."""
IGNORED = {*FROM_THE_ROW, "pk", "listing", "activity", "saved_with_listing"}

type Content = Mapping[str, Any]


class Merged(NamedTuple):
    content: Content
    """What is there now, with what was changed and clashes with nothing."""
    clashing: Content
    """The fields that were changed, and that somebody else changed to something else meanwhile."""


class Clash(NamedTuple):
    """What a version that waits changes of an activity, where the site changed too. Nobody chose yet."""

    fields: Content
    before: Content
    """What the site said of the activity when the version was made."""
    known: int
    """The newest revision of the activity that the version had taken in then; 0 for none."""


def words(said: Content) -> dict[str, Any]:
    """What editors filled in, as JSON: the same for the same words."""
    plain = json.loads(json.dumps(said, cls=DjangoJSONEncoder))

    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: without(each) for name, each in value.items() if name not in IGNORED}
        return [without(each) for each in value] if isinstance(value, list) else value

    filled_in: dict[str, Any] = without(plain)
    return filled_in


def merge(before: Content, said: Content, now: Content) -> Merged:
    """What ``said`` changes of ``before``, in what is there ``now``. A field that ``before`` lacks is new."""
    was, mine, theirs = words(before), words(said), words(now)
    changed = {name for name in mine if name in was and mine[name] != was[name]}
    clashing = {name for name in changed if theirs.get(name) not in (was[name], mine[name])}
    merged = {name: said[name] for name in changed - clashing}
    return Merged({**now, **merged}, {name: said[name] for name in clashing})


def left_alone(fields: Content, said: Content, now: Content) -> Content:
    """Those of ``fields`` that ``said`` leaves as they are ``now``."""
    theirs, there = words(said), words(now)
    return {name: value for name, value in fields.items() if theirs.get(name) == there.get(name)}
