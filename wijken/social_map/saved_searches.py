"""Everyday questions: saved searches that editors manage, as links to the social map."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from core.page_store.rendering import shared_part
from wijken.directory.models import Neighbourhood, Question
from wijken.directory.querysets import words_in
from wijken.social_map.filter_options import COSTS
from wijken.social_map.filters import with_query
from wijken.visitor import VisitorContext

ICONS = {
    "ontmoeten": "people",
    "samen-eten": "cup",
    "bewegen": "walk",
    "geld-en-formulieren": "letter",
    "taal-en-lezen": "letter",
    "hulp-in-de-buurt": "hand",
    "vervoer": "bus",
}


def kept_questions(reading: VisitorContext, **more: str) -> list[dict[str, str]]:
    """The questions for the whole site, in the visitor's language. One query.

    ``more``: extra query parameters, such as ``wijk="noord"``.
    """

    def read() -> list[dict[str, str]]:
        everywhere = _in_words(reading).filter(everywhere=True).order_by("sort_order", "name")
        return _links(everywhere, reading, more)

    return shared_part(("questions", reading.map_url, *more.items()), read)


def neighbourhood_questions(
    chosen: StreamValue, place: Neighbourhood, reading: VisitorContext
) -> list[dict[str, str]]:
    """The questions chosen for a page, in order, or else those for the whole site; for this neighbourhood."""
    keys = [block["value"] for block in chosen.raw_data]
    questions = _in_words(reading).in_bulk(keys) if keys else {}
    in_order = [questions[key] for key in dict.fromkeys(keys) if key in questions]
    return _links(in_order, reading, {"wijk": place.slug}) or kept_questions(reading, wijk=place.slug)


def and_help(questions: list[dict[str, str]], reading: VisitorContext, **more: str) -> list[dict[str, str]]:
    """The questions, and last that of who comes to give something."""
    url = with_query(reverse("help-wanted"), [*more.items(), *reading.shortlist.pairs])
    return [*questions, {"text": _("Ik wil helpen"), "url": url, "icon": "free"}] if reading.map_url else []


def _in_words(reading: VisitorContext) -> QuerySet:
    """Saved searches with ``label``; none if there is no social map."""
    questions = words_in(Question, reading.language).select_related("theme", "audience")
    return questions if reading.map_url else questions.none()


def _links(
    questions: Iterable[Question], reading: VisitorContext, more: dict[str, str]
) -> list[dict[str, str]]:
    return [
        {
            "text": question.label,
            "url": with_query(reading.map_url, choices_of(question) | more),
            "icon": ICONS.get(question.theme.slug if question.theme else "", ""),
        }
        for question in questions
    ]


def choices_of(question: Question) -> dict[str, str]:
    """The saved search as query parameters."""
    chosen = {
        "zoek": question.words,
        "wanneer": question.when,
        "thema": question.theme.slug if question.theme else "",
        "doelgroep": question.audience.slug if question.audience else "",
        "kosten": COSTS.get(question.cost, ""),
    }
    return {name: value for name, value in chosen.items() if value}
