"""For whom something is shown: when, in which language, and where the social map is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.context_processors import site_frame
from wijken.directory.known_facts import KnownFacts, known_facts
from wijken.directory.querysets import SOURCE_LANGUAGE
from wijken.directory.recurrence import Holidays
from wijken.shortlist import Shortlist


@dataclass(frozen=True)
class Reading:
    """What every card needs to know beside its own facts. Made once per request."""

    at: datetime
    language: str
    map_url: str
    shortlist: Shortlist = field(default_factory=Shortlist)

    @cached_property
    def holidays(self) -> Holidays:
        """Only where something has a time."""
        return self.facts.holidays

    @cached_property
    def facts(self) -> KnownFacts:
        """What is kept in memory of the facts; their state is looked at once per request."""
        return known_facts(self.at)

    def listing_url(self, slug: str) -> str:
        """The address of one entry of the social map; the visitor's own list comes along."""
        return f"{self.map_url}{slug}/{self.shortlist.query}"

    def dutch(self, text: str | Promise) -> str | SafeString:
        """A text that exists in Dutch only, marked as Dutch for who reads in another language."""
        if not text or self.language == SOURCE_LANGUAGE:
            return str(text)
        return format_html('<span lang="{}">{}</span>', SOURCE_LANGUAGE, text)


def reading_for(request: HttpRequest) -> Reading:
    """The reading of this request; the same one however often it is asked for."""
    kept: Reading | None = getattr(request, "reading", None)
    if kept is None:
        kept = Reading(
            at=getattr(request, "at", None) or timezone.now(),
            language=get_language() or SOURCE_LANGUAGE,
            map_url=social_map_url(request),
            shortlist=Shortlist.read(request.GET),
        )
        request.reading = kept  # type: ignore[attr-defined]
    return kept


def social_map_url(request: HttpRequest) -> str:
    """The social map in the visitor's language where it exists, else the Dutch one."""
    return str(frame(request).get("social_map_url", ""))


def frame(request: HttpRequest) -> Mapping[str, Any]:
    """What core puts around every page, read once per request."""
    kept: Mapping[str, Any] | None = getattr(request, "site_frame", None)
    if kept is None:
        kept = site_frame(request)  # type: ignore[arg-type]
        request.site_frame = kept  # type: ignore[attr-defined]
    return kept
