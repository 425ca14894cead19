"""A question while it is read: each rule takes its words out and leaves the rest. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from search.language.analysis import fold
from search.query.reader.wishes import Wish

QUOTES = re.compile("[’‘`´ʼ]")
LOOSE_LETTER = re.compile(r"(?<!\w)'([a-z])(?!\w)")
GAP = "|"
"""Stands for words that were taken out, so that their neighbours are not read as one phrase."""
NO = (
    r"(?:(?P<no>(?:(?:maar|but|liever) )*(?:niet|geen|zonder|behalve|not|no|without|except))"
    r"(?: (?:op|in|voor|bij|met|de|het|een|via|on|for|the|at|with))* )?"
)
"""What may stand before a wish to turn it around."""

type Found = Iterable[Wish] | None


def plain(text: str) -> str:
    """Lower case, without accents, curly quotes or the apostrophe of "'s avonds"."""
    return " ".join(LOOSE_LETTER.sub(r"\1", QUOTES.sub("'", fold(text))).split())


@cache
def rule(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")


@dataclass
class QuestionText:
    """The words that are left, and what was understood so far."""

    left: str
    today: date
    wishes: list[Wish] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    ages: tuple[int, int] | None = None
    past: list[date] = field(default_factory=list)
    impossible: list[str] = field(default_factory=list)

    def take(self, pattern: str, read: Callable[[re.Match[str]], Found], *, keep: bool = False) -> None:
        """Read each place where ``pattern`` stands. None: it meant something else, and its words remain.

        ``keep``: the words are searched for as well, unless the wish is turned around.
        """
        pieces: list[str] = []
        end = 0
        for match in rule(pattern).finditer(self.left):
            found = read(match)
            if found is None:
                continue
            wishes = list(found)
            self.wishes += wishes
            if keep and not any(wish.no for wish in wishes):
                self.kept.append(match.group())
            pieces += [self.left[end : match.start()], f" {GAP} "]
            end = match.end()
        self.left = " ".join("".join([*pieces, self.left[end:]]).split())

    @property
    def rest(self) -> str:
        return " ".join(self.left.replace(GAP, " ").split())
