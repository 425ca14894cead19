"""Judged queries: loaded from a file, run, and scored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml
from wagtail.models import Page

from methode.models import Term
from search.query.hits import Hit
from search.query.search import search
from wijken.directory.models import Listing
from wijken.visitor import VisitorContext

FILE = Path(__file__).with_name("judged_queries.yaml")
HELD_OUT = Path(__file__).with_name("held_out_queries.yaml")
TOP, SHOWN = 3, 5


@dataclass(frozen=True)
class Judged:
    """A query, its correct answers, and acceptable other results."""

    question: str
    good: frozenset[str]
    also: frozenset[str]
    nothing: bool


@dataclass(frozen=True)
class JudgedAnswer:
    """The results, by slug."""

    judged: Judged
    shown: tuple[str, ...]

    @property
    def hit(self) -> bool:
        """Whether one of the first three results is correct."""
        return self.judged.nothing or bool(self.judged.good & set(self.shown[:TOP]))

    @property
    def misses(self) -> list[str]:
        return [name for name in self.shown if name not in self.judged.good | self.judged.also]


def judged_queries(file: Path = FILE) -> list[Judged]:
    found = []
    for need in yaml.safe_load(file.read_text(encoding="utf-8"))["behoeften"]:
        everything = {*need.get("goed", []), *need.get("ook", [])}
        for question in need["vragen"]:
            good = need.get("strenger", {}).get(question, need.get("goed", []))
            found.append(Judged(question, frozenset(good), frozenset(everything), need.get("niets", False)))
    return found


def answer_all(at: datetime, file: Path = FILE) -> list[JudgedAnswer]:
    names = Names()
    visitor = VisitorContext(at, "nl", "")
    return [
        JudgedAnswer(
            judged,
            tuple(names.of(hit) for hit in search(judged.question, visitor, limit=SHOWN).hits),
        )
        for judged in judged_queries(file)
    ]


class Names:
    """The slug of everything that can be found."""

    def __init__(self) -> None:
        self.slugs: dict[tuple[str, int], str] = {
            (kind, pk): slug
            for kind, model in (("listing", Listing), ("page", Page), ("term", Term))
            for pk, slug in model.objects.values_list("pk", "slug")
        }
        for pk, path in Page.objects.filter(slug="verhalen").values_list("pk", "url_path"):
            self.slugs["page", pk] = path

    def of(self, hit: Hit) -> str:
        return self.slugs[hit.kind, hit.object_id]


def measured(answers: list[JudgedAnswer]) -> tuple[float, float]:
    """The fraction of queries with a hit, and the fraction of wrong results."""
    hits = sum(answer.hit for answer in answers) / len(answers)
    shown = sum(len(answer.shown) for answer in answers)
    return hits, sum(len(answer.misses) for answer in answers) / shown if shown else 0.0
