"""Small components, cached by their arguments: one page renders a hundred of them."""

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core.normalization.phone_numbers import shown_numbers

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """``components/icon.html``."""
    return render_to_string("components/icon.html", {"name": name})


@register.simple_tag
@lru_cache(maxsize=1024)
def phone(text: str, style: str = "") -> SafeString:
    """``components/phone.html``: each number in the field as a ``tel:`` link."""
    context = {"numbers": shown_numbers(text), "text": text, "style": style}
    return mark_safe(render_to_string("components/phone.html", context).strip())


@register.simple_tag
def date_tile(moment: datetime, soon: bool = False) -> SafeString:
    """``components/date_tile.html`` for the local day of a moment, in the visitor's language."""
    return _tile(timezone.localdate(moment), soon, get_language())


@lru_cache(maxsize=1024)
def _tile(day: date, soon: bool, language: str | None) -> SafeString:
    return render_to_string("components/date_tile.html", {"date": day, "soon": soon})
