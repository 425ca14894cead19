"""What a question asks besides its words. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class About(StrEnum):
    """What a wish is about."""

    DAYS = "days"
    WEEKDAY = "weekday"
    PART = "part"
    AFTER = "after"
    BEFORE = "before"
    AT = "at"
    AUDIENCE = "audience"
    COST = "cost"
    ACCESS = "access"
    LANGUAGE = "language"
    REGISTRATION = "registration"
    THEME = "theme"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that is asked: a value, or several of which one is enough; or what it must not be."""

    about: About
    value: Any
    no: bool = False


@dataclass(frozen=True)
class Asked:
    """A question as it was understood."""

    wishes: tuple[Wish, ...] = ()
    rest: str = ""
    """The words that remain to be searched for."""
    people: tuple[str, ...] = ()
    """The words for groups of people: filters, and words that stand in texts."""
    ages: tuple[int, int] | None = None
    past: tuple[date, ...] = ()
    """Days that are over; they are said, and not replaced by another."""
    impossible: tuple[str, ...] = ()
    """Days that do not exist, as typed."""

    @property
    def about_time(self) -> bool:
        return any(wish.about in TIMES for wish in self.wishes)

    def of(self, about: About, *, no: bool = False) -> list[Any]:
        return [wish.value for wish in self.wishes if wish.about is about and wish.no is no]


TIMES = frozenset({About.DAYS, About.WEEKDAY, About.PART, About.AFTER, About.BEFORE, About.AT})


def once(wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    """Each wish once; of two dates the first, because nothing is on both."""
    found: dict[Wish, None] = {}
    dated = False
    for wish in wishes:
        if wish.about is About.DAYS and not wish.no:
            if dated:
                continue
            dated = True
        found.setdefault(wish)
    return tuple(found)
