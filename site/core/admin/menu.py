"""The main menu, by what people do: seven groups at most, and fewer for who may do less.

An app joins a group through its hook, as Wagtail's own menus are extended::

    @hooks.register(SOCIAL_MAP_MENU)
    def call_list_in_the_menu() -> MenuItem: ...

    class TermViewSet(SnippetViewSet):
        menu_hook = METHOD_MENU
"""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.wagtail_hooks import ExplorerMenuItem
from wagtail.documents.wagtail_hooks import DocumentsMenuItem
from wagtail.images.wagtail_hooks import ImagesMenuItem

from core.admin.reports import reports_menu_item

SOCIAL_MAP_MENU = "register_social_map_menu_item"
NEIGHBOURHOODS_MENU = "register_neighbourhoods_menu_item"
METHOD_MENU = "register_method_menu_item"
RESIDENTS_MENU = "register_residents_menu_item"
WORD_LISTS_MENU = "register_word_lists_menu_item"
SETTINGS_MENU = "register_settings_menu_item"
"""Wagtail's own."""

REPLACED = frozenset(("explorer", "images", "documents", "reports"))
"""Wagtail's items that have a place in a group, or on a page of their own."""


@hooks.register("register_admin_menu_item")
def this_week() -> MenuItem:
    return MenuItem(_("Deze week"), reverse("wagtailadmin_home"), name="week", icon_name="home", order=10)


@hooks.register("register_admin_menu_item")
def neighbourhoods() -> MenuItem:
    return SubmenuMenuItem(
        _("Wijken en verhalen"),
        Menu(register_hook_name=NEIGHBOURHOODS_MENU),
        name="neighbourhoods",
        icon_name="site",
        order=120,
    )


@hooks.register("register_admin_menu_item")
def method() -> MenuItem:
    return SubmenuMenuItem(
        _("Methode"),
        Menu(register_hook_name=METHOD_MENU),
        name="method",
        icon_name="list-ol",
        order=130,
    )


@hooks.register("register_admin_menu_item")
def reports() -> MenuItem:
    return reports_menu_item()


@hooks.register(NEIGHBOURHOODS_MENU)
def pages() -> MenuItem:
    return ExplorerMenuItem(
        _("Pagina's en verhalen"),
        reverse("wagtailadmin_explore_root"),
        name="pages",
        icon_name="folder-open-inverse",
        order=10,
    )


@hooks.register(NEIGHBOURHOODS_MENU)
def images() -> MenuItem:
    return ImagesMenuItem(
        _("Afbeeldingen"), reverse("wagtailimages:index"), name="pictures", icon_name="image", order=90
    )


@hooks.register(NEIGHBOURHOODS_MENU)
def documents() -> MenuItem:
    return DocumentsMenuItem(
        _("Documenten"), reverse("wagtaildocs:index"), name="files", icon_name="doc-full-inverse", order=91
    )


@hooks.register("construct_main_menu")
def without_what_stands_elsewhere(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in REPLACED]


@hooks.register("construct_reports_menu")
def translations_for_translators(request: HttpRequest, items: list[MenuItem]) -> None:
    """wagtail-localize shows its report to everybody."""
    if not request.user.has_perm("wagtail_localize.submit_translation"):
        items[:] = [item for item in items if item.url != reverse("wagtail_localize:translations_report")]
