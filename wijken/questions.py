"""Everyday questions as links to the social map."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs

from wijken.reading import Reading

ICONS = {
    "ontmoeten": "people",
    "samen-eten": "cup",
    "bewegen": "walk",
    "geld-en-formulieren": "letter",
    "taal-en-lezen": "letter",
    "hulp-in-de-buurt": "hand",
    "vervoer": "bus",
}


def question_links(questions: Iterable[Any], reading: Reading) -> list[dict[str, str]]:
    """Each question with where it leads; without the social map there are none."""
    if not reading.map_url:
        return []
    return [_link(question.value["text"], question.value["query"] or "", reading) for question in questions]


def _link(text: str, query: str, reading: Reading) -> dict[str, str]:
    theme = parse_qs(query).get("thema", [""])[0]
    url = f"{reading.map_url}?{query}" if query else reading.map_url
    return {"text": text, "url": url, "icon": ICONS.get(theme, "")}
