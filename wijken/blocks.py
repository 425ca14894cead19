"""Blocks for every body text: listings, this week's activities, stories."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from wijken.agenda.upcoming import happenings_of_coming_week
from wijken.directory.models import Listing
from wijken.models import StoryPage
from wijken.social_map.cards import listing_cards
from wijken.stories.cards import story_cards
from wijken.visitor import VisitorContext, visitor_context

Context = dict[str, Any]


def _reading(parent_context: Context | None) -> VisitorContext:
    """The visitor of the enclosing page; outside a request, a Dutch reader now."""
    return visitor_context((parent_context or {}).get("request") or HttpRequest())


class ListingsBlock(blocks.StructBlock):
    """Cards of selected listings."""

    title = blocks.CharBlock(
        label=_("Kop"), required=False, max_length=80, help_text=_("Bijvoorbeeld: Hier kun je binnenlopen.")
    )
    listings = blocks.ListBlock(
        SnippetChooserBlock("directory.Listing"),
        label=_("Vermeldingen"),
        max_num=12,
        help_text=_("Wat niet meer op de sociale kaart staat, verdwijnt hier vanzelf."),
    )

    class Meta:
        icon = "site"
        label = _("Vermeldingen")
        template = "blocks/listings.html"

    def get_context(self, value: StructValue, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        reading = _reading(parent_context)
        chosen = [listing.pk for listing in value["listings"] if listing]
        cards = listing_cards(
            Listing.objects.published(reading.at).not_closed().filter(pk__in=chosen), reading
        )
        context["cards"] = sorted(cards, key=lambda card: chosen.index(card.listing.pk))
        context["card_level"] = 3 if value["title"] else 2
        return context


class ComingWeekBlock(blocks.StructBlock):
    """Activities in the next seven days."""

    title = blocks.CharBlock(
        label=_("Kop"), required=False, max_length=80, help_text=_("Leeg: De komende zeven dagen.")
    )
    neighbourhood = SnippetChooserBlock(
        "directory.Neighbourhood",
        label=_("Wijk"),
        required=False,
        help_text=_("Leeg: alle wijken samen."),
    )
    maximum = blocks.IntegerBlock(
        label=_("Hoeveel hooguit"), min_value=1, max_value=20, default=6, help_text=_("Tussen 1 en 20.")
    )

    class Meta:
        icon = "calendar-alt"
        label = _("De komende zeven dagen")
        template = "blocks/this_week.html"
        preview_value = {"title": "", "neighbourhood": None, "maximum": 3}

    def get_context(self, value: StructValue, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        reading = _reading(parent_context)
        place = value["neighbourhood"]
        place_id = place.pk if place else None
        context["rows"] = happenings_of_coming_week(reading, value["maximum"] or 6, place_id)
        return context


class StoriesBlock(blocks.StructBlock):
    """Cards of selected stories."""

    title = blocks.CharBlock(
        label=_("Kop"), required=False, max_length=80, help_text=_("Bijvoorbeeld: Zo ging het in de wijk.")
    )
    stories = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="wijken.StoryPage"),
        label=_("Praktijkverhalen"),
        max_num=6,
        help_text=_("Een verhaal dat niet meer zichtbaar is, verdwijnt hier vanzelf."),
    )

    class Meta:
        icon = "openquote"
        label = _("Praktijkverhalen")
        template = "blocks/stories.html"

    def get_context(self, value: StructValue, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        reading = _reading(parent_context)
        chosen = [story.translation_key for story in value["stories"] if story]
        stories = StoryPage.objects.published(reading.at).filter(translation_key__in=chosen)
        context["cards"] = story_cards(stories.with_steps(), reading)
        context["card_level"] = 3 if value["title"] else 2
        return context
