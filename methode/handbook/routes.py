"""What stands below the method without being a page of its own."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.url_routing import RouteResult

from core.http import SiteRequest
from core.navigation import Link
from methode.handbook.contents import WHOLE, Handbook


class HandbookRoutes(RoutablePageMixin):
    """Adds the whole method on one page, and its versions, to the page of the method."""

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        """Not found once the page itself has expired, and neither is what stands below it."""
        if self.expire_at and self.expire_at <= request.at:  # type: ignore[attr-defined]
            raise Http404
        return super().route(request, path_components)

    def serve(self, request: SiteRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().serve(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    def address_below(self, context: dict[str, Any]) -> str:
        """The whole text is found in the other language too; in the same role."""
        match = getattr(context["request"], "routable_resolver_match", None)
        below = WHOLE if match and match.url_name == "whole_method" else ""
        return below + super().address_below(context)  # type: ignore[misc]

    @path(WHOLE)
    def whole_method(self, request: SiteRequest) -> HttpResponse:
        """Everything on one page, in the order of reading."""
        return self.render_below(
            request, "pages/whole_method.html", _("De hele methode"), reading=Handbook(self, request)
        )

    @path("versies/")
    def all_versions(self, request: SiteRequest) -> HttpResponse:
        """What changed from version to version, and every version that was frozen."""
        from methode.handbook.versions import changelog

        return self.render_below(
            request, "pages/versions.html", _("Versies"), changelog=changelog(self, request.at)
        )

    @path("versies/<slug:slug>/")
    def one_version(self, request: SiteRequest, slug: str) -> HttpResponse:
        """A frozen version: its whole text, its file, and how to cite it."""
        from methode.handbook.versions import version_context

        context = version_context(self, request, slug)
        return self.render_below(request, "pages/version.html", context["heading"], **context)

    @path("versies/<slug:slug>/verschil/")
    def difference(self, request: SiteRequest, slug: str) -> HttpResponse:
        """What is different from the frozen version before this one, or from the one that is named."""
        from methode.handbook.versions import difference_context

        context = difference_context(self, request, slug)
        return self.render_below(request, "pages/version_difference.html", context["heading"], **context)

    def render_below(self, request: SiteRequest, template: str, title: str, **more: Any) -> HttpResponse:
        """A page one level below this one: its own title, this page among the breadcrumbs."""
        context = self.get_context(request)
        method = context["breadcrumbs"].pop()
        above = Link(method.title, method.url)
        return self.render(
            request,
            template=template,
            context_overrides={
                **more,
                "title": title,
                "breadcrumbs": [*context["breadcrumbs"], above, Link(title, request.path, current=True)],
                "canonical_url": request.build_absolute_uri(request.path),
            },
        )
