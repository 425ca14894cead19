"""The editors' side carries the site's own name and says what needs doing, not how much there is."""

from django.http import HttpRequest
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

from core.drafts_panel import MyDraftsPanel


@hooks.register("insert_global_admin_css")
def own_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("css/admin.css"))


@hooks.register("construct_homepage_panels")
def show_unfinished_work(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(MyDraftsPanel())


@hooks.register("construct_homepage_summary_items", order=10_000)
def no_counts_of_everything(request: HttpRequest, items: list[SummaryItem]) -> None:
    items.clear()
