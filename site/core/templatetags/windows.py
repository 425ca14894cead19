"""Put the id of the browser window in an edit form."""

from uuid import UUID

from django import template
from django.template import Context

from core.edit_conflicts.browser_windows import names_for_the_next_form

register = template.Library()


@register.simple_tag(takes_context=True)
def window_names(context: Context) -> list[UUID]:
    return names_for_the_next_form(context["request"])
