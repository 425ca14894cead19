"""Contact buttons for the pages of the method."""

from django import template
from django.urls import reverse
from wagtail.models import Page

from coalition.models import Letter

register = template.Library()


@register.inclusion_tag("components/join_us.html")
def join_us(page: Page) -> dict[str, object]:
    """Ask, tell or join: each button opens the same form with that choice selected."""
    return {"action": reverse("coalition:write"), "page": page, "choices": Letter.Kind.choices}
