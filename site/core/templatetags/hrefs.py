"""URLs that somebody typed, as link targets."""

from urllib.parse import urlsplit

from django import template

register = template.Library()

SCHEMES = ("http", "https", "mailto", "tel")


@register.filter
def href(address: str) -> str:
    """The URL if it is safe to link to, else an empty string: stored values were not always validated."""
    try:
        scheme = urlsplit(address.strip()).scheme
    except ValueError:
        return ""
    return address.strip() if scheme in SCHEMES else ""
