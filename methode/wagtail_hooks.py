"""What the method adds to the editors' side: the glossary, and freezing a version."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.admin.ui.tables import LocaleColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.conflicts import GuardedSnippetEdit
from methode import shortcuts  # noqa: F401
from methode.difficult_words import DifficultWordsMenuItem, ExplainWord, difficult_words
from methode.handbook.freezing_admin import freeze_button, freeze_version
from methode.models import Term


class TermViewSet(SnippetViewSet):
    """Words with drafts, history, moderation, a lock, translations and a list of where they are used."""

    model = Term
    add_view_class = ExplainWord
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

hooks.register("register_page_header_buttons", freeze_button)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("methode/<int:pk>/vaststellen/", freeze_version, name="methode_freeze"),
        path("moeilijke-woorden/", difficult_words, name="methode_difficult_words"),
    ]


@hooks.register("register_reports_menu_item")
def words_to_explain() -> MenuItem:
    return DifficultWordsMenuItem()
