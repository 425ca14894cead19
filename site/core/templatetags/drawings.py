"""A drawing by its name: looked up, because a page shows a hundred of them."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from core.drawings import DRAWINGS, UNKNOWN

register = template.Library()


@register.simple_tag
def drawing(name: str) -> SafeString:
    """The lines of a drawing of our own."""
    return mark_safe(DRAWINGS.get(name, UNKNOWN))
