"""The list of the social map: from an address to what its template names."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from wijken.directory.models import Listing
from wijken.filters import SocialMapFilters, with_query
from wijken.finding import finder
from wijken.found_listings import FoundListings
from wijken.help_links import nothing_found
from wijken.map_frame import social_map_frame
from wijken.near import Near, near_words
from wijken.near_cards import NearCard
from wijken.near_misses import near_misses
from wijken.questions import kept_questions
from wijken.reading import Reading, reading_for

PER_PAGE = 12


def list_context(request: HttpRequest, action: str) -> dict[str, Any]:
    """What somebody asked for, what there is, and how to go on."""
    reading = reading_for(request)
    form = SocialMapFilters(request.GET, reading)
    found = FoundListings(form)
    pages: Paginator[Any] = Paginator(found, PER_PAGE)  # type: ignore[arg-type]
    page_obj = pages.get_page(request.GET.get("pagina"))
    form.show_counts(found.counts)
    if page_obj.number == 1:
        found.count_search()
    return {
        "form": form,
        "action": action,
        "active_filters": form.active(action),
        "found": found,
        "questions": [] if form.picked else kept_questions(reading),
        "near_words": "" if "wijk" in form.chosen else near_words(found.near),
        "said_when": _said_when(found, action),
        "did_you_mean": _did_you_mean(found, action),
        "suggestions_url": finder().suggestions_url(),
        "page_obj": page_obj,
        "listings": cards(list(page_obj), reading, found.near),
        "map": social_map_frame(form.query),
        "near_misses": near_misses(found, action),
        "nothing_found": None if len(found) else nothing_found(request, action, form),
    }


def _did_you_mean(found: FoundListings, action: str) -> dict[str, str]:
    """The same choices with the words put right; empty when there was nothing to put right."""
    if not (text := found.answer.did_you_mean):
        return {}
    picked = [(name, text if name == "zoek" else value) for name, value in found.form.picked]
    return {"text": text, "url": with_query(action, picked)}


def _said_when(found: FoundListings, action: str) -> dict[str, Any]:
    """The day that stands in the text, to choose as a day; empty when a day was chosen already."""
    form, said = found.form, dict(found.answer.said_when)
    day = next((each for each in form.options["wanneer"] if each.slug == said.get("wanneer")), None)
    if day is None or "wanneer" in form.chosen:
        return {}
    picked = [pair for pair in form.picked if pair[0] not in said]
    return {"label": day.label.lower(), "url": with_query(action, [*picked, *said.items()])}


def cards(keys: list[int], reading: Reading, near: Near) -> list[NearCard]:
    """In the order of ``keys``. What vanished between counting and showing is left out."""
    listings = Listing.objects.published(reading.at).still_there().filter(pk__in=keys)
    by_key = {listing.pk: listing for listing in listings.for_known_cards(reading.language)}
    return [NearCard(by_key[key], reading, near) for key in keys if key in by_key]
