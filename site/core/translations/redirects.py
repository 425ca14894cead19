"""An address in another language, of a page of which not one sentence is translated."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language
from wagtail.models import Page

from core.http import SiteRequest
from core.publishing import untranslated_page


def lead_to_the_source(
    page: Page, request: SiteRequest, args: list[object], kwargs: dict[str, object]
) -> HttpResponse | None:
    """For Wagtail's hook ``before_serve_page``: the visitor goes on to the page as it was written.

    For now, for it may be translated tomorrow. Also where the language has no start page, so that an address
    in that language is understood as one in the source language.
    """
    own = page.locale.language_code == get_language()
    if own and not _is_untranslated(page):
        return None
    source = page if not own else _source_of(page)
    address = source.get_url(request) if source else None
    if not address:
        raise Http404
    rest = request.get_full_path().removeprefix(_shown_at(page, request)).lstrip("/")
    response = HttpResponseRedirect(address + rest)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _is_untranslated(page: Page) -> bool:
    known: bool | None = getattr(page, "is_untranslated", None)
    return Page.objects.filter(untranslated_page(), pk=page.pk).exists() if known is None else known


def _source_of(page: Page) -> Page | None:
    """Also a page behind a log-in: it asks for that itself."""
    same = Page.objects.live().filter(translation_key=page.translation_key)
    return same.filter(locale__language_code=settings.LANGUAGE_CODE).first()


def _shown_at(page: Page, request: SiteRequest) -> str:
    """The address at which the visitor found ``page``: its own, below the language that was asked for."""
    own = page.get_url(request) or "/"
    return own if iri_to_uri(request.path).startswith(own) and own != "/" else f"/{get_language()}{own}"
