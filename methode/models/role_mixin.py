from typing import Any

from django.http import HttpRequest

from core.http import SiteRequest
from core.reader_roles import in_role, read_role, role_query
from methode.steps.context import ReaderContext


class RoleMixin:
    """A page of the method, which is read in a role; its links keep the role."""

    reading_class: type[ReaderContext] = ReaderContext

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        reading = self.reading_class(self, request)
        return {**context, "reading": reading, "breadcrumbs": in_role(context["breadcrumbs"], reading.role)}

    def routable_subpath(self, request: HttpRequest) -> str:
        """Keep the role when switching language."""
        return role_query(read_role(request.GET))
