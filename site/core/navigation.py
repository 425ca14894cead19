"""Where a visitor is and can go: main menu, breadcrumbs, the same page in other languages."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language_info
from wagtail.models import Page, Site

from core.http import SiteRequest
from core.publishing import published_pages


@dataclass(frozen=True)
class Link:
    """A place to go: ``current`` means that the visitor is there or below it."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Translation:
    """The same page in another language: ``url`` on this site, ``full_url`` with the host before it."""

    url: str
    full_url: str
    language_code: str
    language_name: str
    direction: str = "ltr"


def home_page(request: SiteRequest, language: str) -> Page | None:
    """The start page in ``language``; the source language where that does not exist. Read once a request."""
    around = getattr(request, "surroundings", None)
    homes = around.homes if around else getattr(request, "start_pages", None)
    if homes is None:
        site = Site.find_for_request(request)
        homes = {}
        if site is not None:
            root = site.root_page
            same = Page.objects.filter(translation_key=root.translation_key).select_related("locale")
            homes = {page.locale.language_code: page for page in same if page.live}
        request.start_pages = homes
    return homes.get(language) or homes.get(settings.LANGUAGE_CODE)


@dataclass(frozen=True)
class Menus:
    """What stands above and below every page, and where two of them are; empty where a page is missing."""

    main: list[Link]
    footer: list[Link]
    social_map_url: str = ""
    agenda_url: str = ""


SOCIAL_MAP = "sociale-kaart"
AGENDA = "agenda"


def home_url(request: SiteRequest, language: str) -> str:
    """The start page in the visitor's language."""
    home = home_page(request, language)
    return (home and home.get_url(request)) or "/"


def read_menus(request: SiteRequest, at: datetime, language: str) -> Menus:
    """The pages directly below home in the order of the page tree, read once.

    What is not in the main menu stands in the footer. Social map and agenda fall back to the source language.
    """
    home, source = home_page(request, language), home_page(request, settings.LANGUAGE_CODE)
    if home is None or source is None:
        return Menus([], [])
    pages = _below(request, at, home)
    if home != source:
        pages += [page for page in _below(request, at, source) if page.slug in (SOCIAL_MAP, AGENDA)]
    links = {page: link_to(page, request) for page in pages}
    own = [page for page in pages if page.path.startswith(home.path)]
    by_name = {page.slug: links[page].url for page in sorted(pages, key=lambda page: page in own)}
    return Menus(
        main=[links[page] for page in own if page.show_in_menus],
        footer=[links[page] for page in own if not page.show_in_menus],
        social_map_url=by_name.get(SOCIAL_MAP, ""),
        agenda_url=by_name.get(AGENDA, ""),
    )


def _below(request: SiteRequest, at: datetime, home: Page) -> list[Page]:
    around = getattr(request, "surroundings", None)
    if around:
        return list(around.sections_of(home))
    return list(published_pages(at).child_of(home).defer_streamfields())


def link_to(page: Page, request: SiteRequest) -> Link:
    url = page.get_url(request) or ""
    return Link(page.title, url, bool(url) and request.path.startswith(url))


def breadcrumbs(page: Page, request: SiteRequest, at: datetime) -> list[Link]:
    """From home down to the page above ``page``, in order."""
    around = getattr(request, "surroundings", None)
    if around and around.leads_to(page):
        ancestors = around.ancestors
    else:
        ancestors = published_pages(at).ancestor_of(page).filter(depth__gte=2).defer_streamfields()
    return [Link(ancestor.title, ancestor.get_url(request) or "") for ancestor in ancestors]


def same_address(request: SiteRequest) -> list[Translation]:
    """The languages of an address that is no page, such as a form: its texts are the site's own."""
    urls = {code: translate_url(request.path, code) for code, _name in settings.LANGUAGES}
    return [
        Translation(
            url=url,
            full_url=request.build_absolute_uri(url),
            language_code=code,
            language_name=get_language_info(code)["name_local"].capitalize(),
            direction="rtl" if get_language_info(code)["bidi"] else "ltr",
        )
        for code, url in urls.items()
    ]


def translations(page: Page, request: SiteRequest, at: datetime, suffix: str = "") -> list[Translation]:
    """The languages in which ``page`` really exists, itself included, in the order of the settings.

    ``suffix`` is what follows the page's own address, such as the name of a listing.
    """
    around = getattr(request, "surroundings", None)
    if around and around.leads_to(page):
        pages = around.translations
    else:
        same = published_pages(at).filter(translation_key=page.translation_key)
        pages = same.exclude(alias_of__isnull=False).select_related("locale")
    by_code = {other.locale.language_code: other for other in pages}
    return [
        Translation(
            url=(by_code[code].get_url(request) or "") + suffix,
            full_url=(by_code[code].get_full_url(request) or "") + suffix,
            language_code=code,
            language_name=get_language_info(code)["name_local"].capitalize(),
            direction="rtl" if get_language_info(code)["bidi"] else "ltr",
        )
        for code, _name in settings.LANGUAGES
        if code in by_code
    ]
