from typing import Any

from core.http import SiteRequest
from core.reader_roles import in_role, read_role, role_query
from methode.reading import Reading


class KeepsRole:
    """A page of the method: it is read in a role, and whoever follows a link keeps reading in it."""

    reading_class: type[Reading] = Reading

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        reading = self.reading_class(self, request)
        return {**context, "reading": reading, "breadcrumbs": in_role(context["breadcrumbs"], reading.role)}

    def address_below(self, context: dict[str, Any]) -> str:
        """The same role in another language."""
        return role_query(read_role(context["request"].GET))
