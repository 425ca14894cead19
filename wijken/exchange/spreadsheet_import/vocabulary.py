"""The words of a list that the directory has a fixed term for. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field

from .headings import folded
from .texts import items, line

KINDS = {
    "organisatie": "organisatie", "organisation": "organisatie", "organization": "organisatie",
    "voorziening": "voorziening", "facility": "voorziening",
    "initiatief": "initiatief", "initiatief van bewoners": "initiatief", "bewonersinitiatief": "initiatief",
    "initiative": "initiatief",
}  # fmt: skip
STATUSES = {
    "actief": "active", "open": "active", "active": "active",
    "tijdelijk dicht": "temporarily_closed", "tijdelijk gesloten": "temporarily_closed",
    "temporarily closed": "temporarily_closed",
    "gestopt": "defunct", "opgeheven": "defunct", "inactief": "defunct", "inactive": "defunct",
    "defunct": "defunct",
}  # fmt: skip
YES_OR_NO = {
    "ja": "gratis",
    "yes": "gratis",
    "true": "gratis",
    "free": "gratis",
    "nee": "",
    "no": "",
    "false": "",
}
"""In a column such as "Gratis?"."""


@dataclass
class ImportVocabulary:
    """By folded name the name as the directory has it."""

    neighbourhoods: dict[str, str] = field(default_factory=dict)
    areas: dict[str, set[str]] = field(default_factory=dict)
    """The neighbourhoods of the four digits of a postcode."""
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    """Per field: themes, audiences, languages."""

    def neighbourhood(self, name: str) -> str:
        return self.neighbourhoods.get(folded(name), "")

    def neighbourhood_at(self, code: str) -> str:
        """Only if the four digits are of one neighbourhood."""
        found = self.areas.get(code[:4], set())
        return next(iter(found)) if len(found) == 1 else ""

    def terms(self, name: str, text: str) -> tuple[list[str], list[str]]:
        """Those that are known, and the texts that are not. A term may have a comma in it."""
        known = self.words.get(name, {})
        if folded(text) in known:
            return [known[folded(text)]], []
        parts = items(text)
        return (
            [known[folded(part)] for part in parts if folded(part) in known],
            [line(part) for part in parts if folded(part) not in known],
        )
