from functools import cache
from typing import Any

from django.conf import settings
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField


@cache
def body_blocks() -> tuple[tuple[str, blocks.Block], ...]:
    """The blocks allowed in every body text, in the order of the editor's menu."""
    return tuple((name, import_string(path)()) for name, path in settings.BODY_BLOCKS)


class BodyField(StreamField):
    """A StreamField with the blocks of BODY_BLOCKS. The blocks are kept out of migrations."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.pop("block_lookup", None)
        # Blocks import models, and this runs while models are being defined, so they are loaded lazily.
        super().__init__(SimpleLazyObject(body_blocks), **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, object]]:
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, "core.blocks.BodyField", [], kwargs


def body_field() -> BodyField:
    """The body of a page, with the label and help text that editors see everywhere."""
    return BodyField(
        blank=True,
        verbose_name=_("tekst"),
        help_text=_("Voeg met het plusje tekst, afbeeldingen, vermeldingen of stappen toe."),
    )


def items_field(label: str | Promise, help_text: str | Promise) -> StreamField:
    """A list of short sentences, rendered with bullets or numbers."""
    return StreamField(
        [("item", blocks.CharBlock(label=_("Regel"), max_length=300))],
        blank=True,
        verbose_name=label,
        help_text=help_text,
    )
