"""What editors may place in any text: listings, what is on this week, stories.

Core's pages import these at start, before there are models: choosers name their model by a string, and
what a visitor sees is put together when the text is shown.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

Context = dict[str, Any]


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
