"""Pages, files and settings that every room may build on."""

from .base_page import BasePage
from .documents import SiteDocument
from .home_page import HomePage
from .images import SiteImage, SiteRendition
from .made_file import MadeFile
from .sending_count import SendingCount, SendingDay
from .site_settings import SiteSettings
from .standard_page import StandardPage

__all__ = [
    "BasePage",
    "HomePage",
    "MadeFile",
    "SendingCount",
    "SendingDay",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "StandardPage",
]
