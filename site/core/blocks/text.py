"""Text blocks."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT = ["bold", "italic", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    """A heading in the text, with an anchor."""

    class Meta:
        icon = "title"
        label = _("Kop")
        max_length = 120
        template = "blocks/heading.html"
        form_classname = "title"
        help_text = _("Een korte kop. Bijvoorbeeld: Zo doe je mee.")

    def get_context(self, value: str, parent_context: dict[str, object] | None = None) -> dict[str, object]:
        context = super().get_context(value, parent_context)
        context["anchor"] = slugify(value)
        return context


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=RICH_TEXT, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Tekst")
        template = "blocks/paragraph.html"
        help_text = _("Schrijf korte zinnen. Spreek de lezer aan met je.")


class ImageBlock(blocks.StructBlock):
    """An image. Its description becomes the alternative text."""

    image = ImageChooserBlock(label=_("Afbeelding"))
    caption = blocks.CharBlock(
        label=_("Onderschrift"), required=False, max_length=200, help_text=_("Staat onder de afbeelding.")
    )
    decorative = blocks.BooleanBlock(
        label=_("Alleen versiering"),
        required=False,
        help_text=_("Aan: de afbeelding wordt niet voorgelezen."),
    )

    class Meta:
        icon = "image"
        label = _("Afbeelding")
        template = "blocks/image.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Wat iemand zei"), rows=2, max_length=400)
    who = blocks.CharBlock(
        label=_("Wie"), required=False, max_length=100, help_text=_("Een rol of voornaam, met toestemming.")
    )

    class Meta:
        icon = "openquote"
        label = _("Citaat")
        template = "blocks/quote.html"


class NoticeBlock(blocks.StructBlock):
    """A highlighted box: a tip or a warning."""

    level = blocks.ChoiceBlock(
        label=_("Soort"), choices=[("info", _("Goed om te weten")), ("warning", _("Let op"))], default="info"
    )
    text = blocks.RichTextBlock(label=_("Tekst"), features=["bold", "link"])

    class Meta:
        icon = "info-circle"
        label = _("Kader")
        template = "blocks/notice.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Bestand"))
    text = blocks.CharBlock(
        label=_("Tekst van de link"),
        required=False,
        max_length=120,
        help_text=_("Leeg: de naam van het bestand."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Bestand")
        template = "blocks/document.html"
