"""The activities of a listing as a revision of it says, together with what was written to them since.

What was published of an activity by itself since comes first, then what the revision says of it. An activity
that the revision did not know stays as it is. So an old draft never takes away what an import added. And
publishing never shows what nobody looked at: an own draft is taken in by the form, not by publishing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import get_all_child_relations

from .knowledge import ACTIVITIES, KNOWN, Knowledge, by_themselves, known_to, revision_in

if TYPE_CHECKING:
    from wijken.directory.models import Activity, Listing

FROM_THE_ROW = (
    "uuid", "created_at", "live", "has_unpublished_changes", "first_published_at", "last_published_at",
    "live_revision", "latest_revision", "go_live_at", "expire_at", "expired", "locked", "locked_at",
    "locked_by",
)  # fmt: skip
"""What is about the activity as a whole: no version of its listing changes it."""

type Content = Mapping[str, Any]


def restore(listing: Listing, content: Content) -> None:
    """Give ``listing``, made from a revision, the activities of that revision."""
    model = listing.activities.model
    rows: dict[int, Activity] = {
        row.pk: row
        for row in model._base_manager.filter(listing=listing.pk).prefetch_related("schedules", "exceptions")
    }
    known: Knowledge = {int(key): revision for key, revision in content.get(KNOWN, {}).items()}
    published = {row.pk: row.live_revision_id or 0 for row in rows.values()}
    own = by_themselves(revision for key, revision in published.items() if revision > known.get(key, 0))
    taken, kept = [], []
    for said in content[ACTIVITIES]:
        row = rows.pop(said["pk"], None)
        if row and row.live and row.live_revision_id in own:
            kept.append(row)
        elif row or not model._base_manager.filter(pk=said["pk"]).exists():
            taken.append(_restored(model, said, row))
    kept += [
        row for row in rows.values() if row.pk not in known or (row.live and row.live_revision_id in own)
    ]
    listing.activities = [*taken, *kept]
    listing.known_activities = known | {row.pk: revision_in(row) for row in kept}
    listing.activities_of_version = taken


def with_own_drafts(listing: Listing) -> Listing:
    """The version that a form shows: with the drafts that were made of an activity by itself since.

    What is planned stays planned.
    """
    model, known = listing.activities.model, known_to(listing)
    listing.known_activities = known
    drafted = model._base_manager.filter(
        listing=listing.pk, has_unpublished_changes=True, latest_revision__approved_go_live_at=None
    )
    newer = [
        row
        for row in drafted.exclude(latest_revision=None).select_related("latest_revision")
        if row.latest_revision_id > known.get(row.pk, row.live_revision_id or 0)
    ]
    own = by_themselves(row.latest_revision_id for row in newer)
    drafts = [row for row in newer if row.latest_revision_id in own]
    if not drafts:
        return listing
    shown = copy(listing)
    shown.activities = list(listing.activities.all())
    shown.activities.add(*(_restored(model, row.latest_revision.content, row) for row in drafts))
    shown.known_activities = known | {row.pk: row.latest_revision_id for row in drafts}
    return shown


def differs(said: Content, row: Activity) -> bool:
    """Whether this version would change what the row says."""
    return _words(said) != _words(row.serializable_data())


def _restored(model: type[Activity], said: Content, row: Activity | None) -> Activity:
    """One activity of the version; ``row`` is None if it is new, or was removed since.

    Without the keys of what it belongs to: the times of a removed activity would be dropped because of them.
    """
    words = {name: value for name, value in said.items() if name not in FROM_THE_ROW} | {"listing": None}
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        words[name] = [child | {relation.field.name: None} for child in said.get(name, ())]
    activity = model.from_serializable_data(words)
    state = row or model(live=False, has_unpublished_changes=True, uuid=said["uuid"])
    for name in FROM_THE_ROW:
        field = model._meta.get_field(name)
        setattr(activity, field.attname, getattr(state, field.attname))  # type: ignore[union-attr]
    activity.is_changed = row is None or differs(said, row)
    return activity


def _words(said: Content) -> object:
    """What editors filled in, as JSON."""
    ignored = {*FROM_THE_ROW, "listing", "activity"}
    plain = json.loads(json.dumps(said, cls=DjangoJSONEncoder))

    def without(value: object) -> object:
        if isinstance(value, dict):
            return {name: without(each) for name, each in value.items() if name not in ignored}
        return [without(each) for each in value] if isinstance(value, list) else value

    return without(plain)
