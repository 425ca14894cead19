"""The facts of the social map."""

from .activity import Activity
from .check_periods import CheckPeriods
from .fact import Fact
from .facts_state import FactsState
from .hook import Hook
from .listing import Listing
from .listing_translation import ListingTranslation
from .location import Location
from .neighbourhood import Neighbourhood, PostcodeArea
from .organisation import Organisation
from .question import Question, QuestionName
from .schedule import Schedule, ScheduleException
from .school_holiday import SchoolHoliday
from .search_word import SearchWord, TaggedListing
from .team_approval_task import TeamApprovalTask
from .team_member import TeamMember
from .vocabulary import (
    AccessFeature,
    AccessFeatureName,
    Audience,
    AudienceName,
    HealthDimension,
    HealthDimensionName,
    SpokenLanguage,
    SpokenLanguageName,
    Theme,
    ThemeName,
)

__all__ = [
    "AccessFeature",
    "AccessFeatureName",
    "Activity",
    "Audience",
    "AudienceName",
    "CheckPeriods",
    "Fact",
    "FactsState",
    "HealthDimension",
    "HealthDimensionName",
    "Hook",
    "Listing",
    "ListingTranslation",
    "Location",
    "Neighbourhood",
    "Organisation",
    "PostcodeArea",
    "Question",
    "QuestionName",
    "Schedule",
    "ScheduleException",
    "SchoolHoliday",
    "SearchWord",
    "SpokenLanguage",
    "SpokenLanguageName",
    "TaggedListing",
    "TeamApprovalTask",
    "TeamMember",
    "Theme",
    "ThemeName",
]
