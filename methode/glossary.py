"""The order of a word list that people look things up in."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from methode.models import Term


@dataclass(frozen=True)
class Letter:
    """The words that begin with one letter."""

    letter: str
    terms: list["Term"]

    @property
    def anchor(self) -> str:
        """Where the letter stands on the page."""
        return f"letter-{self.letter.lower()}"


def by_letter(terms: Iterable["Term"]) -> list[Letter]:
    """From A to Z, accents and capitals aside; what does not begin with a letter comes under 0."""
    ordered = sorted(terms, key=lambda term: sorting_name(term.name))
    return [
        Letter(letter, list(group))
        for letter, group in groupby(ordered, lambda term: first_letter(term.name))
    ]


def sorting_name(name: str) -> str:
    """The name as it is compared: 'Één' stands between 'eel' and 'eet'."""
    plain = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def first_letter(name: str) -> str:
    first = sorting_name(name)[:1]
    return first.upper() if first.isalpha() else "0"
