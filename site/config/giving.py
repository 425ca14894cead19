"""Give a group these actions on pages and files, and take back all others."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page


def root_pages() -> list[Page]:
    """The root of the page tree: what is given there holds everywhere."""
    return [Page.get_first_root_node()]


def give_pages(group: Group, actions: Iterable[str], pages: Iterable[Page]) -> None:
    """These actions on these pages and all below them, and nothing else in the whole tree."""
    names = [f"{action}_page" for action in actions]
    permissions = list(Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names))
    kept = [
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)[0].pk
        for page in pages
        for permission in permissions
    ]
    GroupPagePermission.objects.filter(group=group).exclude(pk__in=kept).delete()


def give_files(group: Group, actions: Iterable[str], collection: Collection | None = None) -> None:
    """These actions on pictures and documents of a collection (of all of them), and nothing else."""
    wanted = [f"{action}_{kind}" for action in actions for kind in ("image", "document")]
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
