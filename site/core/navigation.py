"""Where a visitor is and can go: main menu, breadcrumbs, the same page in other languages."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_info
from wagtail.models import Page, Site

from core.publishing import published_pages


@dataclass(frozen=True)
class Link:
    """A place to go: ``current`` means that the visitor is there or below it."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Translation:
    """The same page in another language."""

    url: str
    language_code: str
    language_name: str
    direction: str = "ltr"


def home_page(request: HttpRequest, language: str) -> Page | None:
    """The start page in ``language``; the source language where that does not exist. Read once a request."""
    homes = getattr(request, "_homes", None)
    if homes is None:
        site = Site.find_for_request(request)
        homes = {}
        if site is not None:
            root = site.root_page
            same = Page.objects.filter(translation_key=root.translation_key).select_related("locale")
            homes = {page.locale.language_code: page for page in same if page.live}
        request._homes = homes
    return homes.get(language) or homes.get(settings.LANGUAGE_CODE)


def main_menu(request: HttpRequest, at: datetime, language: str) -> list[Link]:
    """The pages directly below home that are shown in menus, in the order of the page tree."""
    home = home_page(request, language)
    if home is None:
        return []
    pages = published_pages(at).child_of(home).filter(show_in_menus=True).defer_streamfields()
    return [
        Link(page.title, url := page.get_url(request) or "", bool(url) and request.path.startswith(url))
        for page in pages
    ]


def page_at(request: HttpRequest, slug: str, language: str) -> str:
    """The address of a page directly below home. Falls back to the source language, then to an empty text."""
    home = home_page(request, language)
    return f"{home.get_url(request)}{slug}/" if home else ""


def breadcrumbs(page: Page, request: HttpRequest, at: datetime) -> list[Link]:
    """From home down to the page above ``page``, in order."""
    ancestors = published_pages(at).ancestor_of(page).filter(depth__gte=2).defer_streamfields()
    return [Link(ancestor.title, ancestor.get_url(request) or "") for ancestor in ancestors]


def translations(page: Page, request: HttpRequest, at: datetime, suffix: str = "") -> list[Translation]:
    """The languages in which ``page`` really exists, itself included, in the order of the settings.

    ``suffix`` is what follows the page's own address, such as the name of a listing.
    """
    pages = published_pages(at).filter(translation_key=page.translation_key).exclude(alias_of__isnull=False)
    by_code = {other.locale.language_code: other for other in pages.select_related("locale")}
    return [
        Translation(
            url=(by_code[code].get_full_url(request) or "") + suffix,
            language_code=code,
            language_name=get_language_info(code)["name_local"].capitalize(),
            direction="rtl" if get_language_info(code)["bidi"] else "ltr",
        )
        for code, _name in settings.LANGUAGES
        if code in by_code
    ]
