"""Find what may be the same as a row or a listing: by name, telephone, mail and site. Plain Python."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from core.normalization.phone_numbers import dialled
from wijken.directory.duplicates.names import MUCH_ALIKE, NEARLY_THE_SAME, plain_alikeness, plain_name

SHORTEST_WORD = 3
START_OF_WORD = 4
MOST_CANDIDATES = 200
"""Of names that begin alike: more say nothing, as with "Activiteit 1" to "Activiteit 5000"."""


@dataclass(frozen=True, slots=True)
class MatchKeys:
    """``key`` is a primary key, or the number of a row."""

    key: int
    names: tuple[str, ...]
    phone: str = ""
    email: str = ""
    website: str = ""
    postcode: str = ""

    @property
    def addresses(self) -> Iterator[str]:
        """Telephone numbers, mail and site, however they are written."""
        yield from dialled(self.phone)
        if self.email:
            yield f"mailto:{self.email.casefold()}"
        if site := site_of(self.website):
            yield site


def site_of(address: str) -> str:
    """Without www, and without a slash at the end."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return f"//{host}{parts.path.rstrip('/')}{'?' if parts.query else ''}{parts.query}" if host else ""


def plain_names(contact: MatchKeys) -> list[str]:
    return [plain_name(name) for name in contact.names if name.strip()]


class MatchIndex:
    """Contacts by the words of their names and by their addresses."""

    def __init__(self, contacts: Iterable[MatchKeys] = ()) -> None:
        self._by_start: dict[str, set[int]] = defaultdict(set)
        self._by_address: dict[str, set[int]] = defaultdict(set)
        self._names: dict[int, list[str]] = {}
        self._postcodes: dict[int, str] = {}
        self.shown_names: dict[int, str] = {}
        for contact in contacts:
            self.add(contact)

    def add(self, contact: MatchKeys) -> None:
        self.shown_names[contact.key] = contact.names[0]
        self._names[contact.key] = plain_names(contact)
        self._postcodes[contact.key] = contact.postcode
        for name in self._names[contact.key]:
            for start in _starts(name):
                self._by_start[start].add(contact.key)
        for address in contact.addresses:
            self._by_address[address].add(contact.key)

    def alike(self, contact: MatchKeys, least: float) -> dict[int, float]:
        """All with a name that is at least so much alike, and how much."""
        scores: dict[int, float] = {}
        for score, key in self._scored(contact, self._candidates(contact), least):
            scores[key] = max(score, scores.get(key, 0))
        return scores

    def same_name(self, contact: MatchKeys) -> int | None:
        """Nearly the same name."""
        return self._most_alike(contact, self._candidates(contact), NEARLY_THE_SAME)

    def same_address(self, contact: MatchKeys) -> set[int]:
        """All with a telephone number, mail or site of this one."""
        found: set[int] = set()
        for address in contact.addresses:
            found |= self._by_address.get(address, set())
        return found

    def probable(self, contact: MatchKeys) -> int | None:
        """Nearly the same name; or a similar one with the same address; or the only one with that address."""
        by_name = self.same_name(contact)
        if by_name is not None:
            return by_name
        sharing = self.same_address(contact)
        alike = self._most_alike(contact, sharing, MUCH_ALIKE)
        if alike is not None:
            return alike
        return next(iter(sharing)) if len(sharing) == 1 else None

    def double(self, contact: MatchKeys) -> int | None:
        """The same offer twice in a list: nearly the same name. At another postcode it is a branch.

        A telephone number or site says nothing here: an organisation has one for all that it offers.
        """
        here = {
            key
            for key in self._candidates(contact)
            if not (contact.postcode and self._postcodes[key]) or contact.postcode == self._postcodes[key]
        }
        return self._most_alike(contact, here, NEARLY_THE_SAME)

    def _candidates(self, contact: MatchKeys) -> set[int]:
        found: set[int] = set()
        for name in plain_names(contact):
            groups = sorted((self._by_start.get(start, set()) for start in _starts(name)), key=len)
            for group in groups[:2]:
                if len(group) <= MOST_CANDIDATES:
                    found |= group
        return found

    def _most_alike(self, contact: MatchKeys, keys: Iterable[int], least: float) -> int | None:
        scored = list(self._scored(contact, sorted(keys), least))
        return max(scored, key=lambda found: found[0])[1] if scored else None

    def _scored(self, contact: MatchKeys, keys: Iterable[int], least: float) -> Iterator[tuple[float, int]]:
        mine = [(name, numbers_in(name)) for name in plain_names(contact)]
        for key in keys:
            for name, numbers in mine:
                for other in self._names[key]:
                    score = plain_alikeness(name, other, least)
                    if score >= least and numbers == numbers_in(other):
                        yield score, key


def _starts(name: str) -> set[str]:
    """The first letters of the words, and of the name written as one word."""
    words = [word for word in name.split() if len(word) >= SHORTEST_WORD and not word.isdigit()]
    return {word[:START_OF_WORD] for word in (*words, name.replace(" ", ""))}


def numbers_in(name: str) -> list[str]:
    """ "Scouting 1" is not "Scouting 2", however much the names are alike."""
    return sorted(re.findall(r"[0-9]+", name))
