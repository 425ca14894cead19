"""The editors' screen of the glossary."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.admin.ui.tables import LocaleColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.conflicts import GuardedSnippetEdit
from methode.models import Term


class TermViewSet(SnippetViewSet):
    """Words with drafts, history, moderation, a lock, translations and a list of where they are used."""

    model = Term
    edit_view_class = GuardedSnippetEdit
    icon = "help"
    menu_label = _("Begrippen")
    menu_order = 130
    add_to_admin_menu = True
    list_display = ["name", "explanation", LocaleColumn(), UpdatedAtColumn()]
    list_filter = ["live"]
    search_fields = ["name", "explanation"]
    search_backend_name = None
    ordering = ["name"]
    list_per_page = 50
    inspect_view_enabled = True
    copy_view_enabled = False
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel([FieldPanel("name"), FieldPanel("slug")], _("Woord")),
                    FieldPanel("explanation"),
                ],
                heading=_("Inhoud"),
            ),
            ObjectList([PublishingPanel()], heading=_("Wanneer op de site")),
        ]
    )


register_snippet(TermViewSet)
