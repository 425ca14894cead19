"""The visitor's own list on every page: what its buttons send, where it is, what links carry along."""

from typing import Any

from django import template
from django.urls import reverse

from wijken.reading import reading_for
from wijken.shortlist import kept_along

register = template.Library()


@register.inclusion_tag("components/shortlist_bar.html", takes_context=True)
def shortlist_bar(context: dict[str, Any], quiet: bool = False) -> dict[str, Any]:
    """The form to which the buttons on cards belong, and the list once there is something on it."""
    request = context["request"]
    chosen = reading_for(request).shortlist
    return {
        "list": None if quiet else chosen,
        "url": reverse("shortlist") + chosen.query,
        "kept": kept_along(context, chosen),
    }


@register.simple_tag(takes_context=True)
def carried(context: dict[str, Any]) -> str:
    """What comes behind the address of a link, so that the list comes along."""
    request = context.get("request")
    return reading_for(request).shortlist.query if request is not None else ""
