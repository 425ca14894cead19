"""Help for editors: writing hints beside a page, and the chapter of the guide that explains a screen."""

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page

from core.content_checks.completeness import Completeness
from core.content_checks.page_text import draft_of
from core.content_checks.rules import Finding, check
from core.content_checks.text_analysis import Readability, readability
from core.help.guide import GuideChapter
from core.help.screens import chapter_for

register = template.Library()

MOST_SHOWN = 5


@dataclass(frozen=True)
class Hint:
    """A failed rule in words, with the first few places."""

    title: str
    sentence: str
    level: str
    shown: list[Finding]
    more: int


@dataclass(frozen=True)
class Hints:
    hints: list[Hint]
    readability: Readability
    completeness: Completeness | None


@register.simple_tag
def content_hints(page: Page) -> Hints | None:
    """Hints for the latest draft of a page; None for what is unsaved or no page."""
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
def completeness_of(page: Page) -> Completeness | None:
    """None for page types without a completeness score."""
    count = getattr(page, "completeness", None)
    return count() if count else None


@register.simple_tag(takes_context=True)
def chapter_of_this_screen(context: Context) -> GuideChapter | None:
    request = getattr(context, "request", None) or context.get("request")
    return chapter_for(request) if request else None
