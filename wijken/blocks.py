"""What editors may place in any text: listings, what is on this week, stories.

Core's pages import these at start, before there are models: choosers name their model by a string, and
what a visitor sees is put together when the text is shown.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

Context = dict[str, Any]


def _reading(parent_context: Context | None) -> Any:
    """For whom the text around the block is shown; outside a request, for a Dutch reader now."""
    from wijken.reading import reading_for

    return reading_for((parent_context or {}).get("request") or HttpRequest())


class ListingsBlock(blocks.StructBlock):
    """A few entries of the social map, as cards."""

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

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        from wijken.cards import listing_cards
        from wijken.directory.models import Listing

        context = super().get_context(value, parent_context=parent_context)
        reading = _reading(parent_context)
        chosen = [listing.pk for listing in value["listings"] if listing]
        cards = listing_cards(
            Listing.objects.published(reading.at).still_there().filter(pk__in=chosen), reading
        )
        context["cards"] = sorted(cards, key=lambda card: chosen.index(card.listing.pk))
        context["card_level"] = 3 if value["title"] else 2
        return context


class ThisWeekBlock(blocks.StructBlock):
    """What happens in the coming seven days."""

    title = blocks.CharBlock(label=_("Kop"), required=False, max_length=80, help_text=_("Leeg: Deze week."))
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
        label = _("Deze week")
        template = "blocks/this_week.html"
        preview_value = {"title": "", "neighbourhood": None, "maximum": 3}

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        from wijken.this_week import this_week

        context = super().get_context(value, parent_context=parent_context)
        reading = _reading(parent_context)
        place = value["neighbourhood"]
        context["rows"] = this_week(reading, value["maximum"] or 6, place)
        return context


class StoriesBlock(blocks.StructBlock):
    """A few stories from practice, as cards."""

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

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        from wijken.models import StoryPage
        from wijken.story_cards import story_cards

        context = super().get_context(value, parent_context=parent_context)
        reading = _reading(parent_context)
        chosen = [story.translation_key for story in value["stories"] if story]
        stories = StoryPage.objects.published(reading.at).filter(translation_key__in=chosen)
        context["cards"] = story_cards(stories.with_steps(), reading)
        context["card_level"] = 3 if value["title"] else 2
        return context
