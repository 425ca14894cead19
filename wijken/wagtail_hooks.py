"""What the editors' side shows of the neighbourhoods beside their pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from wijken.models import Progress


class ProgressViewSet(SnippetViewSet):
    """What was reported about how far each neighbourhood is with each step; a new report for each change."""

    model = Progress
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
