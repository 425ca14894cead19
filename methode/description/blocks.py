from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from methode.description.sections import part_choices


class OpenPointBlock(blocks.StructBlock):
    """Something that is still to be written, and who can."""

    who = blocks.CharBlock(
        label=_("Wie kan dit aanvullen"), max_length=80, help_text=_("Bijvoorbeeld: de gemeente.")
    )
    what = blocks.CharBlock(label=_("Wat ontbreekt"), max_length=300)


class PartBlock(blocks.StructBlock):
    """The text under one of the standard headings. Without text it is shown as still to come."""

    part = blocks.ChoiceBlock(
        label=_("Onderdeel"),
        choices=part_choices,
        help_text=_("Onder welke kop hoort dit? De volgorde op de pagina ligt vast."),
    )
    text = blocks.RichTextBlock(
        label=_("Tekst"),
        features=["bold", "italic", "link", "document-link", "ol", "ul"],
        required=False,
        help_text=_("Weet je het nog niet? Laat dit leeg. Bezoekers zien dan: nog aan te vullen."),
    )
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Regel"), max_length=300),
        label=_("Opsomming"),
        default=[],
        help_text=_("Mag leeg blijven. Korte regels onder de tekst."),
    )
    is_unfinished = blocks.BooleanBlock(
        label=_("Nog niet af"),
        required=False,
        help_text=_("De kern van dit onderdeel is nog niet bekend. Bezoekers zien dan: nog aan te vullen."),
    )
    open_points = blocks.ListBlock(OpenPointBlock(), label=_("Nog aan te vullen"), default=[])

    class Meta:
        icon = "list-ul"
        label = _("Onderdeel")
