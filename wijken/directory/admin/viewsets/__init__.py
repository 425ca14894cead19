"""Viewsets of the directory, and their groups in the menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.admin.menu import SETTINGS_MENU, SOCIAL_MAP_MENU, WORD_LISTS_MENU

from .activity import ActivityViewSet
from .listing import ListingViewSet
from .places import (
    LocationViewSet,
    NeighbourhoodViewSet,
    OrganisationViewSet,
    SchoolHolidayViewSet,
    TeamMemberViewSet,
)
from .vocabulary import (
    AccessFeatureViewSet,
    AudienceViewSet,
    HealthDimensionViewSet,
    QuestionViewSet,
    SearchWordViewSet,
    SpokenLanguageViewSet,
    ThemeViewSet,
)

__all__ = [
    "NeighbourhoodViewSet",
    "SchoolHolidayViewSet",
    "SocialMapGroup",
    "TeamMemberViewSet",
    "WordListsGroup",
]


class SocialMapGroup(SnippetViewSetGroup):
    """The records that change every week."""

    menu_label = _("Sociale kaart")
    menu_name = "sociale-kaart"
    menu_icon = "clipboard-list"
    menu_order = 110
    items = (
        ListingViewSet,
        ActivityViewSet,
        OrganisationViewSet,
        LocationViewSet,
    )
    submenu_hook = SOCIAL_MAP_MENU


class WordListsGroup(SnippetViewSetGroup):
    """The vocabularies, which rarely change."""

    menu_label = _("Woordenlijsten")
    menu_name = "woordenlijsten"
    menu_icon = "list-ul"
    menu_order = 20
    menu_hook = SETTINGS_MENU
    submenu_hook = WORD_LISTS_MENU
    items = (
        QuestionViewSet,
        ThemeViewSet,
        AudienceViewSet,
        HealthDimensionViewSet,
        AccessFeatureViewSet,
        SpokenLanguageViewSet,
        SearchWordViewSet,
    )
