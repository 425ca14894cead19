"""The parts of a tool, printed as they are used: boxes to tick, lines to write on, cards to cut."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructValue

from core.blocks.text import RICH_TEXT


class TitledBlock(blocks.StructBlock):
    """A part with a heading above it."""

    title = blocks.CharBlock(label=_("Kop"), max_length=120)


class TextBlock(TitledBlock):
    text = blocks.RichTextBlock(label=_("Tekst"), features=RICH_TEXT)

    class Meta:
        icon = "pilcrow"
        label = _("Tekst")
        template = "blocks/tool_text.html"


class LabelledValueBlock(blocks.StructBlock):
    """In a letter: when, where, what it costs."""

    label = blocks.CharBlock(label=_("Wat"), max_length=60)
    value = blocks.CharBlock(label=_("Tekst"), max_length=300)


class LetterBlock(TitledBlock):
    subject = blocks.CharBlock(label=_("Onderwerp"), max_length=120)
    salutation = blocks.CharBlock(label=_("Aanhef"), max_length=80)
    text = blocks.RichTextBlock(label=_("Tekst"), features=RICH_TEXT)
    facts = blocks.ListBlock(LabelledValueBlock(), label=_("Wanneer, waar en wat het kost"), default=[])
    closing = blocks.RichTextBlock(label=_("Slot"), features=RICH_TEXT, required=False)
    signature = blocks.CharBlock(label=_("Ondertekening"), max_length=160)

    class Meta:
        icon = "mail"
        label = _("Brief")
        template = "blocks/tool_letter.html"


class ListOfLinesBlock(TitledBlock):
    items = blocks.ListBlock(blocks.CharBlock(label=_("Regel"), max_length=300), label=_("Regels"))
    to_tick = blocks.BooleanBlock(
        label=_("Met vakjes om af te vinken"), required=False, help_text=_("Voor elke regel komt een vakje.")
    )

    class Meta:
        icon = "list-ul"
        label = _("Lijst")
        template = "blocks/tool_list.html"


class FieldValue(StructValue):
    @property
    def blank_lines(self) -> range:
        return range(self["lines"])


class FieldBlock(blocks.StructBlock):
    """A question, with lines for the answer."""

    label = blocks.CharBlock(label=_("Vraag"), max_length=160)
    help = blocks.CharBlock(label=_("Uitleg"), max_length=300, required=False)
    example = blocks.CharBlock(label=_("Voorbeeld"), max_length=300, required=False)
    lines = blocks.IntegerBlock(label=_("Lege regels"), min_value=1, max_value=20, default=1)

    class Meta:
        value_class = FieldValue


class FieldsBlock(TitledBlock):
    fields = blocks.ListBlock(FieldBlock(), label=_("Om in te vullen"))

    class Meta:
        icon = "edit"
        label = _("Invulvelden")
        template = "blocks/tool_fields.html"


class RowBlock(blocks.ListBlock):
    def __init__(self, **kwargs: object) -> None:
        cell = blocks.CharBlock(label=_("Vak"), max_length=300, required=False)
        super().__init__(cell, label=_("Rij"), **kwargs)


class TableValue(StructValue):
    @property
    def blank_rows(self) -> list[range]:
        return [range(len(self["columns"]))] * (self["empty_rows"] or 0)


class TableBlock(TitledBlock):
    columns = blocks.ListBlock(
        blocks.CharBlock(label=_("Kolom"), max_length=60), label=_("Kolommen"), max_num=8
    )
    rows = blocks.ListBlock(
        RowBlock(), label=_("Rijen"), default=[], help_text=_("In elke rij een vak voor elke kolom.")
    )
    are_examples = blocks.BooleanBlock(
        label=_("Deze rijen zijn een voorbeeld"),
        required=False,
        help_text=_("Ze staan er dan schuin gedrukt."),
    )
    empty_rows = blocks.IntegerBlock(label=_("Lege rijen"), min_value=0, max_value=40, default=0)

    class Meta:
        icon = "table"
        label = _("Tabel")
        template = "blocks/tool_table.html"
        value_class = TableValue


class MomentBlock(blocks.StructBlock):
    time = blocks.CharBlock(label=_("Tijd"), max_length=20, help_text=_("Bijvoorbeeld: 19.30."))
    what = blocks.CharBlock(label=_("Wat"), max_length=300)
    who = blocks.CharBlock(label=_("Wie"), max_length=120, required=False)
    needs = blocks.CharBlock(label=_("Nodig"), max_length=160, required=False)


class ScriptBlock(TitledBlock):
    """What happens from minute to minute."""

    moments = blocks.ListBlock(MomentBlock(), label=_("Momenten"))

    class Meta:
        icon = "time"
        label = _("Draaiboek")
        template = "blocks/tool_script.html"


class CardsBlock(TitledBlock):
    cards = blocks.ListBlock(
        blocks.CharBlock(label=_("Kaartje"), max_length=200),
        label=_("Kaartjes"),
        help_text=_("Op papier acht op een blad, om uit te knippen."),
    )

    class Meta:
        icon = "copy"
        label = _("Kaartjes")
        template = "blocks/tool_cards.html"


PARTS: list[tuple[str, Any]] = [
    ("text", TextBlock()),
    ("letter", LetterBlock()),
    ("list", ListOfLinesBlock()),
    ("fields", FieldsBlock()),
    ("table", TableBlock()),
    ("script", ScriptBlock()),
    ("cards", CardsBlock()),
]
