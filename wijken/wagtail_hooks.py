"""What the editors' side shows of the neighbourhoods beside their pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.conflicts import GuardedSnippetEdit
from wijken import shortcuts  # noqa: F401
from wijken.consent import GIVEN_AGAIN, WITHDRAWN
from wijken.consent_views import consent, may_change_consent
from wijken.models import Progress, StoryPage


class ProgressViewSet(SnippetViewSet):
    """What was reported about how far each neighbourhood is with each step; a new report for each change."""

    model = Progress
    edit_view_class = GuardedSnippetEdit
    icon = "tick-inverse"
    menu_label = _("Voortgang")
    menu_order = 250
    add_to_admin_menu = True
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
    return [path("verhalen/<int:pk>/toestemming/", consent, name="wijken_consent")]


@hooks.register("register_page_header_buttons")
def consent_stands_with_the_story(page: Any, user: Any, **kwargs: Any) -> Iterator[Button]:
    if isinstance(page, StoryPage) and may_change_consent(page, user):
        yield Button(
            _("Toestemming"), reverse("wijken_consent", args=[page.pk]), icon_name="user", priority=55
        )


@hooks.register("register_log_actions")
def consent_stands_in_the_history(actions: LogActionRegistry) -> None:
    actions.register_action(WITHDRAWN, _("Toestemming ingetrokken"), _("De toestemming is ingetrokken"))
    actions.register_action(GIVEN_AGAIN, _("Opnieuw toestemming"), _("Er is opnieuw toestemming gegeven"))
