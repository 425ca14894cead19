"""Vocabularies and saved searches in the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.ui.tables import BooleanColumn

from wijken.directory.admin.panels import NamePanel
from wijken.directory.models import (
    AccessFeature,
    Audience,
    HealthDimension,
    Question,
    SearchWord,
    SpokenLanguage,
    Theme,
)

from .base import DirectoryViewSet

NAMES = InlinePanel(
    "names",
    heading=_("In andere talen"),
    label=_("naam"),
    help_text=_("Zonder naam in een taal lezen bezoekers het Nederlandse woord."),
)


class WordViewSet(DirectoryViewSet):
    """A term of a fixed vocabulary, with its names in other languages."""

    list_display = ["name", "slug", "sort_order"]
    list_export = ["name", "slug", "sort_order"]
    ordering = ("sort_order", "name")
    add_to_admin_menu = False
    sort_order_field = None
    panels = [NamePanel("name"), FieldPanel("slug"), FieldPanel("sort_order"), NAMES]


class ThemeViewSet(WordViewSet):
    model = Theme
    icon = "tag"
    menu_name = "themas"
    export_filename = "themas"


class AudienceViewSet(WordViewSet):
    model = Audience
    icon = "user"
    menu_name = "doelgroepen"
    export_filename = "doelgroepen"


class HealthDimensionViewSet(WordViewSet):
    model = HealthDimension
    icon = "success"
    menu_name = "dimensies"
    export_filename = "dimensies"
    panels = [
        NamePanel("name"), FieldPanel("slug"), FieldPanel("plain_words"), FieldPanel("sort_order"), NAMES,
    ]  # fmt: skip


class AccessFeatureViewSet(WordViewSet):
    model = AccessFeature
    icon = "key"
    menu_name = "toegankelijkheid"
    export_filename = "toegankelijkheid"


class SpokenLanguageViewSet(WordViewSet):
    model = SpokenLanguage
    icon = "globe"
    menu_name = "gesproken-talen"
    export_filename = "gesproken-talen"


class QuestionViewSet(WordViewSet):
    """A question of a resident, with the filters that answer it."""

    model = Question
    is_chosen = True
    icon = "help"
    menu_name = "vragen"
    export_filename = "vragen"
    list_display = ["name", "theme", "words", "when", BooleanColumn("everywhere"), "sort_order"]
    panels = [
        NamePanel("name"), FieldPanel("slug"), FieldPanel("theme"), FieldPanel("audience"),
        FieldPanel("words"), FieldPanel("when"), FieldPanel("cost"), FieldPanel("everywhere"),
        FieldPanel("sort_order"), NAMES,
    ]  # fmt: skip


class SearchWordViewSet(DirectoryViewSet):
    """Free search words, where editors merge spellings and delete mistakes."""

    model = SearchWord
    copy_view_enabled = False
    icon = "search"
    menu_name = "zoekwoorden"
    add_to_admin_menu = False
    list_display = ["name", "slug"]
    list_export = ["name", "slug"]
    export_filename = "zoekwoorden"
    ordering = "name"
    panels = [NamePanel("name"), FieldPanel("slug")]
