"""Set the page and collection permissions of a group, revoking all others."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page


def root_pages() -> list[Page]:
    """The root of the page tree: permissions there apply to every page."""
    return [Page.get_first_root_node()]


def give_pages(group: Group, actions: Iterable[str], pages: Iterable[Page]) -> None:
    """These actions on these pages and their descendants, and no others."""
    names = [f"{action}_page" for action in actions]
    permissions = list(Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names))
    kept = [
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)[0].pk
        for page in pages
        for permission in permissions
    ]
    GroupPagePermission.objects.filter(group=group).exclude(pk__in=kept).delete()


def give_files(
    group: Group,
    actions: Iterable[str],
    collection: Collection | None = None,
    kinds: Iterable[str] = ("image", "document"),
) -> None:
    """These actions on files of these kinds in a collection (by default in all), and no others."""
    wanted = [f"{action}_{kind}" for action in actions for kind in kinds]
    permissions = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=wanted
    )
    where = collection or Collection.get_first_root_node()
    kept = [
        GroupCollectionPermission.objects.get_or_create(group=group, collection=where, permission=permission)[
            0
        ].pk
        for permission in permissions
    ]
    GroupCollectionPermission.objects.filter(group=group).exclude(pk__in=kept).delete()
