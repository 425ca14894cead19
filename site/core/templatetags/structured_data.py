"""What a page says to search engines, and to who shares its address."""

from __future__ import annotations

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from wagtail.models import Site

from core.search_engines.structured_data import as_json_ld, breadcrumb_list

register = template.Library()

PICTURE = "images/share.png"


@register.simple_tag(takes_context=True)
def structured_data(context: Context) -> SafeString | str:
    """The way from home to this page, and what the view says in ``structured_data``."""
    site = Site.find_for_request(context["request"]) if "request" in context else None
    if site is None:
        return ""
    things = list(context.get("structured_data") or [])
    if crumbs := [(_of(crumb, "title"), _of(crumb, "url")) for crumb in context.get("breadcrumbs") or []]:
        named = [(strip_tags(title), f"{site.root_url}{url}" if url else "") for title, url in crumbs]
        things.append(breadcrumb_list(named))
    return format_html('<script type="application/ld+json">{}</script>', as_json_ld(things)) if things else ""


def _of(crumb: object, name: str) -> str:
    return str(crumb.get(name) or "" if isinstance(crumb, dict) else getattr(crumb, name, ""))


@register.simple_tag(takes_context=True)
def share_picture(context: Context) -> str:
    """The absolute URL of the picture beside a shared address."""
    site = Site.find_for_request(context["request"]) if "request" in context else None
    address = static(PICTURE)
    return f"{site.root_url}{address}" if site and address.startswith("/") else address
