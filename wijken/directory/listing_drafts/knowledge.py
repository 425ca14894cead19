"""What a version of a listing knows of its activities, and what was written to one of them by itself since.

A revision of a listing holds its activities, and ``known_activities``: for each activity that there was, the
newest of its own revisions that this version has taken in. An activity that is not in it, was added since. An
activity's own revision that was made by publishing its listing is marked, and does not count as its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wagtail.models import Revision

if TYPE_CHECKING:
    from wijken.directory.models import Activity, Listing

ACTIVITIES, KNOWN = "activities", "known_activities"
BEFORE = "before"
"""Only in a version that waits: what an activity that it changes said on the site when it was made."""
SAVED_WITH_LISTING = "saved_with_listing"

type Knowledge = dict[int, int]
"""The key of an activity, and the key of the newest revision of its own that is taken in; 0 for none."""


def revision_in(row: Activity) -> int:
    """The revision that its row shows: of what is live, not that of a later draft."""
    has_draft = row.live and row.has_unpublished_changes
    shown: int | None = row.live_revision_id if has_draft else row.latest_revision_id
    return shown or 0


def known_to(listing: Listing) -> Knowledge:
    """What this version of the listing has taken in, for the revision that is made of it."""
    listed = [each for each in listing.activities.all() if each.pk is not None]
    rows = {each.pk: revision_in(each) for each in listed}
    undecided = {each.pk: each.clash.known for each in listed if each.clash}
    return rows | dict(listing.known_activities) | undecided


def by_themselves(revisions: Iterable[int]) -> frozenset[int]:
    """Those of these revisions that were not made by publishing the listing."""
    asked = [each for each in revisions if each]
    if not asked:
        return frozenset()
    rows = Revision.objects.filter(pk__in=asked).exclude(content__has_key=SAVED_WITH_LISTING)
    return frozenset(rows.values_list("pk", flat=True))


def waiting_version(activity: Activity) -> Revision | None:
    """The version of its listing that has this activity and is not on the site yet."""
    rows = type(activity)._base_manager.select_related("listing__latest_revision")
    listing = rows.get(pk=activity.pk).listing
    newest: Revision | None = listing.latest_revision
    if newest is None or not listing.has_unpublished_changes:
        return None
    said = newest.content.get(ACTIVITIES, ())
    return newest if any(each["uuid"] == str(activity.uuid) for each in said) else None


def activities_now(listing: Listing) -> str:
    """What a form of the listing has to have seen: the newest own revision of any, and all keys."""
    model = listing.activities.model
    rows = model._base_manager.filter(listing=listing.pk).order_by("pk")
    keys = list(rows.values_list("pk", flat=True))
    own = Revision.objects.filter(
        base_content_type=model.get_base_content_type(), object_id__in=[str(key) for key in keys]
    ).exclude(content__has_key=SAVED_WITH_LISTING)
    newest: int | None = own.order_by("-pk").values_list("pk", flat=True).first()
    return f"{newest or 0}:{'.'.join(map(str, keys))}"
