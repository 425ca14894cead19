"""The list of the social map, as the template's context."""

from __future__ import annotations

from django.core.paginator import Paginator

from core.http import SiteRequest
from wijken.sharing import download_links, feed_url, follow_url
from wijken.social_map.empty_states import nothing_found, unhelpful_url
from wijken.social_map.filters import SocialMapFilters
from wijken.social_map.map_context import social_map_frame
from wijken.social_map.result_cards import near_cards
from wijken.social_map.results import FoundListings
from wijken.social_map.saved_searches import kept_questions
from wijken.social_map.search_backend import finder
from wijken.social_map.suggestions import did_you_mean_link, said_filters, suggested_searches
from wijken.social_map.visitor_location import near_words

PER_PAGE = 12


def list_context(request: SiteRequest, action: str) -> dict[str, object]:
    """The filters, the results, and where to go next."""
    reading = request.visitor
    form = SocialMapFilters(request.GET, reading, action)
    found = FoundListings(form)
    pages: Paginator = Paginator(found, PER_PAGE)  # type: ignore[arg-type]
    page_obj = pages.get_page(request.GET.get("pagina"))
    form.show_counts(found.counts)
    if page_obj.number == 1:
        found.count_search()
    return {
        "form": form,
        "feed_url": "" if form.crisis_help else feed_url(form.picked),
        "downloads": download_links(form.picked),
        "follow_url": "" if form.crisis_help else follow_url(form.picked),
        "action": action,
        "active_filters": [*form.active, *said_filters(found)],
        "found": found,
        "questions": [] if form.picked else kept_questions(reading),
        "near_words": "" if "wijk" in form.chosen else near_words(found.near),
        "suggestions_url": finder().suggestions_url(),
        "page_obj": page_obj,
        "listings": near_cards(list(page_obj), reading, found.near),
        "map": social_map_frame(form.query),
        "crisis_help": form.crisis_help,
        "said": found.answer,
        "did_you_mean": did_you_mean_link(found),
        "suggested_searches": [] if form.crisis_help else suggested_searches(found),
        "unhelpful_url": unhelpful_url(form),
        "nothing_found": None if len(found) or form.crisis_help else nothing_found(form),
    }
