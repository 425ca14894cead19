"""/sitemap.xml: every public URL, in every language in which it exists.

An app adds URLs that are no pages with a section, in its ``wagtail_hooks.py``::

    register_section("vermeldingen", listings)

A section is a function from a request to a sequence of entries: the URL per language, and the date of the
last change. Too many for one file become a sitemap index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from core.http import SiteRequest, same_for_everyone
from core.models import BasePage
from core.publishing import public_pages

MOST_IN_A_FILE = 1_000
"""The protocol allows 50,000, but such a file takes a process some seconds, and its memory."""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One item, with its absolute URL in each language."""

    addresses: Mapping[str, str]
    changed: datetime | None = None


type Section = Callable[[SiteRequest], Sequence[SitemapEntry]]

_sections: dict[str, Section] = {}


def register_section(name: str, section: Section) -> None:
    """``name`` becomes part of the URL of its files."""
    _sections[name] = section


@require_safe
def overview(request: SiteRequest) -> HttpResponse:
    """The sitemap, or an index if it does not fit in one file."""
    sections = {name: section(request) for name, section in _sections.items()}
    if sum(len(entries) for entries in sections.values()) <= _entries_in_a_file():
        return _urlset(request, [entry for entries in sections.values() for entry in entries[:]])
    site = Site.find_for_request(request)
    root_url = site.root_url if site else ""
    files = [
        {"location": root_url + reverse("sitemap-part", args=[name, number])}
        for name, entries in sections.items()
        for number in range(1, ceil(len(entries) / _entries_in_a_file()) + 1)
    ]
    return _answer(request, "sitemap_index.xml", {"sitemaps": files})


@require_safe
def part(request: SiteRequest, section: str, number: int) -> HttpResponse:
    """One file of a section."""
    if section not in _sections or number < 1:
        raise Http404
    size = _entries_in_a_file()
    entries = _sections[section](request)[(number - 1) * size : number * size]
    if not entries:
        raise Http404
    return _urlset(request, entries)


def _entries_in_a_file() -> int:
    return MOST_IN_A_FILE // len(settings.LANGUAGES)


def _urlset(request: SiteRequest, entries: Sequence[SitemapEntry]) -> HttpResponse:
    return _answer(request, "sitemap.xml", {"urlset": [line for entry in entries for line in _lines(entry)]})


def _lines(entry: SitemapEntry) -> Iterator[dict[str, object]]:
    """One entry per language, each with all alternates."""
    alternates = [{"lang_code": code, "location": url} for code, url in entry.addresses.items()]
    for url in entry.addresses.values():
        yield {
            "location": url,
            "lastmod": entry.changed,
            "alternates": alternates if len(alternates) > 1 else [],
        }


def _answer(request: SiteRequest, template: str, context: dict[str, object]) -> HttpResponse:
    response = TemplateResponse(request, template, context, content_type="application/xml")
    response.headers["X-Robots-Tag"] = "noindex"
    same_for_everyone(response)
    return response


def page_entries(request: SiteRequest) -> list[SitemapEntry]:
    """All public pages, and the paths that each type has below its URL."""
    same: dict[UUID, list[Page]] = {}
    for page in public_pages(request.at).defer_streamfields().select_related("locale"):
        same.setdefault(page.translation_key, []).append(page)
    return [entry for pages in same.values() for entry in _entries_of(pages, request)]


def _entries_of(pages: Sequence[Page], request: SiteRequest) -> Iterator[SitemapEntry]:
    """One page in its languages, and the paths below it."""
    urls = {page.locale.language_code: url for page in pages if (url := page.get_full_url(request))}
    changed = max((page.last_published_at for page in pages if page.last_published_at), default=None)
    model: type[Page] = pages[0].specific_class
    for rest in ("", *(model.addresses_below_it() if issubclass(model, BasePage) else ())):
        if urls:
            yield SitemapEntry({code: url + rest for code, url in urls.items()}, changed)


register_section("paginas", page_entries)
