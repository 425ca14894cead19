"""Pages, files and settings that every app may use."""

from .base_page import BasePage
from .cache_token import CacheToken
from .content_version import ContentVersion
from .documents import SiteDocument
from .generated_file import MadeFile
from .home_page import HomePage
from .images import SiteImage, SiteRendition
from .published_translation import PublishedTranslation, UntranslatedText
from .routed_page import RoutedPage
from .site_settings import SiteSettings
from .standard_page import StandardPage
from .submission_count import SendingCount, SendingDay

__all__ = [
    "BasePage",
    "CacheToken",
    "ContentVersion",
    "HomePage",
    "MadeFile",
    "PublishedTranslation",
    "RoutedPage",
    "SendingCount",
    "SendingDay",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "StandardPage",
    "UntranslatedText",
]
