"""Main menu, breadcrumbs, and translations of the current page."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from core.http import SiteRequest
from core.page_tree import AGENDA, METHOD, SOCIAL_MAP, landmark_types
from core.publishing import published_pages, start_pages


@dataclass(frozen=True)
class NavigationLink:
    """A link; ``current`` if the visitor is on that page or below it."""

    title: str
    url: str
    current: bool = False
    language: str = ""
    """Of the page, where that is not the visitor's own."""


@dataclass(frozen=True)
class Translation:
    """The page in another language: ``url`` is relative to this site, ``full_url`` absolute."""

    url: str
    full_url: str
    language_code: str
    language_name: str
    direction: str = "ltr"
    title: str = ""
    """Of the page, where that is another one than the visitor is on."""


def home_page(request: SiteRequest, language: str) -> Page | None:
    """The start page in ``language``; the source language where nobody translated it."""
    page = start_page(request, language)
    return page if page and not page.is_untranslated else start_page(request, settings.LANGUAGE_CODE)


def start_page(request: SiteRequest, language: str) -> Page | None:
    """Where addresses in ``language`` begin. Read once a request."""
    around = getattr(request, "surroundings", None)
    found: dict[str, Page] | None = around.homes if around else getattr(request, "start_pages", None)
    if found is None:
        site = Site.find_for_request(request)
        found = start_pages(site.root_page) if site else {}
        request.start_pages = found
    return found.get(language)


@dataclass(frozen=True)
class Menus:
    """Main menu and footer of every page, and the URLs of social map and agenda; empty if missing."""

    main: list[NavigationLink]
    footer: list[NavigationLink]
    social_map_url: str = ""
    agenda_url: str = ""


def home_url(request: SiteRequest, language: str) -> str:
    """The home page in the visitor's language."""
    home = home_page(request, language)
    return (home and home.get_url(request)) or "/"


def read_menus(request: SiteRequest, at: datetime, language: str) -> Menus:
    """Read the children of the home page once, in tree order.

    Pages that are not in the main menu appear in the footer. What is not in the visitor's language comes
    last; its link says so. Social map and agenda fall back to the source language.
    """
    home, source = home_page(request, language), home_page(request, settings.LANGUAGE_CODE)
    if home is None or source is None:
        return Menus([], [])
    landmarks = landmark_types()
    pages = _sections_and_landmarks(request, at, {home, source}, landmarks)
    sections = _sections(pages, home, source)
    links = {page: link_to(page, request, landmarks.get(page.content_type_id)) for page in sections}
    urls = {
        landmarks[page.content_type_id]: page.get_url(request) or ""
        for start in (source, home)  # the visitor's own language last, so that it wins
        for page in pages
        if page.content_type_id in landmarks and page.is_descendant_of(start)
    }
    return Menus(
        main=[link for page, link in links.items() if page.show_in_menus],
        footer=[link for page, link in links.items() if not page.show_in_menus],
        social_map_url=urls.get(SOCIAL_MAP, ""),
        agenda_url=urls.get(AGENDA, ""),
    )


def _sections(pages: list[Page], home: Page, source: Page) -> list[Page]:
    """The children of ``home``, and those of ``source`` that have no translation among them."""
    own = [page for page in pages if page.is_child_of(home)]
    keys = {page.translation_key for page in own}
    return own + [page for page in pages if page.is_child_of(source) and page.translation_key not in keys]


def _sections_and_landmarks(
    request: SiteRequest, at: datetime, homes: Iterable[Page], landmarks: Collection[int]
) -> list[Page]:
    around = getattr(request, "surroundings", None)
    if around:
        return list(around.sections_and_landmarks)
    wanted = Q(content_type__in=landmarks)
    for home in homes:
        wanted |= Q(path__startswith=home.path, depth=home.depth + 1)
    found = published_pages(at).filter(wanted)
    return list(found.select_related("locale").defer_streamfields())


def link_to(page: Page, request: SiteRequest, landmark: str | None = None) -> NavigationLink:
    """The method has a long title of its own; menus call it by the word that people use."""
    url = page.get_url(request) or ""
    code = page.locale.language_code
    language = "" if code == get_language() else code
    with override(code):
        title = _("Methode") if landmark == METHOD else page.title
    return NavigationLink(title, url, bool(url) and request.path.startswith(url), language)


def breadcrumbs(page: Page, request: SiteRequest, at: datetime) -> list[NavigationLink]:
    """From home down to the parent of ``page``."""
    around = getattr(request, "surroundings", None)
    if around and around.leads_to(page):
        ancestors = around.ancestors
    else:
        ancestors = published_pages(at).ancestor_of(page).filter(depth__gte=2).defer_streamfields()
    return [NavigationLink(ancestor.title, ancestor.get_url(request) or "") for ancestor in ancestors]


def other_homes(request: SiteRequest, language: str) -> list[Translation]:
    """The start pages in other languages: the way back from a page that is in one language only."""
    pages = {code: start_page(request, code) for code, _name in settings.LANGUAGES if code != language}
    return [
        _translation(code, page.get_url(request) or "", page.get_full_url(request) or "", page.title)
        for code, page in pages.items()
        if page and not page.is_untranslated
    ]


def _translation(code: str, url: str, full_url: str, title: str = "") -> Translation:
    about = get_language_info(code)
    name, direction = about["name_local"].capitalize(), "rtl" if about["bidi"] else "ltr"
    return Translation(url, full_url, code, name, direction, title)


def same_address(request: SiteRequest) -> list[Translation]:
    """The languages of a URL that is no page, such as a form, whose texts come from the catalogues."""
    urls = {code: translate_url(request.path, code) for code, _name in settings.LANGUAGES}
    return [_translation(code, url, request.build_absolute_uri(url)) for code, url in urls.items()]


def translations(page: Page, request: SiteRequest, at: datetime, suffix: str = "") -> list[Translation]:
    """The languages in which ``page`` exists, its own included, in the order of the settings.

    ``suffix`` is the path below the page's own URL, such as the slug of a listing.
    """
    around = getattr(request, "surroundings", None)
    if around and around.leads_to(page):
        pages = around.translations
    else:
        same = published_pages(at).filter(translation_key=page.translation_key)
        pages = same.exclude(alias_of__isnull=False).select_related("locale")
    by_code = {other.locale.language_code: other for other in pages}
    return [
        _translation(
            code,
            (by_code[code].get_url(request) or "") + suffix,
            (by_code[code].get_full_url(request) or "") + suffix,
        )
        for code, _name in settings.LANGUAGES
        if code in by_code
    ]
