"""Synonyms and search reports in the admin."""

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from core.admin.menu import WORD_LISTS_MENU
from core.admin.reports import ReportGroup, ReportMenuItem
from core.admin.viewsets import NotChosen
from core.edit_conflicts.detection import GuardedSnippetEdit
from core.help.screens import explain
from core.permissions.users import AnyUser
from search.admin.dashboard_tasks import seen_url_name, seen_view
from search.admin.finder.views import FinderPanel, finder, search_area
from search.admin.reports import DutchReport, MissedReport, SearchReport
from search.admin.teaching_views import belongs_to, search_word_of
from search.models import ForeignWord, Synonym


class SynonymViewSet(NotChosen):
    """Words that residents use for the same thing."""

    model = Synonym
    edit_view_class = GuardedSnippetEdit
    icon = "openquote"
    menu_label = _("Zelfde woorden")
    menu_order = 8
    menu_hook = WORD_LISTS_MENU
    list_display = ["words", "one_way", "about_method", "looks_like", "language"]
    list_filter = ["language", "one_way", "about_method", "looks_like"]
    panels = [FieldPanel(name) for name in ("words", "one_way", "about_method", "looks_like", "language")]


class ForeignWordViewSet(NotChosen):
    """Words in other languages for what the site says in Dutch."""

    model = ForeignWord
    edit_view_class = GuardedSnippetEdit
    icon = "globe"
    menu_label = _("Woorden in andere talen")
    menu_order = 9
    menu_hook = WORD_LISTS_MENU
    list_display = ["dutch", "language", "words"]
    list_filter = ["language"]
    panels = [FieldPanel("dutch"), FieldPanel("language"), FieldPanel("words")]


register_snippet(SynonymViewSet)
register_snippet(ForeignWordViewSet)

REPORTS: dict[str, type[DutchReport]] = {"gezocht": SearchReport, "gemist": MissedReport}


hooks.register("register_admin_search_area", search_area)


@hooks.register("construct_homepage_panels")
def search_box_on_the_start_page(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(FinderPanel())


@hooks.register("register_admin_urls")
def finder_urls() -> list[URLPattern]:
    return [path("zoeken/", finder, name="search_finder")]


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


@hooks.register("register_admin_urls")
def teaching_urls() -> list[URLPattern]:
    return [
        path("zoeken/gezocht/<int:pk>/hoort-bij/", belongs_to, name="searchcount_belongs_to"),
        path("zoeken/gezocht/<int:pk>/zoekwoord/", search_word_of, name="searchcount_search_word_of"),
    ]


def may_view(view: type[DutchReport]) -> Callable[[AnyUser], bool]:
    return lambda user: bool(view.permission_policy.user_has_permission(user, "view"))


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> MenuItem:
    return ReportMenuItem(
        SearchReport.page_title,
        reverse(SearchReport.index_url_name),
        group=ReportGroup.READERS,
        answers=_("Welke vragen typen bezoekers, en vinden zij iets?"),
        may_open=may_view(SearchReport),
        icon_name=SearchReport.header_icon,
        order=710,
    )


@hooks.register("register_reports_menu_item")
def missed_menu_item() -> MenuItem:
    return ReportMenuItem(
        MissedReport.page_title,
        reverse(MissedReport.index_url_name),
        group=ReportGroup.READERS,
        answers=_("Wat zeggen bezoekers dat er in hun wijk niet is?"),
        may_open=may_view(MissedReport),
        icon_name=MissedReport.header_icon,
        order=720,
    )


explain(
    "wat-mensen-zoeken-en-missen",
    models=[ForeignWord, Synonym],
    views=["search_report", "missed_report"],
)
