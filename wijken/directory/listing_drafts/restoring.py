"""The activities of a listing as a revision of it says, together with what was written to them since.

What was published of an activity by itself since comes first. Of a version that waits, what it changes is
added to that. Where both changed a field, each differently, the site keeps what it has, and what waits is
shown by the form, or stays as a draft of the activity. An activity that the version did not know stays as it
is. So an old draft never takes away what an import added, nor an import what is in a draft. And publishing
never shows what nobody looked at: an own draft is taken in by the form, not by publishing.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING

from modelcluster.models import get_all_child_relations

from .knowledge import ACTIVITIES, BEFORE, KNOWN, Knowledge, by_themselves, known_to, revision_in
from .merging import FROM_THE_ROW, Clash, Content, left_alone, merge, words

if TYPE_CHECKING:
    from wijken.directory.models import Activity, Listing


def restore(listing: Listing, content: Content) -> None:
    """Give ``listing``, made from a revision, the activities of that revision."""
    model = listing.activities.model
    rows: dict[int, Activity] = {
        row.pk: row
        for row in model._base_manager.filter(listing=listing.pk).prefetch_related("schedules", "exceptions")
    }
    keys = {str(row.uuid): row.pk for row in rows.values()}
    known: Knowledge = {int(key): revision for key, revision in content.get(KNOWN, {}).items()}
    before: Mapping[str, Content] | None = content.get(BEFORE)
    published = {row.pk: row.live_revision_id or 0 for row in rows.values()}
    own = by_themselves(revision for key, revision in published.items() if revision > known.get(key, 0))
    taken, kept, merged = [], [], []
    for said in content[ACTIVITIES]:
        key = keys.get(str(said["uuid"]), said["pk"])  # until it was published, it had no key
        row = rows.pop(key, None)
        if row and row.live and row.live_revision_id in own:
            was = before.get(str(key)) if before else None
            if was:
                merged.append(_brought_up_to_date(said, was, row, known.get(key, 0)))
            else:
                kept.append(row)
        elif row or not model._base_manager.filter(pk=key).exists():
            taken.append(restored(model, {**said, "pk": key}, row))
    kept += [
        row for row in rows.values() if row.pk not in known or (row.live and row.live_revision_id in own)
    ]
    listing.activities = [*taken, *merged, *kept]
    listing.known_activities = known | {row.pk: revision_in(row) for row in (*merged, *kept)}
    listing.activities_of_version = [*taken, *merged]


def _brought_up_to_date(said: Content, before: Content, row: Activity, known: int) -> Activity:
    """``before`` is what was on the site when the version was made."""
    merged = merge(before, said, row.serializable_data())
    activity = restored(type(row), merged.content, row)
    activity.clash = Clash(merged.clashing, before, known) if merged.clashing else None
    return activity


def with_own_drafts(listing: Listing) -> Listing:
    """The version that a form shows: with the drafts that were made of an activity by itself since.

    What is planned stays planned, and who locked an activity is not done with it.
    """
    model, known = listing.activities.model, known_to(listing)
    listing.known_activities = known
    drafted = model._base_manager.filter(
        listing=listing.pk,
        has_unpublished_changes=True,
        locked=False,
        latest_revision__approved_go_live_at=None,
    ).prefetch_related("schedules", "exceptions")
    rows = list(drafted.exclude(latest_revision=None).select_related("latest_revision__user"))
    own = by_themselves(row.latest_revision_id for row in rows)
    drafts = {row.pk: row for row in rows if row.latest_revision_id in own}
    activities = list(listing.activities.all())
    if not drafts and not any(each.clash for each in activities):
        return listing
    shown = []
    for activity in activities:
        row = drafts.get(activity.pk)
        if row and row.latest_revision_id > known.get(row.pk, row.live_revision_id or 0):
            activity = _with_own_draft(activity, row)
        elif activity.clash:
            activity = with_what_clashes(activity)
        if row:
            activity.own_draft = row.latest_revision
        shown.append(activity)
    version = copy(listing)
    version.activities = shown
    version.known_activities = known | {row.pk: row.latest_revision_id for row in drafts.values()}
    return version


def _with_own_draft(activity: Activity, row: Activity) -> Activity:
    """The version of the listing, with what a draft of the activity itself changes of what is on the site."""
    draft, now, clash = row.latest_revision.content, row.serializable_data(), activity.clash
    merged = merge(now, draft, activity.serializable_data())
    undecided = left_alone(clash.fields, draft, now) if clash else {}
    both = restored(type(row), {**merged.content, **undecided, **merged.clashing}, row)
    both.clash = clash
    return both


def with_what_clashes(activity: Activity) -> Activity:
    """The version that nobody chose yet, instead of what is on the site."""
    fields = activity.clash.fields if activity.clash else {}
    waiting = restored(type(activity), {**activity.serializable_data(), **fields}, activity)
    waiting.clash = activity.clash
    return waiting


def changed_since(listing: Listing) -> dict[str, Content]:
    """What each activity that this version changes says on the site now, for the revision that is made.

    Where nobody chose between this version and the site yet, what the site said before stays what it was.
    """
    if not listing.activities.is_deferring:
        return {}
    said = {each.pk: each for each in listing.activities.all() if each.pk is not None}
    rows = listing.activities.model._base_manager.filter(listing=listing.pk, pk__in=said)
    there = {
        row.pk: words(row.serializable_data()) for row in rows.prefetch_related("schedules", "exceptions")
    }
    undecided = {str(key): each.clash.before for key, each in said.items() if each.clash}
    changed = {str(key): now for key, now in there.items() if words(said[key].serializable_data()) != now}
    return changed | undecided


def restored(model: type[Activity], said: Content, row: Activity | None) -> Activity:
    """One activity of the version; ``row`` is None if it is new, or was removed since.

    Without the keys of what it belongs to: the times of a removed activity would be dropped because of them.
    """
    fields = {name: value for name, value in said.items() if name not in FROM_THE_ROW} | {"listing": None}
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        fields[name] = [child | {relation.field.name: None} for child in said.get(name, ())]
    activity = model.from_serializable_data(fields)
    state = row or model(live=False, has_unpublished_changes=True, uuid=said["uuid"])
    for name in FROM_THE_ROW:
        field = model._meta.get_field(name)
        setattr(activity, field.attname, getattr(state, field.attname))  # type: ignore[union-attr]
    activity.is_changed = row is None or words(said) != words(row.serializable_data())
    return activity
