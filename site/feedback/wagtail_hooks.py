"""The report about what visitors say of pages, in the editors' menu of reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from feedback.report import may_read, of_page, report, seen


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("nuttig/", report, name="feedback_report"),
        path("nuttig/<int:pk>/", of_page, name="feedback_of_page"),
        path("nuttig/gezien/<int:pk>/", seen, name="feedback_seen"),
    ]


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return ReportMenuItem(_("Was dit nuttig?"), reverse("feedback_report"), icon_name="comment", order=700)
