"""Put the mark of its user in an edit form."""

from django import template
from django.template import Context

from accounts.typed_text import mark_of

register = template.Library()


@register.simple_tag(takes_context=True)
def typed_by(context: Context) -> str:
    return mark_of(context["request"].user)
