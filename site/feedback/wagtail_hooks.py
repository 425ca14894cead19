"""The feedback report in the admin menu."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.admin.reports import ReportGroup, ReportMenuItem
from core.help.screens import explain
from feedback.report import may_read, of_page, report, seen


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("nuttig/", report, name="feedback_report"),
        path("nuttig/<int:pk>/", of_page, name="feedback_of_page"),
        path("nuttig/gezien/<int:pk>/", seen, name="feedback_seen"),
    ]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return ReportMenuItem(
        _("Was dit nuttig?"),
        reverse("feedback_report"),
        group=ReportGroup.READERS,
        answers=_("Op welke pagina's hadden lezers niets aan wat er staat?"),
        may_open=may_read,
        icon_name="comment",
        order=700,
    )


explain("tips-reacties-en-berichten", views=["feedback_report", "feedback_of_page"])
