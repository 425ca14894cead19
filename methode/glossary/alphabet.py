"""Alphabetical order of the glossary."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from methode.glossary.models import Term


@dataclass(frozen=True)
class LetterGroup:
    """The terms with the same first letter."""

    letter: str
    terms: list["Term"]

    @property
    def anchor(self) -> str:
        """The letter's anchor on the page."""
        return f"letter-{self.letter.lower()}"


def by_letter(terms: Iterable["Term"]) -> list[LetterGroup]:
    """From A to Z, ignoring accents and case; terms that start with something else come under 0."""
    ordered = sorted(terms, key=lambda term: sorting_name(term.name))
    return [
        LetterGroup(letter, list(group))
        for letter, group in groupby(ordered, lambda term: first_letter(term.name))
    ]


def sorting_name(name: str) -> str:
    """Sort key: 'Één' comes between 'eel' and 'eet'."""
    plain = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def first_letter(name: str) -> str:
    first = sorting_name(name)[:1]
    return first.upper() if first.isalpha() else "0"
