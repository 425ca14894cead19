from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField


@cache
def body_blocks() -> tuple[tuple[str, blocks.Block], ...]:
    """The blocks that any text may hold, in the order in which editors choose from them."""
    return tuple((name, import_string(path)()) for name, path in settings.BODY_BLOCKS)


class BodyField(StreamField):
    """Free text made of the blocks in BODY_BLOCKS. Which blocks there are is no matter of the database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("block_lookup", None)
        super().__init__(list(body_blocks()), **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, "core.blocks.BodyField", [], kwargs


def body_field() -> BodyField:
    """The text of a page, with the label and help that editors see everywhere."""
    return BodyField(
        blank=True,
        verbose_name=_("tekst"),
        help_text=_("Voeg met het plusje tekst, afbeeldingen, vermeldingen of stappen toe."),
    )


def items_field(label: Any, help_text: Any) -> StreamField:
    """A list of short sentences, shown with bullets or numbers."""
    return StreamField(
        [("item", blocks.CharBlock(label=_("Regel"), max_length=300))],
        blank=True,
        verbose_name=label,
        help_text=help_text,
    )
