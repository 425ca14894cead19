"""What the editors' side shows of the neighbourhoods beside their pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from wijken.models import Progress


class ProgressViewSet(SnippetViewSet):
    """How far each neighbourhood is with each step."""

    model = Progress
    icon = "tick-inverse"
    menu_label = _("Voortgang")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["neighbourhood", "step", "get_status_display", "since"]
    list_filter = ["neighbourhood", "status"]
    list_select_related = ["neighbourhood", "step"]
    panels = [
        FieldPanel("neighbourhood"),
        FieldPanel("step"),
        FieldPanel("status"),
        FieldPanel("since"),
        FieldPanel("note"),
    ]


register_snippet(ProgressViewSet)
