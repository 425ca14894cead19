"""The way to the coalition, on every page of the method."""

from typing import Any

from django import template
from django.urls import reverse

from coalition.models import Letter

register = template.Library()


@register.inclusion_tag("components/join_us.html")
def join_us(page: Any) -> dict[str, Any]:
    """Ask, tell, join: each button opens the same form with that choice filled in."""
    return {"action": reverse("coalition:write"), "page": page, "choices": Letter.Kind.choices}
