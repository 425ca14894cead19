"""The search results page, and suggestions while typing."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import SiteRequest
from core.navigation import same_address
from core.normalization.text import clean_search
from crisis_help.lookup import CrisisHelp, crisis_help
from search.index.kinds import EntryKind
from search.query.chips import chips, in_a_sentence, remarks
from search.query.filters import agenda_pairs
from search.query.hits import Results
from search.query.reader.wishes import About
from search.query.reader.wording import sentence
from search.query.results import Result, results_for
from search.query.search import PER_PAGE, search
from search.social_map_backend import LISTINGS
from search.statistics import count_search
from wijken.social_map.visitor_location import VisitorLocation, near_words
from wijken.visitor import VisitorContext

SUGGESTIONS = 8
SHORTEST_SUGGESTION = 2
MOST_PAGES = 50


@require_safe
def search_page(request: SiteRequest) -> HttpResponse:
    """``/zoeken/?zoek=…``: any query string gets a page."""
    reading = request.visitor
    number = _page_number(request.GET.get("pagina", ""))
    typed = request.GET.get("zoek", "")
    question = clean_search(typed)
    help_ = crisis_help(typed, reading.language)
    offset = (number - 1) * PER_PAGE
    found = (
        search(question, reading, offset=offset)
        if question and (help_ is None or help_.results_below)
        else Results()
    )
    if help_:
        found = replace(found, did_you_mean="")
    number = found.offset // PER_PAGE + 1
    if question and not help_ and number == 1 and request.method == "GET":
        count_search(question, found, reading.today)
    lines = results_for(request, found.hits, reading)
    response = render(request, "pages/search.html", _context(request, question, found, lines, number, help_))
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def suggestions(request: SiteRequest) -> HttpResponse:
    """``/zoeken/suggesties/?zoek=…``: visible names that start with the query.

    For a query that suggests danger: emergency contacts instead of names.
    """
    reading = request.visitor
    typed = request.GET.get("zoek", "")
    question = clean_search(typed)
    help_ = crisis_help(typed, reading.language)
    kinds = LISTINGS if request.GET.get("waar") == "sociale-kaart" else None
    names: list[str] = []
    if len(question) >= SHORTEST_SUGGESTION and not help_:
        found = search(
            question,
            reading,
            limit=SUGGESTIONS,
            typing=True,
            kinds=kinds,
        )
        names = list(dict.fromkeys(hit.name for hit in found.hits))
    answer: dict[str, object] = {"suggesties": names}
    if help_:
        answer["hulp"] = render_to_string("components/crisis_help.html", {"help": help_})
    response = JsonResponse(answer)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _context(
    request: SiteRequest,
    question: str,
    found: Results,
    lines: list[Result],
    number: int,
    help_: CrisisHelp | None,
) -> dict[str, object]:
    action = reverse("search")
    asked = f"?{urlencode({'zoek': question})}" if question else ""
    pages = Paginator(range(found.total), PER_PAGE)
    return {
        "question": question,
        "crisis_help": help_,
        "found": found,
        "groups": _groups(lines, reading_first=found.reading_first),
        "page_obj": pages.get_page(number),
        "query": urlencode({"zoek": question}),
        "action": action,
        "suggestions_url": reverse("search-suggestions"),
        "missed_url": f"{reverse('missed')}?{urlencode({'zoek': question})}",
        "unhelpful_url": f"{reverse('unhelpful')}?{urlencode({'zoek': question})}",
        "did_you_mean_url": f"{action}?{urlencode({'zoek': found.did_you_mean})}"
        if found.did_you_mean
        else "",
        "near_words": near_words(VisitorLocation(outside=found.place.unknown_postcode)),
        "when": _when(found, request.visitor),
        "said": _said(found),
        "place_names": ", ".join(sorted(found.place.names)),
        "canonical_url": request.build_absolute_uri(action),
        "language": get_language(),
        "translations": [replace(each, url=each.url + asked) for each in same_address(request)],
    }


def _groups(lines: list[Result], *, reading_first: bool) -> list[dict[str, object]]:
    """Places to go and things to read, in the order that suits the question."""
    groups: list[dict[str, object]] = [
        {"anchor": anchor, "title": title, "lines": [line for line in lines if line.on_map is on_map]}
        for anchor, title, on_map in (
            ("om-heen-te-gaan", _("Hier kun je terecht"), True),
            ("om-te-lezen", _("Om te lezen"), False),
        )
    ]
    return [group for group in (reversed(groups) if reading_first else groups) if group["lines"]]


def _when(found: Results, reading: VisitorContext) -> dict[str, str]:
    """The requested day in words, and the agenda's URL with the same query; empty without a day."""
    question = found.question
    pairs = agenda_pairs(question.asked, reading.today) if question else []
    if question is None or not pairs:
        return {}
    places = [
        ("wijk", place.slug) for place in reading.facts.places if place.key in found.place.neighbourhoods
    ]
    # With words that nothing on that day has, the agenda would be empty.
    asked = [("zoek", found.place.rest)] if found.words and not question.left_out else []
    about_time = [wish for wish in question.asked.wishes if wish.about in (About.DAYS, About.PART)]
    return {
        "label": sentence(about_time, reading.language, reading.today).lower(),
        "query": urlencode([*asked, *(places if len(places) == 1 else []), *pairs]),
    }


def _said(found: Results) -> dict[str, object]:
    """What was understood besides words, and what must be said about it."""
    question = found.question
    if question is None:
        return {}
    return {
        "sentence": "" if question.asks_when and _only_pages(found) else in_a_sentence(question),
        "offers_help": question.offers_help,
        "chips": [
            {"label": chip.label, "remove_url": f"{reverse('search')}?{urlencode({'zoek': chip.without})}"}
            for chip in chips(question)
        ],
        "remarks": [*remarks(question), *found.remarks],
    }


def _only_pages(found: Results) -> bool:
    return bool(found.hits) and all(hit.kind != EntryKind.LISTING for hit in found.hits)


def _page_number(text: str) -> int:
    """The nearest valid page number."""
    if not (text.isascii() and text.isdigit()):
        return 1
    return max(1, min(int(text[:6]), MOST_PAGES))
