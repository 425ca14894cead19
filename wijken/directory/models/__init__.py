from wijken.directory.index_version import IndexChange, IndexVersion

from .activity import Activity
from .check_periods import CheckPeriods
from .directory_record import DirectoryRecord
from .former_slug import FormerListingSlug, FormerNeighbourhoodSlug, FormerUuid
from .listing import Listing
from .listing_parts import Hook, Vacancy
from .listing_translation import ListingTranslation
from .location import Location
from .neighbourhood import Neighbourhood, PostcodeArea
from .neighbourhood_team import NeighbourhoodTeam
from .organisation import Organisation
from .saved_search import Question, QuestionName
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
    "DirectoryRecord",
    "FormerListingSlug",
    "FormerNeighbourhoodSlug",
    "FormerUuid",
    "HealthDimension",
    "HealthDimensionName",
    "Hook",
    "IndexChange",
    "IndexVersion",
    "Listing",
    "ListingTranslation",
    "Location",
    "Neighbourhood",
    "NeighbourhoodTeam",
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
    "Vacancy",
]
