"""Hints for editors beside a page that they edit."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page

from core.content_checks.completeness import Completeness
from core.content_checks.reading_a_page import draft_of
from core.content_checks.rules import Finding, check
from core.content_checks.text_analysis import Readability, readability

register = template.Library()

MOST_SHOWN = 5


@dataclass(frozen=True)
class Hint:
    """A rule that does not hold, in words, with the first few places."""

    title: str
    sentence: str
    level: str
    shown: list[Finding]
    more: int


@dataclass(frozen=True)
class Hints:
    """Everything that an editor sees beside a page."""

    hints: list[Hint]
    readability: Readability
    completeness: Completeness | None


@register.simple_tag
def content_hints(page: Any) -> Hints | None:
    """Of a page as it was saved last; nothing for what is not saved yet, or is no page."""
    if not isinstance(page, Page) or page.pk is None:
        return None
    draft = draft_of(page, timezone.localdate())
    return Hints(
        hints=[
            Hint(
                gettext(broken.rule.title),
                gettext(broken.rule.sentence),
                broken.rule.level,
                broken.findings[:MOST_SHOWN],
                max(len(broken.findings) - MOST_SHOWN, 0),
            )
            for broken in check(draft)
        ],
        readability=readability("\n".join(passage.text for passage in draft.passages)),
        completeness=completeness_of(page),
    )


@register.simple_tag
def completeness_of(page: Any) -> Completeness | None:
    """What the page itself counts as complete; nothing for a page that does not count."""
    count = getattr(page, "completeness", None)
    return count() if count else None
