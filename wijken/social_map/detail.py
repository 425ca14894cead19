"""The page of one listing, for visitors and for the editor's preview alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.normalization.one_line import one_line
from core.search_engines.structured_data import Thing
from wijken.directory.freshness.levels import public_sentence
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing
from wijken.directory.models.listing_parts import current
from wijken.directory.recurrence.formats import date_in_words
from wijken.sharing import share_links
from wijken.social_map.activity_rows import ActivityRow
from wijken.social_map.cards import ListingCard
from wijken.social_map.filters import with_query
from wijken.social_map.geojson import has_pin
from wijken.social_map.listing_actions import ListingActions
from wijken.social_map.map_context import listing_frame
from wijken.social_map.public_location import Feature, public_place
from wijken.social_map.vocabulary_terms import ListingWords
from wijken.stories.cards import StoryCard, story_cards
from wijken.structured_data import NextTime, events, organisation, place_of
from wijken.vacancies import rows_of
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext, visitor_context

TEMPLATE = "pages/listing_page.html"

Link = dict[str, str]


def listing_context(
    request: HttpRequest,
    listing: Listing,
    activities: Sequence[Activity] | None = None,
) -> dict[str, object]:
    """The context of the page of a listing.

    ``listing`` comes from ``with_activities``, or from an editor's unsaved form; in that case ``activities``
    replaces the ones in the database.
    """
    reading = visitor_context(request)
    at = reading.at
    in_preview = getattr(request, "is_preview", False)
    words = (ListingWords.in_memory if in_preview else ListingWords.read)(listing, reading)
    known = _activities(listing, at, activities)
    rows = [ActivityRow(each, reading, listing) for each in known]
    card = ListingCard(listing, reading, [row.activity for row in rows])
    address = f"{reading.map_url}{listing.slug}/"
    about = _about(card, words, reading)
    take = share_links(
        request, listing.name, address, details=_in_a_message(card), **_calendar(listing, known)
    )
    return {
        "listing": card,
        "activities": rows,
        "about": about,
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
        "vacancies": rows_of(current(listing.vacancies.all(), reading.today), reading, listing),
        "stories": _stories(listing, reading),
        "map": None
        if in_preview or not has_pin(listing, known, reading)
        else listing_frame(listing.slug, reading.shortlist.query),
        "canonical_url": request.build_absolute_uri(address) if reading.map_url else "",
        "take": take,
        "share_title": listing.name,
        "share_description": _shared_as(card, about),
        "structured_data": _structured_data(card, rows, take.url, about) if reading.map_url else [],
        "actions": ListingActions.of(card, rows, take),
    }


def _in_a_message(card: ListingCard) -> str:
    where = ", ".join(filter(None, [card.place_name, card.neighbourhood_name]))
    return "\n".join(one_line(line) for line in (_next_time(card), where, card.listing.phone) if line)


def _next_time(card: ListingCard) -> str:
    """As a date that is still right tomorrow; empty if nobody is sure of it."""
    following = card.next_occurrence
    is_sure = card.status == Listing.Status.ACTIVE and not (card.is_unconfirmed or card.said_stopped)
    if following is None or not is_sure:
        return ""
    day = date_in_words(local_day(following.starts), card.reading.language)
    return ", ".join(filter(None, [day, following.time_words]))


def _calendar(listing: Listing, activities: Sequence[Activity]) -> dict[str, str]:
    if not listing.slug or not activities:
        return {}
    return {"calendar_url": reverse("listing-calendar", args=[listing.slug])}


def render_listing(
    request: HttpRequest, listing: Listing, activities: Sequence[Activity] | None = None
) -> HttpResponse:
    """The page of a listing without a SocialMapPage, for the editor's preview."""
    return TemplateResponse(request, TEMPLATE, listing_context(request, listing, activities))


def _activities(listing: Listing, at: datetime, given: Sequence[Activity] | None) -> Sequence[Activity]:
    if given is not None:
        return given
    known: Sequence[Activity] | None = getattr(listing, "published_activities", None)
    if known is not None:
        return known
    if listing.pk is None:
        return []
    return list(Activity.objects.published(at).filter(listing=listing.pk).for_rows(at))


def _notes(listing: Listing, reading: VisitorContext) -> str:
    """The practical notes in the visitor's language; Dutch ones are part of the description."""
    return getattr(listing, "translated_notes", None) or ""


def _about(card: ListingCard, words: ListingWords, reading: VisitorContext) -> str:
    """For search results elsewhere: the summary in the visitor's language, or else what it is about."""
    if reading.language == SOURCE_LANGUAGE or card.translated_summary:
        return strip_tags(card.summary)
    about = ", ".join(word.name for word in (*words.themes, *words.audiences))
    named = ", ".join(filter(None, (card.name, card.neighbourhood_name)))
    return f"{named}. {card.kind_label}{f': {about}' if about else ''}."


def _shared_as(card: ListingCard, about: str) -> str:
    """Beside a shared address: the next time first."""
    when = _next_time(card)
    return f"{when[:1].upper()}{when[1:]}. {about}" if when else about


def _structured_data(card: ListingCard, rows: Sequence[ActivityRow], url: str, about: str) -> list[Thing]:
    """What nobody confirmed is no event for search engines: they do not show our warning."""
    listing, place, at = card.listing, card.place, card.reading.at
    is_sure = card.status == Listing.Status.ACTIVE and not (card.is_unconfirmed or card.said_stopped)
    firsts = [(row, row.next_three[0]) for row in rows if row.next_three] if is_sure else []
    times = [
        NextTime(row.activity, first.starts, first.ends, public_place(row.activity.location, at) or place)
        for row, first in firsts
    ]
    return [
        organisation(listing, url, about, place),
        *place_of(listing, url, place),
        *events(listing, times, url),
    ]


def _contact(listing: Listing, card: ListingCard) -> dict[str, object]:
    """By role and with the telephone number first; only the public part of the address."""
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
    listing: Listing, card: ListingCard, words: ListingWords, reading: VisitorContext
) -> list[dict[str, object]]:
    """Labelled facts; unknown ones are left out."""
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


def _tags(words: list[Feature], name: str, reading: VisitorContext) -> list[Link]:
    return [{"title": word.name, "url": with_query(reading.map_url, {name: word.slug})} for word in words]


def _stories(listing: Listing, reading: VisitorContext) -> list[StoryCard]:
    if listing.pk is None:
        return []
    return story_cards(listing.stories.published(reading.at), reading, 3)
