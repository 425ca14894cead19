"""Living proof inside the method: what a step looks like in the neighbourhoods."""

from typing import Any

from django import template

from wijken.cards import ListingCard
from wijken.directory.models import Listing
from wijken.models import StoryPage
from wijken.reading import reading_for
from wijken.story_cards import story_cards

register = template.Library()

MOST_STORIES = 3
MOST_LISTINGS = 4


@register.inclusion_tag("components/living_proof.html", takes_context=True)
def living_proof(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """Stories that show this step, in whatever language it is read, and the listings in them."""
    reading = reading_for(context["request"])
    stories = StoryPage.objects.published(reading.at).filter(steps__translation_key=page.translation_key)
    listings = (
        Listing.objects.published(reading.at)
        .still_there()
        .filter(stories__in=stories)
        .distinct()
        .select_related("neighbourhood")
        .with_text_in(reading.language)
        .order_by("name")[:MOST_LISTINGS]
    )
    return {
        "stories": story_cards(stories.distinct(), reading, MOST_STORIES),
        "listings": [ListingCard(listing, reading, []) for listing in listings],
    }
