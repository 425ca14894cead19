"""Extract external URLs from pages and directory records of any type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from urllib.parse import urlsplit, urlunsplit

from django.apps import apps
from django.db.models import Field, Model, URLField
from django.utils.encoding import iri_to_uri
from wagtail.fields import RichTextField, StreamField

from links.models import LONGEST

HREF = re.compile(r"""<a\b[^>]*?\shref=["'](https?://[^"']+)["']""", re.IGNORECASE)
FIELDS = (URLField, RichTextField, StreamField)
NOBODYS = (
    "example.com",
    "example.org",
    "example.net",
    "example.nl",
    "example",
    "test",
    "invalid",
    "localhost",
)
"""Reserved names (RFC 2606 and RFC 6761), which must not be requested."""


@cache
def kinds_with_links() -> tuple[tuple[type[Model], list[Field]], ...]:
    """Every model that has ``published(at)`` and can contain links."""
    with_fields = (
        (model, [field for field in model._meta.concrete_fields if isinstance(field, FIELDS)])
        for model in apps.get_models()
    )
    return tuple(
        (model, fields)
        for model, fields in with_fields
        if fields and hasattr(getattr(model, "objects", None), "published")
    )


def urls_in(thing: Model, fields: list[Field]) -> set[str]:
    """The external URLs that a visitor can follow from this page or record."""
    found = (url for field in fields for url in _in_value(field.get_prep_value(getattr(thing, field.name))))
    return {clean for url in found if (clean := to_ask(url))}


def to_ask(url: str) -> str:
    """The URL without its fragment; empty if it cannot or should not be requested."""
    try:
        parts = urlsplit(iri_to_uri(url.strip()))
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    is_web = parts.scheme in ("http", "https") and "." in host and port in (None, 80, 443)
    if not is_web or parts.username or any(host == name or host.endswith(f".{name}") for name in NOBODYS):
        return ""
    clean = urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", parts.query, ""))
    return clean if len(clean) <= LONGEST else ""


def _in_value(value: object) -> Iterator[str]:
    """From a string, or from nested blocks."""
    if isinstance(value, str):
        if value.startswith(("http://", "https://")):
            yield value
        yield from (unescape(url) for url in HREF.findall(value))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _in_value(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _in_value(one)
