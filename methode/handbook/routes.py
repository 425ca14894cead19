"""Sub-URLs of the method that are not pages."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import path

from core.http import SiteRequest
from core.models import RoutedPage
from core.navigation import NavigationLink
from methode.description.to_complete import PATH as TO_COMPLETE
from methode.description.to_complete import ToComplete
from methode.handbook.contents import WHOLE, Handbook
from methode.handbook.versions import changelog, difference_context, version_context


class HandbookRoutes(RoutedPage):
    """Adds to the method page: the whole text on one page, and the versions."""

    class Meta:
        abstract = True

    def routable_subpath(self, request: HttpRequest) -> str:
        """In another language, the same sub-page in the same role."""
        match = getattr(request, "routable_resolver_match", None)
        below = {"whole_method": WHOLE, "to_complete": TO_COMPLETE}.get(match.url_name if match else "", "")
        return below + super().routable_subpath(request)  # type: ignore[misc]

    @path(WHOLE)
    def whole_method(self, request: SiteRequest) -> HttpResponse:
        """The whole method on one page, in reading order."""
        book = Handbook(self, request)
        return self.render_below(
            request,
            "pages/whole_method.html",
            _("De hele methode"),
            reading=book,
            is_partly_untranslated=book.is_partly_untranslated,
        )

    @path(TO_COMPLETE)
    def to_complete(self, request: SiteRequest) -> HttpResponse:
        """What is still to be written, by who can help."""
        return self.render_below(
            request,
            "pages/to_complete.html",
            _("Nog aan te vullen"),
            to_complete=ToComplete(self, request),
        )

    @path("versies/")
    def all_versions(self, request: SiteRequest) -> HttpResponse:
        """The changelog, with all frozen versions."""
        return self.render_below(
            request, "pages/versions.html", _("Versies"), changelog=changelog(self, request.at)
        )

    @path("versies/<slug:slug>/")
    def one_version(self, request: SiteRequest, slug: str) -> HttpResponse:
        """A frozen version: its text, its PDF, and how to cite it."""
        context = version_context(self, request, slug)
        return self.render_below(request, "pages/version.html", str(context["heading"]), **context)

    @path("versies/<slug:slug>/verschil/")
    def difference(self, request: SiteRequest, slug: str) -> HttpResponse:
        """The differences from the previous frozen version, or from the one in the query string."""
        context = difference_context(self, request, slug)
        return self.render_below(request, "pages/version_difference.html", str(context["heading"]), **context)

    def render_below(self, request: SiteRequest, template: str, title: str, **more: object) -> HttpResponse:
        """Render a sub-page with a title of its own; this page becomes its parent in the breadcrumbs."""
        context = self.get_context(request)
        method = context["breadcrumbs"].pop()
        above = NavigationLink(method.title, method.url)
        return self.render(
            request,
            template=template,
            context_overrides={
                **more,
                "title": title,
                "breadcrumbs": [
                    *context["breadcrumbs"],
                    above,
                    NavigationLink(title, request.path, current=True),
                ],
                "canonical_url": request.build_absolute_uri(request.path),
            },
        )
