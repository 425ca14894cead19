"""Show the site's own name in the admin, and tasks instead of statistics."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from core.admin import comparisons, menu, redirects  # noqa: F401 - the first two register
from core.admin.reports import ReportGroup, ReportMenuItem, reports_overview
from core.content_checks.page_text import draft_of
from core.content_checks.rules import Severity, check
from core.dashboard import image_tasks, rejected_tasks, translation_tasks  # noqa: F401 - register their tasks
from core.dashboard.drafts_panel import MyDraftsPanel
from core.dashboard.shortcuts import ShortcutsPanel
from core.dashboard.task_list import whole_list
from core.dashboard.tasks_panel import TodoPanel
from core.deletion import consequences, file_consequences, protection  # noqa: F401
from core.edit_conflicts import browser_windows
from core.edit_conflicts.detection import GuardedPages
from core.edit_conflicts.login_check import still_logged_in
from core.generated_files.views import made_files, make_again, may_see_files
from core.help import views as help_views
from core.help.pdf import guide_pdf
from core.help.screens import TRANSLATING, explain
from core.permissions import bulk_actions, file_api, files, pages
from core.translations.messages import say_what_publishing_does
from core.translations.redirects import lead_to_the_source

bulk_actions.register_over_wagtails_own()
files.register_policies()
hooks.register("construct_admin_api", file_api.register_over_wagtails_own, order=100)
hooks.register("construct_page_chooser_queryset", pages.only_visible)
hooks.register("register_admin_urls", redirects.urls)
hooks.register("before_move_page", pages.only_where_one_may_move)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    sheets = ("css/admin.css", "css/admin/help.css")
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((versioned_static(sheet),) for sheet in sheets)
    )


@hooks.register("insert_editor_js")
def modules_of_the_editing_form() -> str:
    modules = ("js/admin/form_again.js", "js/admin/still_logged_in.js", "js/admin/keep_watching.js")
    return format_html_join(
        "\n", '<script type="module" src="{}"></script>', ((versioned_static(module),) for module in modules)
    )


@hooks.register("insert_global_admin_js")
def typed_dates_stay_as_they_are() -> str:
    return format_html('<script src="{}"></script>', versioned_static("js/admin/typed_dates.js"))


@hooks.register("insert_editor_css")
def hints_beside_a_text() -> str:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("css/admin/content_checks.css"))


@hooks.register("after_publish_page")
def say_who_is_shut_out(request: HttpRequest, page: Page) -> None:
    """Accessibility problems do not block publishing, but the editor is told."""
    draft = draft_of(page.get_latest_revision_as_object(), timezone.localdate())
    titles = [gettext(broken.rule.title) for broken in check(draft) if broken.rule.level == Severity.WARNING]
    if titles:
        text = gettext("De pagina staat op de site. Let nog op: %(titles)s. Bij Controles lees je wat helpt.")
        messages.warning(request, text % {"titles": ", ".join(titles).lower()})


@hooks.register("construct_homepage_panels")
def what_needs_doing(request: HttpRequest, panels: list[Component]) -> None:
    panels += [ShortcutsPanel(), help_views.HelpPanel(), TodoPanel(), MyDraftsPanel()]


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("nog-ingelogd/", still_logged_in, name="core_still_logged_in"),
        path("rapporten/", reports_overview, name="core_reports"),
        path("taken/<slug:name>/", whole_list, name="core_tasks"),
        path("help/", help_views.contents, name="core_help"),
        path("help/handleiding.pdf", guide_pdf, name="core_help_pdf"),
        path("help/<slug:slug>/", help_views.chapter, name="core_help_chapter"),
        path("bestanden/", made_files, name="core_made_files"),
        path("bestanden/<int:pk>/opnieuw/", make_again, name="core_make_again"),
    ]


@hooks.register("register_reports_menu_item")
def files_made_ahead() -> MenuItem:
    return ReportMenuItem(
        _("Gemaakte bestanden"),
        reverse("core_made_files"),
        group=ReportGroup.HISTORY,
        answers=_("Welke pdf's en andere bestanden maakte de site, en lukte dat?"),
        may_open=may_see_files,
        icon_name="download",
        order=950,
    )


@hooks.register("construct_homepage_summary_items", order=10_000)
def no_counts_of_everything(request: HttpRequest, items: list[SummaryItem]) -> None:
    items.clear()


@hooks.register("register_admin_viewset", order=10_000)
def pages_are_never_overwritten_in_silence() -> GuardedPages:
    return GuardedPages()


hooks.register("before_edit_page", say_what_publishing_does, order=-90)
hooks.register("before_edit_snippet", say_what_publishing_does, order=-90)
# After Wagtail has looked whether the page is behind a login.
hooks.register("before_serve_page", lead_to_the_source, order=100)

for kind in ("page", "snippet"):
    hooks.register(f"before_create_{kind}", browser_windows.carry_on_with_what_was_made, order=-100)
    hooks.register(f"before_create_{kind}", browser_windows.sign, order=-50)
    hooks.register(f"before_edit_{kind}", browser_windows.sign, order=-50)

FINISHING = ("approve", "action-publish", "action-submit")


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def finishing_comes_first(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, object]
) -> None:
    """Drafts are autosaved, so the primary button publishes, or submits for moderation."""
    for name in FINISHING:
        found = next((item for item in items if item.name == name), None)
        if found is not None:
            items.remove(found)
            items.insert(0, found)
            return


explain("het-startscherm", views=["wagtailadmin_home", "core_tasks"])
explain("rapporten", views=["core_reports", "core_made_files", "wagtailadmin_reports"])
explain("een-oude-versie-terugzetten", views=["wagtailadmin_pages:history"])
explain(TRANSLATING, views=["wagtail_localize"])


@hooks.register("register_help_menu_item")
def guide_in_the_menu() -> MenuItem:
    return MenuItem(_("Zo werkt het"), reverse("core_help"), name="guide", icon_name="help", order=10)


@hooks.register("construct_help_menu")
def help_is_about_this_site(request: HttpRequest, items: list[MenuItem]) -> None:
    """Remove what's new and Wagtail's manual, which covers other screens."""
    items[:] = [item for item in items if not item.name.startswith(("whats-new", "editor-guide"))]


@hooks.register("construct_main_menu")
def help_has_nothing_to_announce(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail badges Help as new until it is opened, because of what's new."""
    for item in items:
        if item.name == "help":
            item.attrs.clear()
