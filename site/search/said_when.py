"""Days that people say rather than write: "vandaag", "morgenavond", "this week". Plain Python.

They are no words to look up, for they mean another day tomorrow; they belong to the agenda.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MORNING, AFTERNOON, EVENING = "ochtend", "middag", "avond"
SAID: tuple[tuple[str, str, str], ...] = (
    ("vanavond|tonight|this evening", "vandaag", EVENING),
    ("vanmiddag|this afternoon", "vandaag", AFTERNOON),
    ("vanochtend|vanmorgen|this morning", "vandaag", MORNING),
    ("morgen ?avond|tomorrow (?:evening|night)", "morgen", EVENING),
    ("morgen ?middag|tomorrow afternoon", "morgen", AFTERNOON),
    ("morgen ?(?:ochtend|vroeg)|tomorrow morning", "morgen", MORNING),
    ("vandaag|today", "vandaag", ""),
    ("(?<!dag )(?<!elke )(?<!goede )morgen|tomorrow", "morgen", ""),
    ("(?:deze|this) week", "deze-week", ""),
    ("(?:volgende|komende|next) week", "volgende-week", ""),
    ("(?:(?:dit|het|komend|this) )?weekend", "weekend", ""),
)
"""What is said, and what that is called in an address: the day and the part of the day."""
PATTERNS = tuple((re.compile(rf"\b(?:{said})\b", re.IGNORECASE), when, part) for said, when, part in SAID)


@dataclass(frozen=True)
class SaidWhen:
    """When somebody wants something, as in an address, and the question without it."""

    when: str = ""
    part: str = ""
    rest: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """As they stand in an address."""
        return [(name, value) for name, value in (("wanneer", self.when), ("dagdeel", self.part)) if value]


def said_when(text: str) -> SaidWhen:
    """The first day that is said in ``text``."""
    for pattern, when, part in PATTERNS:
        match = pattern.search(text)
        if match:
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            return SaidWhen(when, part, " ".join(rest.split()))
    return SaidWhen(rest=text)
