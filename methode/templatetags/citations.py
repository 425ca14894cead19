"""``{% citation page as cited %}``."""

from django import template
from django.template import Context
from wagtail.models import Page

from methode.citations.formats import Citation
from methode.citations.pages import cite

register = template.Library()


@register.simple_tag(takes_context=True)
def citation(context: Context, page: Page) -> Citation:
    """The citation of a page as read today."""
    return cite(page, context["request"])
