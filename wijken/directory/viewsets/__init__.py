"""The editors' screens of the social map, in two groups of the menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

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

__all__ = ["SocialMapGroup", "WordListsGroup"]


class SocialMapGroup(SnippetViewSetGroup):
    """The facts that change every week."""

    menu_label = _("Sociale kaart")
    menu_name = "sociale-kaart"
    menu_icon = "clipboard-list"
    menu_order = 110
    items = (
        ListingViewSet,
        ActivityViewSet,
        OrganisationViewSet,
        LocationViewSet,
        NeighbourhoodViewSet,
        SchoolHolidayViewSet,
        TeamMemberViewSet,
    )


class WordListsGroup(SnippetViewSetGroup):
    """The words that hardly ever change."""

    menu_label = _("Woordenlijsten")
    menu_name = "woordenlijsten"
    menu_icon = "list-ul"
    menu_order = 120
    items = (
        QuestionViewSet,
        ThemeViewSet,
        AudienceViewSet,
        HealthDimensionViewSet,
        AccessFeatureViewSet,
        SpokenLanguageViewSet,
        SearchWordViewSet,
    )
