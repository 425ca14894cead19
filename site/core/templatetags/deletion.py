"""For views that delete or unpublish an object."""

from django import template
from django.db.models import Model
from django.template import Context

from core.deletion.alternatives import alternatives_to
from core.deletion.consequences import consequences_of
from core.deletion.references import described, using
from core.http import moment_of

register = template.Library()

ITEMS = ("snippet", "image", "document", "page", "user")
"""The names that Wagtail's bulk actions give their items: a dictionary holding the object."""
LOGGED_IN = "user"
"""Elsewhere, this is the name of whoever is logged in."""


@register.inclusion_tag("wagtailadmin/core/consequences.html", takes_context=True)
def consequences(context: Context) -> dict[str, object]:
    """What visitors will miss, and what loses a reference, if the object of this view goes."""
    what = _what(context)
    if what is None:
        return {}
    at = moment_of(context["request"])
    what = getattr(what, "specific", what)
    return {
        "sentences": consequences_of(what, at),
        "is_protected": context.get("is_protected"),
        "alternatives": alternatives_to(what, context["request"].user),
        "uses": described(using([what]), context["request"].user),
    }


def _what(context: Context) -> Model | None:
    for name in (*ITEMS, "object"):
        found = context.get(name)
        if name == LOGGED_IN and not isinstance(found, dict):
            continue
        found = found["item"] if isinstance(found, dict) else found
        if isinstance(found, Model):
            return found
    items: list[dict[str, Model]] = context.get("items") or []
    return items[0]["item"] if len(items) == 1 else None
