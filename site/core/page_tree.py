"""The part of the page tree around a request, read in two queries at any depth.

Wagtail walks down the tree with a few queries per level, and queries again for menus, breadcrumbs,
translations and restrictions. Here one query reads the home pages and their children, another the pages on
the path to the requested one and their translations.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import Http404
from wagtail.models import Page, Site, get_page_models
from wagtail.url_routing import RouteResult

from core.http import SiteRequest
from core.publishing import partly_untranslated, restricted, untranslated_page

SOCIAL_MAP = "social_map"
AGENDA = "agenda"
METHOD = "method"
"""Landmarks: pages that the whole site links to. They are found by type, so editors may move or rename them.

A page type declares its name: ``landmark = SOCIAL_MAP``.
"""


def landmark_types() -> dict[int, str]:
    """Landmark names by content type id. Django caches content types, so this queries once per process."""
    names = {model: model.landmark for model in get_page_models() if getattr(model, "landmark", "")}
    return {kind.pk: names[model] for model, kind in ContentType.objects.get_for_models(*names).items()}


class PageTreeContext:
    """The home pages, their children, and the pages on the way to ``path`` (a URL path)."""

    def __init__(self, root: Page, path: str, language: str, at: datetime, tops: Sequence[Page]) -> None:
        self.at = at
        self.components = [component for component in path.split("/") if component]
        self.tops = tops
        starts = [page for page in self.tops if page.translation_key == root.translation_key]
        self.homes = {page.locale.language_code: page for page in starts if page.live}
        source = next((page for page in starts if page.pk == root.pk), root)
        self.home = self.homes.get(language, source)
        self.way = [self.home]
        self.nearby: list[Page] = []
        self._walk()

    def _walk(self) -> None:
        """Fill ``way`` with the pages that the path names, as far as they exist."""
        addresses = [self.home.url_path]
        for component in self.components:
            addresses.append(f"{addresses[-1]}{component}/")
        section = next((page for page in self.tops if page.url_path in addresses[1:2]), None)
        if section is None:
            return
        if addresses[2:] and section.cached_content_type.model_class().allowed_subpage_models():
            asked = Page.objects.filter(url_path__in=addresses[2:])
            self.nearby = list(_pages().filter(translation_key__in=asked.values("translation_key")))
        by_address = {page.url_path: page for page in (*self.tops, *self.nearby)}
        for address in addresses[1:]:
            if address not in by_address:
                return
            self.way.append(by_address[address])

    def route(self, request: SiteRequest) -> RouteResult:
        """The page itself, or Http404; the page handles the rest of the path."""
        found = self.way[-1]
        rest = self.components[len(self.way) - 1 :]
        model = found.specific_class or Page
        served = (
            model.serving_queryset() if hasattr(model, "serving_queryset") else model._default_manager.all()
        )
        page = served.filter(pk=found.pk).first()
        if page is None:
            raise Http404
        page.locale = found.locale
        page.is_untranslated = found.is_untranslated
        page.is_partly_untranslated = found.is_partly_untranslated
        page.is_known_to_be_open = not any(each.is_restricted or each.alias_of_id for each in self.way)
        return page.route(request, rest)

    def leads_to(self, page: Page) -> bool:
        return self.way[-1].pk == page.pk

    def is_public(self, page: Page) -> bool:
        """The rule of ``published(at)``, for a page that has already been read."""
        expired = page.expire_at is not None and page.expire_at <= self.at
        return bool(page.live) and not (page.is_restricted or page.is_untranslated or expired)

    @property
    def ancestors(self) -> list[Page]:
        """From the home page down to the parent."""
        return [page for page in self.way[:-1] if self.is_public(page)]

    @property
    def translations(self) -> list[Page]:
        """The page in every language in which it is public, its own included."""
        key = self.way[-1].translation_key
        return [
            page
            for page in (*self.tops, *self.nearby)
            if page.translation_key == key and not page.alias_of_id and self.is_public(page)
        ]

    @property
    def sections_and_landmarks(self) -> list[Page]:
        """The public home pages, their children, and landmarks, in tree order."""
        return [page for page in self.tops if self.is_public(page)]


def _tops(depth: int) -> tuple[Page, ...]:
    """Every request needs them, and nothing in them depends on it or on the time."""
    top = Q(depth__in=(depth, depth + 1))
    return tuple(_pages().filter(top | Q(content_type__in=landmark_types())))


def _pages() -> QuerySet:
    seen = {
        "is_restricted": restricted(),
        "is_untranslated": untranslated_page(),
        "is_partly_untranslated": partly_untranslated(),
    }
    return Page.objects.select_related("locale").annotate(**seen).order_by("path")


def page_tree_context(request: SiteRequest, path: str, language: str) -> PageTreeContext | None:
    """Read once per request; None if no site matches the host."""
    shared_part = getattr(request, "shared_part", lambda key, make: make())
    site = shared_part("site", lambda: Site.find_for_request(request))
    if site is None:
        return None
    request._wagtail_site = site  # type: ignore[attr-defined]  # where Wagtail looks for it
    root = site.root_page
    tops = shared_part(("tops", root.depth), lambda: _tops(root.depth))
    request.surroundings = PageTreeContext(root, path, language, request.at, tops)
    return request.surroundings
