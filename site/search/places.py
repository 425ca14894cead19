"""Postcodes and names of places in a question: where somebody wants to look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.text_analysis import fold
from wijken.directory.known_facts import KnownPlace

POSTCODE = re.compile(r"(?<![\w-])([1-9][0-9]{3})(?:\s?[a-z]{2})?(?![\w-])", re.IGNORECASE)
SEPARATORS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True)
class Place:
    """Where to look, as far as the question says, and the question without it."""

    neighbourhoods: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    rest: str = ""
    unknown_postcode: str = ""
    """Four digits that belong to no neighbourhood of ours."""

    @property
    def named(self) -> bool:
        """The question says where, ours or not."""
        return bool(self.neighbourhoods or self.unknown_postcode)


def place_in(text: str, neighbourhoods: list[KnownPlace]) -> Place:
    """The longest name wins: in "nootdorp plan-west" the whole name, in "nootdorp" the village."""
    match = POSTCODE.search(text)
    if match:
        digits = match.group(1)
        ours = [each for each in neighbourhoods if digits in each.digits]
        rest = f"{text[: match.start()]} {text[match.end() :]}"
        return _place(ours, rest.strip(), "" if ours else digits)
    plain = f" {_plain(text)} "
    for name, keys in sorted(_names(neighbourhoods).items(), key=lambda row: (-len(row[0]), row[0])):
        if f" {name} " in plain:
            ours = [each for each in neighbourhoods if each.key in keys]
            return _place(ours, plain.replace(f" {name} ", " ", 1).strip())
    return Place(rest=text)


def _place(ours: list[KnownPlace], rest: str, unknown_postcode: str = "") -> Place:
    return Place(
        frozenset(each.key for each in ours), frozenset(each.name for each in ours), rest, unknown_postcode
    )


def _names(neighbourhoods: Iterable[KnownPlace]) -> dict[str, set[int]]:
    names: dict[str, set[int]] = {}
    for each in neighbourhoods:
        for name in _names_of(each):
            if plain := _plain(name):
                names.setdefault(plain, set()).add(each.key)
    return names


def _names_of(neighbourhood: KnownPlace) -> Iterator[str]:
    yield neighbourhood.name
    yield neighbourhood.core_village
    yield from neighbourhood.other_names.split(",")


def _plain(text: str) -> str:
    return " ".join(SEPARATORS.sub(" ", fold(text)).split())
