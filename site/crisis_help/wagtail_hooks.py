"""Manage phrases and emergency contacts in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.admin.menu import SETTINGS_MENU
from core.admin.viewsets import NotChosen
from core.edit_conflicts.detection import GuardedSnippetEdit
from core.help.screens import explain
from crisis_help import dashboard_tasks  # noqa: F401 - registers its kind of work
from crisis_help.models import CrisisContact, CrisisPhrase, CrisisTopic, HarmlessPhrase


class CrisisContactViewSet(NotChosen):
    model = CrisisContact
    edit_view_class = GuardedSnippetEdit
    icon = "user"
    menu_label = _("Wie je belt")
    list_display = ["name", "telephone", "hours", "checked_on", "to_check"]
    search_fields = ["name", "telephone"]
    panels = [
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("telephone"), FieldPanel("second_telephone")], heading=_("Bellen")),
        FieldPanel("costs"),
        FieldPanel("hours"),
        FieldPanel("for_whom"),
        FieldPanel("website"),
        FieldPanel("chat"),
        MultiFieldPanel(
            [FieldPanel("checked_on"), FieldPanel("to_check"), FieldPanel("source")], heading=_("Nakijken")
        ),
    ]


class CrisisTopicViewSet(NotChosen):
    model = CrisisTopic
    edit_view_class = GuardedSnippetEdit
    icon = "help"
    menu_label = _("Onderwerpen")
    list_display = ["name", "sort_order", "results_below"]
    panels = [
        FieldPanel("name"),
        InlinePanel("contacts", heading=_("Wie je belt"), label=_("wie je belt"), min_num=1),
        InlinePanel("texts", heading=_("Wat de site zegt"), label=_("tekst"), min_num=1),
        FieldPanel("results_below"),
        FieldPanel("somebody_may_watch"),
        FieldPanel("sort_order"),
    ]


class CrisisPhraseViewSet(NotChosen):
    model = CrisisPhrase
    edit_view_class = GuardedSnippetEdit
    icon = "openquote"
    menu_label = _("Woorden")
    list_display = ["words", "topic", "language", "kind"]
    list_filter = ["topic", "language", "kind"]
    list_per_page = 100
    search_fields = ["words"]
    panels = [FieldPanel("words"), FieldPanel("kind"), FieldPanel("language"), FieldPanel("topic")]


class HarmlessPhraseViewSet(NotChosen):
    model = HarmlessPhrase
    edit_view_class = GuardedSnippetEdit
    icon = "check"
    menu_label = _("Onschuldige woorden")
    list_per_page = 100
    search_fields = ["words"]
    panels = [FieldPanel("words")]


class CrisisHelpGroup(SnippetViewSetGroup):
    items = (CrisisPhraseViewSet, HarmlessPhraseViewSet, CrisisTopicViewSet, CrisisContactViewSet)
    menu_label = _("Wie bel je bij nood")
    menu_icon = "warning"
    menu_order = 30
    menu_hook = SETTINGS_MENU


register_snippet(CrisisHelpGroup)


explain(
    "wie-bel-je-bij-nood",
    models=[CrisisContact, CrisisPhrase, CrisisTopic, HarmlessPhrase],
)
