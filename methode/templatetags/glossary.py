"""``{% explained %}`` … ``{% endexplained %}``: explain glossary terms in the enclosed HTML."""

from datetime import datetime

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from core.http import moment_of
from core.page_store.rendering import shared_part
from methode.glossary.annotation import Word, explain, in_order_of_name
from methode.models import GlossaryPage, Term

register = template.Library()


class ExplainedNode(template.Node):
    """Marks the first use of each term in the enclosed HTML."""

    def __init__(self, inside: NodeList) -> None:
        self.inside = inside

    def render(self, context: Context) -> SafeString:
        html = self.inside.render(context)
        page, request = context.get("page"), context.get("request")
        if not isinstance(page, Page):
            return html
        at = moment_of(request)
        explained = explain(html, words_of(page, at), page.locale.language_code)
        if not explained.words:
            return html
        words = {
            "words": in_order_of_name(explained.words),
            "glossary_url": glossary_url(page, at, context),
        }
        return mark_safe(explained.html + render_to_string("components/explained_words.html", words))


@register.tag
def explained(parser: Parser, token: Token) -> ExplainedNode:
    inside = parser.parse(("endexplained",))
    parser.delete_first_token()
    return ExplainedNode(inside)


def words_of(page: Page, at: datetime) -> list[Word]:
    """The published terms in the language of ``page``."""

    def read() -> list[Word]:
        terms = Term.objects.published(at).filter(locale_id=page.locale_id)
        return [Word(term.name, term.anchor, term.explanation) for term in terms]

    return shared_part(("glossary words", page.locale_id), read)


def glossary_url(page: Page, at: datetime, context: Context) -> str:
    """The URL of the glossary; the context of a step page already has it."""
    known = getattr(context.get("reading"), "glossary_url", None)
    if known is not None:
        return known

    def read() -> str:
        glossary = GlossaryPage.objects.published(at).filter(locale_id=page.locale_id).first()
        return (glossary.get_url(context.get("request")) or "") if glossary else ""

    return shared_part(("glossary url", page.locale_id), read)
