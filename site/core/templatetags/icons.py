from django import template
from django.utils.safestring import SafeString, mark_safe

from core.icons import DRAWINGS, UNKNOWN

register = template.Library()


@register.simple_tag
def drawing(name: str) -> SafeString:
    """The path data of an icon, from a dictionary because one page draws a hundred of them."""
    return mark_safe(DRAWINGS.get(name, UNKNOWN))
