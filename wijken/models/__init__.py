"""Pages about neighbourhoods, and the progress of each with the method."""

from wijken.exchange.spreadsheet_import.models import (
    ImportChange,
    ImportedRecord,
    ImportRun,
    ImportSource,
    ImportUpload,
)
from wijken.progress.models import Progress

from .agenda_page import AgendaPage
from .neighbourhood_index_page import NeighbourhoodIndexPage
from .neighbourhood_page import NeighbourhoodPage
from .progress_page import ProgressPage
from .social_map_page import SocialMapPage
from .story_index_page import StoryIndexPage
from .story_page import StoryPage

__all__ = [
    "AgendaPage",
    "ImportChange",
    "ImportRun",
    "ImportSource",
    "ImportUpload",
    "ImportedRecord",
    "NeighbourhoodIndexPage",
    "NeighbourhoodPage",
    "Progress",
    "ProgressPage",
    "SocialMapPage",
    "StoryIndexPage",
    "StoryPage",
]
