"""The visitor: time, language, and the URL of the social map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.context_processors import site_frame
from core.http import SiteRequest, moment_of
from core.models import SiteSettings
from wijken.directory.index.cache import KnownFacts, known_facts
from wijken.directory.local_time import local_day
from wijken.directory.querysets import SOURCE_LANGUAGE
from wijken.directory.recurrence.occurrences import Holidays
from wijken.shortlist import Shortlist


@dataclass(frozen=True)
class VisitorContext:
    """What cards need besides their own data. One instance per request."""

    at: datetime
    language: str
    map_url: str
    shortlist: Shortlist = field(default_factory=Shortlist)
    site_settings: SiteSettings | None = None
    """Contact details, for neighbourhoods without their own."""

    @cached_property
    def today(self) -> date:
        """The local date of this visit."""
        return local_day(self.at)

    @cached_property
    def holidays(self) -> Holidays:
        """Only read if something has a time."""
        return self.facts.holidays

    @cached_property
    def facts(self) -> KnownFacts:
        """The in-memory index; its version is checked once per request."""
        return known_facts(self.at)

    def listing_url(self, slug: str) -> str:
        """The URL of a listing; keeps the visitor's list."""
        return f"{self.map_url}{slug}/{self.shortlist.query}"

    def dutch(self, text: str | Promise) -> str | SafeString:
        """A text that only exists in Dutch, with a ``lang`` attribute for readers of another language."""
        if not text or self.language == SOURCE_LANGUAGE:
            return str(text)
        return format_html('<span lang="{}">{}</span>', SOURCE_LANGUAGE, text)


class VisitorMiddleware:
    """Sets ``request.visitor``, created when a view first needs it."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        request.visitor = SimpleLazyObject(partial(_read, request))
        return self.get_response(request)


def visitor_context(request: HttpRequest) -> VisitorContext:
    """``request.visitor``, also of a request that no middleware saw, such as that of a PDF."""
    if not hasattr(request, "visitor"):
        request.visitor = _read(request)  # type: ignore[attr-defined]
    visitor: VisitorContext = request.visitor  # type: ignore[attr-defined]
    return visitor


def _read(request: HttpRequest) -> VisitorContext:
    frame = site_frame(request)  # type: ignore[arg-type]
    return VisitorContext(
        at=moment_of(request),
        language=get_language() or SOURCE_LANGUAGE,
        map_url=str(frame.get("social_map_url", "")),
        shortlist=Shortlist.read(request.GET),
        site_settings=frame.get("site_settings"),
    )
