"""The page with results, and the suggestions while typing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.navigation import Translation, same_address
from search.counting import count_search
from search.query import PER_PAGE, Results, search
from search.results import Result, results_for
from search.social_map import LISTINGS
from wijken.filter_options import options_in
from wijken.filters import readable
from wijken.near import Near, near_words
from wijken.reading import Reading, reading_for

SUGGESTIONS = 8
SHORTEST_SUGGESTION = 2
MOST_PAGES = 50


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """``/zoeken/?zoek=…``: whatever stands in the address, there is a page."""
    reading = reading_for(request)
    question = readable(request.GET.get("zoek", ""))
    number = _page_number(request.GET.get("pagina", ""))
    offset = (number - 1) * PER_PAGE
    found = (
        search(question, reading.at, reading.language, offset=offset, places=reading.facts.places)
        if question
        else Results()
    )
    number = found.offset // PER_PAGE + 1
    if question and number == 1 and request.method == "GET":
        count_search(question, found, reading.at)
    lines = results_for(request, found.hits)
    response = render(request, "pages/search.html", _context(request, question, found, lines, number))
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """``/zoeken/suggesties/?zoek=…``: names of what may be seen and begins as was typed."""
    reading = reading_for(request)
    question = readable(request.GET.get("zoek", ""))
    kinds = LISTINGS if request.GET.get("waar") == "sociale-kaart" else None
    names: list[str] = []
    if len(question) >= SHORTEST_SUGGESTION:
        found = search(
            question,
            reading.at,
            reading.language,
            limit=SUGGESTIONS,
            typing=True,
            kinds=kinds,
            places=reading.facts.places,
        )
        names = list(dict.fromkeys(hit.name for hit in found.hits))
    response = JsonResponse({"suggesties": names})
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _context(
    request: HttpRequest, question: str, found: Results, lines: list[Result], number: int
) -> dict[str, Any]:
    action = reverse("search")
    pages = Paginator(range(found.total), PER_PAGE)
    return {
        "question": question,
        "found": found,
        "places_to_go": [line for line in lines if line.on_map],
        "to_read": [line for line in lines if not line.on_map],
        "page_obj": pages.get_page(number),
        "query": urlencode({"zoek": question}),
        "action": action,
        "suggestions_url": reverse("search-suggestions"),
        "missed_url": f"{reverse('missed')}?{urlencode({'zoek': question})}",
        "did_you_mean_url": f"{action}?{urlencode({'zoek': found.did_you_mean})}"
        if found.did_you_mean
        else "",
        "near_words": near_words(Near(outside=found.place.unknown_postcode)),
        "when": _when(found, reading_for(request)),
        "place_names": ", ".join(sorted(found.place.names)),
        "canonical_url": request.build_absolute_uri(action),
        "language": get_language(),
        "translations": _translations(request, question),
    }


def _when(found: Results, reading: Reading) -> dict[str, str]:
    """The day that was said: what it is called, and the same question to the agenda. Empty when none was."""
    moment = found.moment
    if not moment.when:
        return {}
    places = [
        ("wijk", place.slug) for place in reading.facts.places if place.key in found.place.neighbourhoods
    ]
    asked = [("zoek", moment.rest)] if found.words else []
    options = options_in(reading)
    said = [option.label for name, slug in moment.pairs for option in options[name] if option.slug == slug]
    return {
        "label": ", ".join(said).lower(),
        "query": urlencode([*asked, *(places if len(places) == 1 else []), *moment.pairs]),
    }


def _translations(request: HttpRequest, question: str) -> list[Translation]:
    """The same question, asked in another language."""
    bare = same_address(request)  # type: ignore[arg-type]
    asked = f"?{urlencode({'zoek': question})}" if question else ""
    return [replace(each, url=each.url + asked) for each in bare]


def _page_number(text: str) -> int:
    """The nearest sensible page."""
    if not (text.isascii() and text.isdigit()):
        return 1
    return max(1, min(int(text[:6]), MOST_PAGES))
