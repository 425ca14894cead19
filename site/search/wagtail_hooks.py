"""What editors keep and read of the search."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.conflicts import GuardedSnippetEdit
from search.models import SearchCount, Synonym


class SynonymViewSet(SnippetViewSet):
    """Words that residents use for the same thing."""

    model = Synonym
    edit_view_class = GuardedSnippetEdit
    icon = "openquote"
    menu_label = _("Zelfde woorden")
    list_display = ["words", "one_way", "language"]
    list_filter = ["language", "one_way"]
    panels = [FieldPanel("words"), FieldPanel("one_way"), FieldPanel("language")]


class SearchCountViewSet(SnippetViewSet):
    """What people look for, least found first. Nobody writes here by hand."""

    model = SearchCount
    edit_view_class = GuardedSnippetEdit
    icon = "search"
    menu_label = _("Wat mensen zoeken")
    list_display = ["words", "results", "times", "place", "month"]
    list_filter = ["month", "place"]
    list_export = ["month", "place", "words", "results", "times"]
    export_filename = "zoekvragen"
    add_to_reference_index = False
    inspect_view_enabled = False
    copy_view_enabled = False
    panels = [FieldPanel(name, read_only=True) for name in ("words", "results", "times", "place", "month")]


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Zoeken")
    menu_icon = "search"
    menu_order = 260
    items = (SynonymViewSet, SearchCountViewSet)


register_snippet(SearchGroup)
