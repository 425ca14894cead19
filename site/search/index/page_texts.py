"""The searchable texts of a page, by passage: words close together say more than words far apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from django.utils.translation import override
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from core.translations.sentences import sentences_of
from search.index import weights
from search.index.texts import DUTCH, WeightedText

HEAD: dict[str, int] = {"short_title": weights.TAG, "subtitle": weights.INTRO, "intro": weights.INTRO}
"""Besides the title: what says what the whole page is about."""

PASSAGES = (
    *("goal", "focus", "lead_time", "effort", "cause", "result", "tip", "quote_text", "group_size"),
    *("summary_audience", "summary_goal", "summary_approach", "summary_organisations", "summary_research"),
)
"""Page fields of one passage each. Other fields are not searched."""

STREAMS = (
    *("body", "roles", "actions", "pitfalls", "results", "done_when", "tools", "needs", "how_to"),
    *("what_worked", "what_was_hard", "working_elements", "description"),
)
"""Fields with a passage for each block; a heading and what is below it are one passage."""
LONGEST_HEADING = 60
ENDS = (".", "?", "!", ":")


class Told(NamedTuple):
    """A text of the page."""

    weight: int
    text: str
    passage: int | None


def page_texts(page: Page) -> Iterator[WeightedText]:
    """A page of its specific type, in its own language, and in Dutch what of it nobody translated."""
    language = page.locale.language_code
    dutch = _any_of(sentences_of(page).untranslated) if language != DUTCH else None
    for weight, text, passage in _all_texts(page, language):
        if dutch is None:
            yield WeightedText(language, weight, text, passage)
        else:
            yield WeightedText(DUTCH, weight, " ".join(dutch.findall(text)), passage)
            yield WeightedText(language, weight, dutch.sub(" ", text), passage)


def _any_of(texts: set[str]) -> re.Pattern[str] | None:
    """Finds these texts inside longer ones; the longest where two begin at the same place."""
    longest_first = sorted(texts, key=len, reverse=True)
    spaces_alike = [r"\s+".join(map(re.escape, text.split())) for text in longest_first]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaces_alike)})(?!\w)") if texts else None


def _all_texts(page: Page, language: str) -> Iterator[Told]:
    yield Told(weights.TITLE, page.title, None)
    with override(language):
        yield Told(weights.PAGE_KIND, str(page._meta.verbose_name), None)
    for name, weight in HEAD.items():
        yield Told(weight, getattr(page, name, "") or "", None)
    numbers = count()
    for name in PASSAGES:
        if text := getattr(page, name, ""):
            yield from _under_its_label(page, name, language, [Told(weights.TEXT, text, next(numbers))])
    for name in STREAMS:
        if value := getattr(page, name, None):
            with override(language):
                told = list(_blocks(value, numbers))
            yield from _under_its_label(page, name, language, told)


def _under_its_label(page: Page, name: str, language: str, told: list[Told]) -> Iterator[Told]:
    """The name of a field is a heading on the page: "valkuilen", "klaar als"."""
    yield from told
    with override(language):
        label = str(page._meta.get_field(name).verbose_name) if name != "body" else ""
    for passage in dict.fromkeys(each.passage for each in told):
        yield Told(weights.LABEL, label, passage)


def _blocks(value: StreamValue, numbers: Iterator[int]) -> Iterator[Told]:
    """Labels of choices are in the active language, which may not be the page's."""
    passage: int | None = None
    below_heading = False
    for child in value:
        readable = [
            get_text_for_indexing(str(text)) for text in child.block.get_searchable_content(child.value)
        ]
        is_heading = child.block_type == "heading"
        if is_heading or passage is None or not below_heading:
            passage = next(numbers)
        below_heading |= is_heading
        for position, text in enumerate(readable):
            above = is_heading or (position + 1 < len(readable) and _is_heading(text))
            yield Told(weights.HEADING if above else weights.TEXT, text, passage)


def _is_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not text.rstrip().endswith(ENDS)
