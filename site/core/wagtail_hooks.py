"""The editors' side carries the site's own name and says what needs doing, not how much there is."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from core import translating_todo  # noqa: F401
from core.conflicts import GuardedPages
from core.content_checks.reading_a_page import draft_of
from core.content_checks.rules import Level, check
from core.drafts_panel import MyDraftsPanel
from core.made_files_admin import MadeFilesMenuItem, made_files, make_again
from core.shortcuts import ShortcutsPanel
from core.todo_panel import TodoPanel
from core.translating import remember_when_opened


@hooks.register("insert_global_admin_css")
def own_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("css/admin.css"))


@hooks.register("insert_editor_css")
def hints_beside_a_text() -> str:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("css/admin/content_checks.css"))


@hooks.register("after_publish_page")
def say_who_is_shut_out(request: HttpRequest, page: Page) -> None:
    """Published is published; but who cannot see or hear a page well is worth a sentence."""
    draft = draft_of(page.get_latest_revision_as_object(), timezone.localdate())
    titles = [gettext(broken.rule.title) for broken in check(draft) if broken.rule.level == Level.WARNING]
    if titles:
        text = gettext("De pagina staat op de site. Let nog op: %(titles)s. Bij Controles lees je wat helpt.")
        messages.warning(request, text % {"titles": ", ".join(titles).lower()})


@hooks.register("construct_homepage_panels")
def what_needs_doing(request: HttpRequest, panels: list[Component]) -> None:
    panels += [ShortcutsPanel(), TodoPanel(), MyDraftsPanel()]


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("bestanden/", made_files, name="core_made_files"),
        path("bestanden/<int:pk>/opnieuw/", make_again, name="core_make_again"),
    ]


@hooks.register("register_reports_menu_item")
def files_made_ahead() -> MenuItem:
    return MadeFilesMenuItem()


@hooks.register("construct_homepage_summary_items", order=10_000)
def no_counts_of_everything(request: HttpRequest, items: list[SummaryItem]) -> None:
    items.clear()


@hooks.register("register_admin_viewset", order=10_000)
def pages_are_never_overwritten_in_silence() -> GuardedPages:
    return GuardedPages()


hooks.register("before_edit_page", remember_when_opened, order=-100)

FINISHING = ("approve", "action-publish", "action-submit")


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def finishing_comes_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Drafts keep themselves, so the large button publishes, or sends in where somebody else publishes."""
    for name in FINISHING:
        found = next((item for item in items if item.name == name), None)
        if found is not None:
            items.remove(found)
            items.insert(0, found)
            return


@hooks.register("construct_help_menu")
def help_is_about_this_site(request: HttpRequest, items: list[MenuItem]) -> None:
    """Without the news of the software and its manual, which is elsewhere and about other screens."""
    items[:] = [item for item in items if not item.name.startswith(("whats-new", "editor-guide"))]


@hooks.register("construct_main_menu")
def help_has_nothing_to_announce(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail marks Help as new for whoever never opened it, because of that news."""
    for item in items:
        if item.name == "help":
            item.attrs.clear()
