"""The visitor's list of listings, "Mijn lijst", kept in the query string only.

``?lijst=eettafel.buurthuis`` is the list; the buttons submit ``erbij`` to add and ``eraf`` to remove.
Parameters that the page recognises are kept, and invalid slugs are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.template import Context

from core.reader_roles import PARAMETER

LIST, ADD, REMOVE = "lijst", "erbij", "eraf"
MOST = 30
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
SEPARATOR = "."


@dataclass(frozen=True)
class Shortlist:
    """Slugs of listings, in the order in which they were added."""

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
        """The query string pairs; none for an empty list."""
        return [(LIST, self.text)] if self.slugs else []

    @property
    def query(self) -> str:
        """The query string including "?"."""
        return f"?{urlencode(self.pairs)}" if self.slugs else ""


def kept_along(context: Context, shortlist: Shortlist) -> list[tuple[str, str]]:
    """The parameters to keep when the list changes: those that the page recognised."""
    picked = getattr(context.get("form"), "picked", [])
    number = getattr(context.get("page_obj"), "number", 1)
    page = [("pagina", str(number))] if number > 1 else []
    role = getattr(context.get("reading"), "role", None)
    read_as = [(PARAMETER, role.value)] if role else []
    return [*picked, *page, *read_as, *shortlist.pairs]
