from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet

from core.admin.menu import NEIGHBOURHOODS_MENU, SOCIAL_MAP_MENU
from core.admin.menu_items import PermittedMenuItem
from core.admin.viewsets import NotChosen
from core.edit_conflicts.detection import GuardedSnippetEdit
from core.help.screens import explain
from core.permissions.users import AnyUser
from wijken import bulk_publishing, consequences, dashboard_shortcuts, sitemap  # noqa: F401
from wijken.consent.actions import GIVEN_AGAIN, WITHDRAWN
from wijken.consent.views import consent, may_change_consent
from wijken.directory.models import Neighbourhood
from wijken.directory.permissions import may_import
from wijken.exchange.spreadsheet_import.admin.views import import_detail, import_template, imports
from wijken.models import (
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    Progress,
    ProgressPage,
    StoryIndexPage,
    StoryPage,
)
from wijken.new_neighbourhood import dashboard_tasks  # noqa: F401
from wijken.new_neighbourhood.creation import may_start
from wijken.new_neighbourhood.views import NewNeighbourhoodView, checklist


class ProgressViewSet(NotChosen):
    """Status reports; a new one for each change."""

    model = Progress
    edit_view_class = GuardedSnippetEdit
    icon = "tick-inverse"
    menu_label = _("Voortgang")
    menu_order = 30
    menu_hook = NEIGHBOURHOODS_MENU
    list_display = ["neighbourhood", "step", "get_status_display", "since", "reported_on", "reported_by"]
    list_filter = ["neighbourhood", "status"]
    list_select_related = ["neighbourhood", "step"]
    panels = [
        FieldRowPanel([FieldPanel("neighbourhood"), FieldPanel("step")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("since")]),
        FieldPanel("result"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("reported_by"), FieldPanel("reported_on")]),
    ]


register_snippet(ProgressViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path(
            "wijken/nieuw/",
            NewNeighbourhoodView.as_view(permission_policy=policy_registry.get_by_type(Neighbourhood)),
            name="wijken_new_neighbourhood",
        ),
        path("wijken/<int:pk>/wat-ontbreekt/", checklist, name="wijken_checklist"),
        path("verhalen/<int:pk>/toestemming/", consent, name="wijken_consent"),
        path("sociale-kaart/inlezen/", imports, name="directory_imports"),
        path("sociale-kaart/inlezen/leeg/", import_template, name="directory_import_template"),
        path("sociale-kaart/inlezen/<int:pk>/", import_detail, name="directory_import"),
    ]


@hooks.register(SOCIAL_MAP_MENU)
def imports_in_the_menu() -> MenuItem:
    return PermittedMenuItem(
        _("Lijst inlezen"), reverse("directory_imports"), may_open=may_import, icon_name="upload", order=230
    )


@hooks.register(NEIGHBOURHOODS_MENU)
def new_neighbourhood_in_the_menu() -> MenuItem:
    return PermittedMenuItem(
        _("Nieuwe wijk"),
        reverse("wijken_new_neighbourhood"),
        may_open=may_start,
        icon_name="plus",
        order=25,
    )


@hooks.register("register_page_header_buttons")
def consent_stands_with_the_story(page: Page, user: AnyUser, **kwargs: object) -> Iterator[Button]:
    if isinstance(page, StoryPage) and may_change_consent(page, user):
        yield Button(
            _("Toestemming"), reverse("wijken_consent", args=[page.pk]), icon_name="user", priority=55
        )


@hooks.register("register_log_actions")
def consent_stands_in_the_history(actions: LogActionRegistry) -> None:
    actions.register_action(WITHDRAWN, _("Toestemming ingetrokken"), _("De toestemming is ingetrokken"))
    actions.register_action(GIVEN_AGAIN, _("Opnieuw toestemming"), _("Er is opnieuw toestemming gegeven"))


explain("een-wijkpagina-bijhouden", models=[NeighbourhoodIndexPage, NeighbourhoodPage])
explain("een-nieuwe-wijk", views=["wijken_new_neighbourhood", "wijken_checklist"])
explain("een-verhaal-schrijven", models=[StoryIndexPage, StoryPage], views=["wijken_consent"])
explain("een-lijst-inlezen", views=["directory_imports", "directory_import"])
explain("de-voortgang-van-een-wijk-bijwerken", models=[Progress, ProgressPage])
