"""How complete a page is. Plain Python; each page type lists what it should contain."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """Something a page should mention, whether it does, and why it matters to a reader."""

    title: str
    is_there: bool
    why: str


@dataclass(frozen=True)
class Completeness:
    """A score such as "Goed Beschreven: 5 van 8 onderdelen", with what is missing."""

    name: str
    wanted: list[Wanted]

    @property
    def total(self) -> int:
        return len(self.wanted)

    @property
    def there(self) -> int:
        return sum(each.is_there for each in self.wanted)

    @property
    def missing(self) -> list[Wanted]:
        return [each for each in self.wanted if not each.is_there]
