"""What editors keep and read of the search."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.conflicts import GuardedSnippetEdit
from search.models import Synonym
from search.report import MissedReport, SafeReport, SearchReport
from search.todo import seen_url_name, seen_view


class SynonymViewSet(SnippetViewSet):
    """Words that residents use for the same thing."""

    model = Synonym
    edit_view_class = GuardedSnippetEdit
    icon = "openquote"
    menu_label = _("Zelfde woorden")
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["words", "one_way", "language"]
    list_filter = ["language", "one_way"]
    panels = [FieldPanel("words"), FieldPanel("one_way"), FieldPanel("language")]


register_snippet(SynonymViewSet)

REPORTS: dict[str, type[SafeReport]] = {"gezocht": SearchReport, "gemist": MissedReport}


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        url
        for address, view in REPORTS.items()
        for url in (
            path(f"zoeken/{address}/", view.as_view(), name=view.index_url_name),
            path(
                f"zoeken/{address}/lijst/",
                view.as_view(results_only=True),
                name=view.index_results_url_name,
            ),
            path(f"zoeken/{address}/<int:pk>/gezien/", seen_view(view.model), name=seen_url_name(view.model)),
        )
    ]


class ReportMenuItem(MenuItem):
    """Shown to who may read the report."""

    def __init__(self, view: type[SafeReport], order: int) -> None:
        self.policy = view.permission_policy
        super().__init__(
            view.page_title, reverse(view.index_url_name), icon_name=view.header_icon, order=order
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(self.policy.user_has_permission(request.user, "view"))


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> MenuItem:
    return ReportMenuItem(SearchReport, 710)


@hooks.register("register_reports_menu_item")
def missed_menu_item() -> MenuItem:
    return ReportMenuItem(MissedReport, 720)
