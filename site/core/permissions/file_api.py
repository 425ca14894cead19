"""The admin's API lists the images and documents that the user may choose. Wagtail's lists all open ones."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from core.permissions.files import CHOOSE


class OnlyChoosableFiles:
    def get_queryset(self) -> QuerySet:
        files: QuerySet = super().get_queryset()  # type: ignore[misc]
        policy = policy_registry.get_by_type(files.model)
        user = self.request.user  # type: ignore[attr-defined]
        offered = policy.instances_user_has_any_permission_for(user, [CHOOSE])
        return files.filter(pk__in=offered.values("pk"))


class ChoosableImages(OnlyChoosableFiles, ImagesAdminAPIViewSet):
    pass


class ChoosableDocuments(OnlyChoosableFiles, DocumentsAdminAPIViewSet):
    pass


def register_over_wagtails_own(router: WagtailAPIRouter) -> None:
    router.register_endpoint("images", ChoosableImages)
    router.register_endpoint("documents", ChoosableDocuments)
