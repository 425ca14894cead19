""" "Mijn lijst": what somebody puts together, kept in the address and nowhere else.

``?lijst=eettafel.buurthuis`` is the list; ``erbij`` and ``eraf`` are what a button adds to it or takes away.
What a page understood of the rest of the address stays, and what cannot name a listing is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from core.reader_roles import PARAMETER

LIST, ADD, REMOVE = "lijst", "erbij", "eraf"
MOST = 30
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
SEPARATOR = "."


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


def kept_along(context: Mapping[str, Any], shortlist: Shortlist) -> list[tuple[str, str]]:
    """What stays in the address when the list changes: what the page itself understood of it, no more."""
    picked = getattr(context.get("form"), "picked", [])
    number = getattr(context.get("page_obj"), "number", 1)
    page = [("pagina", str(number))] if number > 1 else []
    role = getattr(context.get("reading"), "role", None)
    read_as = [(PARAMETER, role.value)] if role else []
    return [*picked, *page, *read_as, *shortlist.pairs]
