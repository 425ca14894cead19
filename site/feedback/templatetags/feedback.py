"""The question at the end of a page."""

from typing import Any

from django import template
from django.urls import reverse

from feedback.models import Answer

register = template.Library()


@register.inclusion_tag("components/was_this_useful.html")
def was_this_useful(page: Any) -> dict[str, Any]:
    """Three buttons that lead to the form; the page itself stays without a cookie."""
    return {"action": reverse("feedback:useful", args=[page.pk]), "choices": Answer.Verdict.choices}
