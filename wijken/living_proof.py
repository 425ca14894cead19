"""What a step of the method looks like in the neighbourhoods, or in the one that a visitor chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from wijken.cards import ListingCard
from wijken.contacts import contact_of
from wijken.directory.models import Hook, Listing, Neighbourhood
from wijken.models import StoryPage
from wijken.neighbourhood_cards import page_urls
from wijken.reading import Reading
from wijken.story_cards import StoryCard, story_cards

MOST_STORIES = 3
MOST_LISTINGS = 6


@dataclass(frozen=True)
class ListingInProof:
    """A place or group from a story or with a hook at this step, and where a network builder can link up."""

    card: ListingCard
    hook: Any


@dataclass(frozen=True)
class LivingProof:
    """Stories and listings, of all neighbourhoods or of ``chosen`` alone."""

    stories: list[StoryCard]
    listings: list[ListingInProof]
    neighbourhoods: list[Neighbourhood]
    chosen: Neighbourhood | None
    page_url: str
    contact: dict[str, Any]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What a visitor may choose; nothing to choose where there is one neighbourhood."""
        if len(self.neighbourhoods) < 2:
            return []
        return [(place.slug, place.name) for place in self.neighbourhoods]


def living_proof(page: Any, reading: Reading, wijk: str) -> LivingProof:
    """Stories that show this page of the method, in whatever language it is read, and their listings.

    An unknown ``wijk`` counts as none chosen.
    """
    places = list(Neighbourhood.objects.published(reading.at).order_by("name"))
    chosen = next((place for place in places if place.slug == wijk), None)
    stories = StoryPage.objects.published(reading.at).filter(**{_relation(page): page.translation_key})
    if chosen:
        stories = stories.about(chosen)
    return LivingProof(
        stories=story_cards(stories.distinct(), reading, MOST_STORIES),
        listings=_listings(page, stories, chosen, reading),
        neighbourhoods=places,
        chosen=chosen,
        page_url=page_urls(reading).get(chosen.pk, "") if chosen else "",
        contact=contact_of(chosen, reading.at) if chosen else {},
    )


def _relation(page: Any) -> str:
    """How a story names pages of this kind: its steps, or its work forms."""
    targets = {field: StoryPage._meta.get_field(field).related_model for field in ("steps", "work_forms")}
    field = next(field for field, model in targets.items() if isinstance(page, model))
    return f"{field}__translation_key"


def _listings(
    page: Any, stories: Any, chosen: Neighbourhood | None, reading: Reading
) -> list[ListingInProof]:
    """Those with a hook at this very step come first, then those in its stories."""
    hooks = Hook.objects.filter(listing=OuterRef("pk")).order_by("sort_order")
    here = hooks.filter(step__translation_key=page.translation_key)
    listings = (
        Listing.objects.published(reading.at)
        .still_there()
        .annotate(is_hooked=Exists(here))
        .filter(Q(is_hooked=True) | Q(pk__in=stories.order_by().values("listings")))
        .select_related("neighbourhood")
        .with_text_in(reading.language)
        .annotate(
            hook=Coalesce(Subquery(here.values("text")[:1]), Subquery(hooks.values("text")[:1]), Value(""))
        )
    )
    if chosen:
        listings = listings.reaching(chosen)
    return [
        ListingInProof(ListingCard(listing, reading, []), reading.dutch(listing.hook))
        for listing in listings.order_by("-is_hooked", "name")[:MOST_LISTINGS]
    ]
