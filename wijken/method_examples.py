"""Examples of a step of the method, from all neighbourhoods or the one that the visitor chose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page

from wijken.directory.models import Hook, Listing, Neighbourhood
from wijken.models import NeighbourhoodPage, StoryPage
from wijken.neighbourhoods.cards import page_urls
from wijken.neighbourhoods.contacts import contact_of
from wijken.social_map.cards import ListingCard
from wijken.stories.cards import StoryCard, story_cards
from wijken.visitor import VisitorContext

MOST_STORIES = 3
MOST_LISTINGS = 6


@dataclass(frozen=True)
class ListingInProof:
    """A listing that belongs to a story about this step or is linked to it, with the connection to make."""

    card: ListingCard
    hook: str


@dataclass(frozen=True)
class PracticeExamples:
    """Stories and listings, from all neighbourhoods or only from ``chosen``."""

    stories: list[StoryCard]
    listings: list[ListingInProof]
    neighbourhoods: Iterable[Neighbourhood]
    chosen: Neighbourhood | None
    page_url: str
    contact: dict[str, object]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The neighbourhoods to choose from; empty if there is only one, or nothing to choose between."""
        if not (self.stories or self.listings or self.chosen):
            return []
        places = [(place.slug, place.name) for place in self.neighbourhoods]
        return places if len(places) > 1 else []


def practice_examples(page: Page, reading: VisitorContext, wijk: str) -> PracticeExamples:
    """Stories about this page of the method, in the visitor's language, and their listings.

    An unknown ``wijk`` is ignored.
    """
    places = Neighbourhood.objects.published(reading.at).order_by("name")
    chosen = next((place for place in places if place.slug == wijk), None) if wijk else None
    stories = StoryPage.objects.published(reading.at).filter(**{_relation(page): page.translation_key})
    if chosen:
        stories = stories.about(chosen)
    return PracticeExamples(
        stories=story_cards(stories.distinct(), reading, MOST_STORIES),
        listings=_listings(page, stories, chosen, reading),
        neighbourhoods=places,
        chosen=chosen,
        page_url=page_urls(NeighbourhoodPage.objects.all(), reading).get(chosen.pk, "") if chosen else "",
        contact=contact_of(chosen, reading) if chosen else {},
    )


def _relation(page: Page) -> str:
    """The relation by which stories refer to pages of this type: steps or work forms."""
    targets = {field: StoryPage._meta.get_field(field).related_model for field in ("steps", "work_forms")}
    field = next(field for field, model in targets.items() if isinstance(page, model))
    return f"{field}__translation_key"


def _listings(
    page: Page, stories: QuerySet, chosen: Neighbourhood | None, reading: VisitorContext
) -> list[ListingInProof]:
    """First listings linked to this step, then listings of its stories."""
    hooks = Hook.objects.filter(listing=OuterRef("pk")).order_by("sort_order")
    here = hooks.filter(step__translation_key=page.translation_key)
    listings = (
        Listing.objects.published(reading.at)
        .not_closed()
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
