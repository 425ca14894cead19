"""Give every Dutch sentence on a page in another language a ``lang`` attribute, wherever it is."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, get_language_info

from core.http import ADMIN_PREFIX
from core.models.published_translation import UntranslatedText
from core.translations.text_spans import say_language, text_spans

SERVER_ERROR = 500

TextSource = Callable[[str], Collection[str]]
"""From a language to the texts that its visitors read in the source language."""

_sources: list[TextSource] = []


def untranslated_texts(source: TextSource) -> TextSource:
    """Register what an app keeps outside wagtail-localize. Called for every page in another language."""
    _sources.append(source)
    return source


def mark_untranslated(html: str, language: str) -> str:
    """``html`` is a page in ``language``. A query for each source, none for a page in the source language."""
    if language == settings.LANGUAGE_CODE:
        return html
    found = list(text_spans(html, language))
    texts = {text for span in found for text in span.texts()}
    dutch = UntranslatedText.objects.among(texts, language)
    for source in _sources:
        dutch.update(source(language))
    if not dutch:
        return html
    chosen = [part for span in found for part in span.found(dutch.__contains__)]
    direction = "ltr" if get_language_info(language)["bidi"] else ""
    return say_language(html, chosen, settings.LANGUAGE_CODE, direction)


class UntranslatedTextMiddleware:
    """For all pages: an untranslated title also appears in menus, cards and search results."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        language = get_language() or settings.LANGUAGE_CODE
        if (
            language != settings.LANGUAGE_CODE
            and not request.path.startswith(ADMIN_PREFIX)
            and not response.streaming
            and response.status_code < SERVER_ERROR
            and response.headers.get("Content-Type", "").startswith("text/html")
        ):
            response.content = mark_untranslated(response.text, language).encode()
        return response
