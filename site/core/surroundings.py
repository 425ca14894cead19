"""The part of the page tree around a request: read in two queries, however deep the page stands.

Wagtail walks down the tree with a few queries per level, and asks again for menus, breadcrumbs,
translations and restrictions. Here the start pages with what is directly below them are one query, and the
pages on the way to the one that was asked for, with their translations, are another.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from core.http import SiteRequest
from core.publishing import restricted


class Surroundings:
    """Start pages, the pages below them, and the way to the page at ``path`` (in the address)."""

    def __init__(self, root: Page, path: str, language: str, at: datetime) -> None:
        self.at = at
        self.components = [component for component in path.split("/") if component]
        self.tops = list(_pages().filter(depth__in=(root.depth, root.depth + 1)))
        starts = [page for page in self.tops if page.translation_key == root.translation_key]
        self.homes = {page.locale.language_code: page for page in starts if page.live}
        source = next((page for page in starts if page.pk == root.pk), root)
        self.home = self.homes.get(language, source)
        self.way = [self.home]
        self.nearby: list[Page] = []
        self._walk()

    def _walk(self) -> None:
        """Put the pages on the way into ``way``: as far as the address names pages."""
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
        """The page itself, or Http404; what is left of the address is for the page to understand."""
        found = self.way[-1]
        rest = self.components[len(self.way) - 1 :]
        model = found.specific_class or Page
        served = model.served() if hasattr(model, "served") else model._default_manager.all()
        page = served.filter(pk=found.pk).first()
        if page is None:
            raise Http404
        page.locale = found.locale
        page.is_known_to_be_open = not any(each.is_restricted or each.alias_of_id for each in self.way)
        return page.route(request, rest)

    def leads_to(self, page: Page) -> bool:
        return self.way[-1].pk == page.pk

    def is_public(self, page: Any) -> bool:
        """The same rule as ``published(at)``, for a page that is known here."""
        expired = page.expire_at is not None and page.expire_at <= self.at
        return bool(page.live) and not page.is_restricted and not expired

    @property
    def ancestors(self) -> list[Page]:
        """From the start page down to the page above, in order."""
        return [page for page in self.way[:-1] if self.is_public(page)]

    @property
    def translations(self) -> list[Page]:
        """The page in every language in which it can be seen, itself included."""
        key = self.way[-1].translation_key
        return [
            page
            for page in (*self.tops, *self.nearby)
            if page.translation_key == key and not page.alias_of_id and self.is_public(page)
        ]

    def sections_of(self, home: Page) -> list[Page]:
        """The pages directly below a start page that can be seen, in the order of the page tree."""
        return [
            page
            for page in self.tops
            if page.depth == home.depth + 1 and page.path.startswith(home.path) and self.is_public(page)
        ]


def _pages() -> Any:
    return Page.objects.select_related("locale").annotate(is_restricted=restricted()).order_by("path")


def surroundings_of(request: SiteRequest, path: str, language: str) -> Surroundings | None:
    """Read once per request; none where no site answers to this host."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    request.surroundings = Surroundings(site.root_page, path, language, request.at)
    return request.surroundings
