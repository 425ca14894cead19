"""The report of external links in the admin menu."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.admin.menu import SOCIAL_MAP_MENU
from core.admin.reports import ReportGroup, ReportMenuItem
from core.help.screens import explain
from links import dashboard_tasks  # noqa: F401
from links.report import LinksReport, may_look, try_again


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("links/", LinksReport.as_view(), name="links_report"),
        path("links/lijst/", LinksReport.as_view(results_only=True), name="links_report_results"),
        path("links/<int:pk>/opnieuw/", try_again, name="links_try_again"),
    ]


@hooks.register(SOCIAL_MAP_MENU)
@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return ReportMenuItem(
        _("Links naar buiten"),
        reverse("links_report"),
        group=ReportGroup.UPKEEP,
        answers=_("Welke links naar andere sites werken niet meer?"),
        in_other_menu=True,
        may_open=may_look,
        icon_name="link-external",
        order=730,
    )


explain("tips-reacties-en-berichten", views=["links_report"])
