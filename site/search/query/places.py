"""Recognise postcodes and place names in a query. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.normalization.postcodes import POSTCODE_IN_TEXT
from search.language.analysis import fold

if TYPE_CHECKING:
    from wijken.directory.index.cache import KnownPlace

SEPARATORS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True)
class Place:
    """The place named in the query, and the rest of the query."""

    neighbourhoods: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    rest: str = ""
    unknown_postcode: str = ""
    """Four digits that belong to none of our neighbourhoods."""

    @classmethod
    def of(cls, ours: list[KnownPlace], rest: str, unknown_postcode: str = "") -> Place:
        keys, names = frozenset(each.key for each in ours), frozenset(each.name for each in ours)
        return cls(keys, names, rest, unknown_postcode)

    @property
    def named(self) -> bool:
        """Whether the query names a place, ours or not."""
        return bool(self.neighbourhoods or self.unknown_postcode)


def place_in(text: str, neighbourhoods: list[KnownPlace]) -> Place:
    """The longest name wins: "nootdorp plan-west" as a whole before "nootdorp"."""
    if match := POSTCODE_IN_TEXT.search(text):
        digits, rest = match["area"], f"{text[: match.start()]} {text[match.end() :]}"
        ours = [each for each in neighbourhoods if digits in each.digits]
        return Place.of(ours, rest.strip(), "" if ours else digits)
    plain = f" {_plain(text)} "
    for name, keys in sorted(_names(neighbourhoods).items(), key=lambda row: (-len(row[0]), row[0])):
        if f" {name} " in plain:
            ours = [each for each in neighbourhoods if each.key in keys]
            return Place.of(ours, plain.replace(f" {name} ", " ", 1).strip())
    return Place(rest=text)


def _names(neighbourhoods: Iterable[KnownPlace]) -> dict[str, set[int]]:
    names: dict[str, set[int]] = {}
    for each in neighbourhoods:
        for name in _names_of(each):
            if plain := _plain(name):
                names[plain] = names.get(plain, set()) | {each.key}
    return names


def _names_of(neighbourhood: KnownPlace) -> Iterator[str]:
    yield neighbourhood.name
    yield neighbourhood.core_village
    yield from neighbourhood.other_names.split(",")


def _plain(text: str) -> str:
    return " ".join(SEPARATORS.sub(" ", fold(text)).split())
