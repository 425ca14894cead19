"""Everyday questions as links to the social map: named choices that editors keep."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.blocks import StreamValue

from wijken.directory.models import Neighbourhood, Question
from wijken.directory.querysets import words_in
from wijken.filter_options import COSTS
from wijken.filters import with_query
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


def kept_questions(reading: Reading, **more: str) -> list[dict[str, str]]:
    """The questions that hold for the whole site, in the visitor's language. One query.

    ``more``: what comes along in the address, like ``wijk="noord"``.
    """
    everywhere = _in_words(reading).filter(everywhere=True).order_by("sort_order", "name")
    return _links(everywhere, reading, more)


def neighbourhood_questions(
    chosen: StreamValue, place: Neighbourhood, reading: Reading
) -> list[dict[str, str]]:
    """Those chosen for a page, in that order, or else those of the whole site; about this neighbourhood."""
    keys = [block["value"] for block in chosen.raw_data]
    questions = _in_words(reading).in_bulk(keys) if keys else {}
    in_order = [questions[key] for key in dict.fromkeys(keys) if key in questions]
    return _links(in_order, reading, {"wijk": place.slug}) or kept_questions(reading, wijk=place.slug)


def _in_words(reading: Reading) -> QuerySet[Any]:
    """Kept questions with ``label``; none where there is no social map to answer them."""
    questions = words_in("Question", reading.language).select_related("theme", "audience")
    return questions if reading.map_url else questions.none()


def _links(questions: Iterable[Any], reading: Reading, more: dict[str, str]) -> list[dict[str, str]]:
    return [
        {
            "text": question.label,
            "url": with_query(reading.map_url, choices_of(question) | more),
            "icon": ICONS.get(question.theme.slug if question.theme else "", ""),
        }
        for question in questions
    ]


def choices_of(question: Question) -> dict[str, str]:
    """The same question as it stands in an address."""
    chosen = {
        "zoek": question.words,
        "wanneer": question.when,
        "thema": question.theme.slug if question.theme else "",
        "doelgroep": question.audience.slug if question.audience else "",
        "kosten": COSTS.get(question.cost, ""),
    }
    return {name: value for name, value in chosen.items() if value}
