"""The pages about the neighbourhoods, and how far each neighbourhood is with the method."""

from .agenda_page import AgendaPage
from .neighbourhood_index_page import NeighbourhoodIndexPage
from .neighbourhood_page import NeighbourhoodPage
from .progress import Progress
from .progress_page import ProgressPage
from .social_map_page import SocialMapPage
from .story_index_page import StoryIndexPage
from .story_page import StoryPage

__all__ = [
    "AgendaPage",
    "NeighbourhoodIndexPage",
    "NeighbourhoodPage",
    "Progress",
    "ProgressPage",
    "SocialMapPage",
    "StoryIndexPage",
    "StoryPage",
]
