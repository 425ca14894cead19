""" "Mijn lijst": what somebody puts together, kept in the address and nowhere else.

``?lijst=eettafel.buurthuis`` is the list; ``erbij`` and ``eraf`` are what a button adds to it or takes away.
Whatever else stands in the address is left alone, and what cannot be a name of a listing is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

LIST, ADD, REMOVE = "lijst", "erbij", "eraf"
MOST = 30
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
SEPARATOR = "."
MOST_KEPT, LONGEST_KEPT = 20, 200
"""So many other values of an address stay, each at most so long."""


@dataclass(frozen=True)
class Shortlist:
    """The names of listings, as they stand in their addresses, in the order in which they were put on."""

    slugs: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Shortlist:
        known = query.get(LIST, "")[: MOST * 121].split(SEPARATOR)
        wanted = [*known[:MOST], query.get(ADD, "")]
        slugs = dict.fromkeys(slug for slug in wanted if SLUG.fullmatch(slug))
        slugs.pop(query.get(REMOVE, ""), None)
        return cls(tuple(slugs)[:MOST])

    def __bool__(self) -> bool:
        return bool(self.slugs)

    def __len__(self) -> int:
        return len(self.slugs)

    def __contains__(self, slug: str) -> bool:
        return slug in self.slugs

    @property
    def text(self) -> str:
        return SEPARATOR.join(self.slugs)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What an address carries along; nothing while the list is empty."""
        return [(LIST, self.text)] if self.slugs else []

    @property
    def query(self) -> str:
        """What comes behind a bare address."""
        return f"?{urlencode(self.pairs)}" if self.slugs else ""


def kept_along(query: QueryDict, shortlist: Shortlist) -> list[tuple[str, str]]:
    """Names and values of this address that stay when the list changes."""
    others = [
        (name, value)
        for name, values in query.lists()
        if name not in (LIST, ADD, REMOVE) and len(name) <= LONGEST_KEPT
        for value in values
        if value and value.isprintable() and len(value) <= LONGEST_KEPT
    ]
    return [*others[:MOST_KEPT], *shortlist.pairs]
