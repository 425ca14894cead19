from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from methode.description.sections import part_choices


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

    class Meta:
        icon = "list-ul"
        label = _("Onderdeel")
