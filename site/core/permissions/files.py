"""Which collections of images and documents a user sees.

Private ones are for those who may change their contents. Apps may close others to some users
(``register_closed``): the files of one team are no business of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.images.models import Image
from wagtail.models import Collection
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from core.permissions.users import AnyUser

CHOOSE = "choose"

_closed_to: list[Callable[[AnyUser], QuerySet[Collection]]] = []


def register_closed(closed_to: Callable[[AnyUser], QuerySet[Collection]]) -> None:
    """``closed_to`` returns the collections that are closed to a user, descendants included."""
    _closed_to.append(closed_to)


class FilePermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail shows a private collection to everyone who may choose from or add to it, as all editors may."""

    def _collections_with_perm(self, user: AnyUser, actions: Iterable[str]) -> QuerySet[Collection]:
        allowed = super()._collections_with_perm(user, actions)
        private = Collection.objects.filter(view_restrictions__isnull=False)
        closed = Q(pk__in=())
        for collection in (*private, *(each for closed_to in _closed_to for each in closed_to(user))):
            closed |= Q(path__startswith=collection.path)
        open_ones = allowed.exclude(pk__in=Collection.objects.filter(closed).values("pk"))
        return open_ones | super()._collections_with_perm(user, {"change"})


def register_policies() -> None:
    """Replace Wagtail's own, once all apps are loaded."""
    for model, wagtails_own in ((get_image_model(), Image), (get_document_model(), Document)):
        policy = FilePermissionPolicy(model, auth_model=wagtails_own, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)  # whichever app is ready last


def names_a_hidden_file(request: HttpRequest, view_name: str, named: dict[str, Any]) -> bool:
    """Whether a chooser URL names a file from a collection that this user may not choose from."""
    models = {"wagtailimages_chooser": get_image_model(), "wagtaildocs_chooser": get_document_model()}
    model = models.get(view_name.partition(":")[0])
    if model is None:
        return False
    asked = {int(pk) for pk in (*request.GET.getlist("id"), *named.values())}
    policy = policy_registry.get_by_type(model)
    offered = policy.instances_user_has_any_permission_for(request.user, [CHOOSE])
    return offered.filter(pk__in=asked).count() < len(asked)


def may_open_image(user: AnyUser, file_name: str) -> bool:
    """Whether the user may choose or change the image with this file, or with a rendition in this file."""
    policy = policy_registry.get_by_type(get_image_model())
    seen = policy.instances_user_has_any_permission_for(user, [CHOOSE, "change"])
    return bool(seen.filter(Q(file=file_name) | Q(renditions__file=file_name)).exists())
