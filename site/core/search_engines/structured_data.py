"""schema.org as JSON-LD: what a page says to search engines, besides its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from django.utils.safestring import SafeString, mark_safe

type Thing = dict[str, object]
"""A node of the graph."""

# In a script element only these could end it, or begin a comment.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def without_unknown(thing: Mapping[str, object]) -> Thing:
    """Without properties that have no value: a search engine reads an empty text as a mistake."""
    return {name: value for name, value in thing.items() if value not in ("", None, [], {})}


def breadcrumb_list(items: Iterable[tuple[str, str]]) -> Thing:
    """Titles and absolute URLs, from home down; the last may have no URL."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            without_unknown({"@type": "ListItem", "position": place, "name": title, "item": url})
            for place, (title, url) in enumerate(items, start=1)
        ],
    }


def as_json_ld(things: Iterable[Thing]) -> SafeString:
    """The content of a ``<script type="application/ld+json">``, safe whatever an editor typed."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    return mark_safe(json.dumps(graph, ensure_ascii=False).translate(ESCAPED))
