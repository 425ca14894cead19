"""The request as this site sees it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail.models import Page

if TYPE_CHECKING:
    from core.surroundings import Surroundings


class SiteRequest(HttpRequest):
    """A request with the moment at which it came in; ``MomentMiddleware`` sets it."""

    at: datetime
    start_pages: dict[str, Page]
    surroundings: "Surroundings"
