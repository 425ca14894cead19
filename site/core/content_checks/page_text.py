"""Extract from the latest draft of a page what the content rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

from django.db import models
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.blocks import Block, StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from core.blocks import HeadingBlock, ImageBlock
from core.content_checks.explained_terms import explained_words
from core.content_checks.rules import Draft, Passage

LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.S)
HEADING = re.compile(r"<h([2-6])\b[^>]*>(.*?)</h\1>", re.S)
END_OF_BLOCK = re.compile(r"</(?:p|li|h[1-6]|div|blockquote)>|<br\s*/?>")
HEADING_LEVEL = 2
NOT_PROSE = ("query",)
"""Names of sub-blocks that hold parts of a URL rather than text."""


def draft_of(page: Page, today: date, explained: frozenset[str] | None = None) -> Draft:
    """Texts, links, headings and images of ``page``, in the order of its fields.

    ``explained``: the words explained in its language, for a caller that has already fetched them.
    """
    known = explained_words(page) if explained is None else explained
    draft = Draft(page.locale.language_code, today, explained=known)
    literal = getattr(page, "literal_fields", ())
    for field in page._meta.concrete_fields:
        value = getattr(page, field.attname, None)
        if not value or not field.editable or field.name in literal:
            continue
        if isinstance(field, StreamField):
            read_stream(draft, str(field.verbose_name), value)
        elif isinstance(field, RichTextField):
            add_html(draft, str(field.verbose_name), value)
        elif is_prose(field):
            draft.passages.append(Passage(str(field.verbose_name), value))
        elif isinstance(field, models.ForeignKey) and field.related_model is get_image_model():
            add_picture(draft, getattr(page, field.name))
    return draft


def is_prose(field: models.Field) -> bool:
    """Whether readers see this text: not a choice, slug, e-mail address, URL or field of Wagtail's Page."""
    if field.model is Page and field.name != "search_description":
        return False
    prose = isinstance(field, models.TextField | models.CharField) and not isinstance(field, models.SlugField)
    return prose and not field.choices and not isinstance(field, models.EmailField | models.URLField)


def read_stream(draft: Draft, where: str, stream: StreamValue) -> None:
    """Add the blocks in order. A heading followed by another heading or by nothing has no text."""
    waiting = ""
    for child in stream:
        if isinstance(child.block, HeadingBlock):
            if waiting:
                draft.headings_without_text.append(waiting)
            waiting = str(child.value)
        else:
            waiting = ""
        read_block(draft, where, child.block, child.value)
    if waiting:
        draft.headings_without_text.append(waiting)


def read_block(draft: Draft, where: str, block: Block, value: Any) -> None:
    if not value:
        return
    if isinstance(block, HeadingBlock):
        draft.headings.append((HEADING_LEVEL, str(value)))
    elif isinstance(block, ImageBlock):
        if not value["decorative"]:
            add_picture(draft, value["image"])
        read_block(draft, where, block.child_blocks["caption"], value["caption"])
    elif isinstance(block, ImageChooserBlock):
        add_picture(draft, value)
    elif isinstance(block, blocks.RichTextBlock):
        add_html(draft, where, value.source)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        draft.passages.append(Passage(where, str(value)))
    else:
        for child_block, child_value in children_of(block, value):
            read_block(draft, where, child_block, child_value)


def children_of(block: Block, value: Any) -> Iterator[tuple[Block, Any]]:
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if name not in NOT_PROSE:
                yield child, value.get(name)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield block.child_block, item
    elif isinstance(block, blocks.StreamBlock):
        for item in value:
            yield item.block, item.value


def add_html(draft: Draft, where: str, html: str) -> None:
    """Add the words of rich text, and the links and headings in it."""
    draft.links.extend(Passage(where, words_in(text)) for text in LINK.findall(html))
    draft.headings.extend((int(level), words_in(text)) for level, text in HEADING.findall(html))
    draft.passages.append(Passage(where, words_in(END_OF_BLOCK.sub("\n", html))))


def words_in(html: str) -> str:
    return unescape(strip_tags(html)).replace("\xa0", " ").strip()


def add_picture(draft: Draft, picture: AbstractImage) -> None:
    """Report an image without a description, or whose description is its file name."""
    if picture and not picture.description.strip():
        draft.pictures_without_text.append(picture.title)
