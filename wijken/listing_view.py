"""One entry of the social map, as its own page and as an editor's preview: the same for both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wijken.cards import ActivityRow, Feature, ListingCard
from wijken.directory.freshness import public_sentence
from wijken.directory.models import Activity, Listing
from wijken.filters import with_query
from wijken.listing_words import ListingWords
from wijken.map_data import has_pin
from wijken.map_frame import listing_frame
from wijken.models import StoryPage
from wijken.reading import SOURCE_LANGUAGE, Reading, reading_for
from wijken.story_cards import story_cards
from wijken.take_along import take_along

TEMPLATE = "pages/listing_page.html"

Link = dict[str, str]


def listing_context(
    request: HttpRequest,
    listing: Listing,
    at: datetime,
    activities: Sequence[Activity] | None = None,
) -> dict[str, Any]:
    """Everything that the page of one listing shows.

    ``listing`` comes from ``with_activities``, or from an editor's unsaved form; then ``activities`` may
    stand in for what the database holds.
    """
    reading = reading_for(request)
    in_preview = getattr(request, "is_preview", False)
    words = (ListingWords.in_memory if in_preview else ListingWords.read)(listing, reading)
    known = _activities(listing, at, activities)
    rows = [ActivityRow(each, reading, listing) for each in known]
    card = ListingCard(listing, reading, [row.activity for row in rows])
    address = f"{reading.map_url}{listing.slug}/"
    return {
        "listing": card,
        "activities": rows,
        "description": reading.dutch(listing.description),
        "practical_notes": _notes(listing, reading),
        "is_dutch_only": reading.language != SOURCE_LANGUAGE and not card.translated_summary,
        "has_dutch_texts": reading.language != SOURCE_LANGUAGE,
        "notice": reading.dutch(listing.notice_at(at)),
        "trust": public_sentence(listing.freshness_at(at), reading.language),
        "contact": _contact(listing, card),
        "access_features": words.access if card.place else [],
        "access_note": reading.dutch(card.place.access_note) if card.place else "",
        "facts": _facts(listing, card, words, reading),
        "themes": _tags(words.themes, "thema", reading),
        "audiences": _tags(words.audiences, "doelgroep", reading),
        "hooks": [reading.dutch(hook.name) for hook in words.hooks],
        "stories": _stories(listing, reading),
        "map": None
        if in_preview or not has_pin(listing, known, reading)
        else listing_frame(listing.slug, reading.shortlist.query),
        "canonical_url": request.build_absolute_uri(address) if reading.map_url else "",
        "take": take_along(request, listing.name, address, **_calendar(listing, known)),
    }


def _calendar(listing: Listing, activities: Sequence[Activity]) -> dict[str, str]:
    if not listing.slug or not activities:
        return {}
    return {"calendar_url": reverse("listing-calendar", args=[listing.slug])}


def render_listing(
    request: HttpRequest, listing: Listing, activities: Sequence[Activity] | None = None
) -> HttpResponse:
    """The page of a listing without the social map's page around it: for the editors' preview."""
    reading = reading_for(request)
    context = listing_context(request, listing, reading.at, activities)
    return TemplateResponse(request, TEMPLATE, context)


def _activities(listing: Listing, at: datetime, given: Sequence[Activity] | None) -> Sequence[Activity]:
    if given is not None:
        return given
    known: Sequence[Activity] | None = getattr(listing, "published_activities", None)
    if known is not None:
        return known
    if listing.pk is None:
        return []
    return list(Activity.objects.published(at).filter(listing=listing.pk).for_rows(at))


def _notes(listing: Listing, reading: Reading) -> str:
    """The practical explanation in the visitor's language; Dutch has its own in the description."""
    return getattr(listing, "translated_notes", None) or ""


def _contact(listing: Listing, card: ListingCard) -> dict[str, Any]:
    """By role and phone first; only as much of the address as the public may know."""
    address = card.place.public_address if card.place else ""
    role = card.reading.dutch(listing.contact_role)
    return {
        "role": role,
        "phone": listing.phone,
        "email": listing.email,
        "website": listing.website,
        "address_lines": [line for line in (card.place_name, *address.split(", ")) if line],
    }


def _facts(
    listing: Listing, card: ListingCard, words: ListingWords, reading: Reading
) -> list[dict[str, Any]]:
    """The short facts, each with its own label; what is not known is left out."""
    provider = listing.organisation
    spoken = ", ".join(language.name for language in words.languages)
    facts = [
        (_("Wijk"), card.neighbourhood_name, "place"),
        (_("Aanbieder"), provider.name if provider and provider.is_public(reading.at) else "", "home"),
        (_("Kosten"), card.cost_label, "free" if card.cost_kind == "free" else "cost"),
        (_("Talen"), spoken, "globe"),
        (_("Ook bekend als"), listing.other_names, "info"),
    ]
    return [{"label": label, "value": value, "icon": icon} for label, value, icon in facts if value]


def _tags(words: list[Feature], name: str, reading: Reading) -> list[Link]:
    return [{"title": word.name, "url": with_query(reading.map_url, {name: word.slug})} for word in words]


def _stories(listing: Listing, reading: Reading) -> list[Any]:
    if listing.pk is None:
        return []
    return story_cards(StoryPage.objects.published(reading.at).filter(listings=listing.pk), reading, 3)
