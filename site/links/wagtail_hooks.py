"""The report about links in the editors' menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from links import todo  # noqa: F401
from links.report import LinksReport, may_look, try_again


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("links/", LinksReport.as_view(), name="links_report"),
        path("links/lijst/", LinksReport.as_view(results_only=True), name="links_report_results"),
        path("links/<int:pk>/opnieuw/", try_again, name="links_try_again"),
    ]


class ReportMenuItem(MenuItem):
    """For whoever keeps something that can hold a link."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request.user)


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return ReportMenuItem(
        _("Links naar buiten"), reverse("links_report"), icon_name="link-external", order=730
    )
