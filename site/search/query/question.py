"""A question as the search understands it: words, wishes, a place, and the listings that fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from search.language.analysis import language_of, says_something
from search.language.offers_help import offers_help
from search.query.filters import VocabularyKeys, can_be_filtered, fewer, filters_of
from search.query.places import Place, place_in
from search.query.reader.read import read
from search.query.reader.wishes import About, Asked, Wish
from wijken.directory.index.query import FilterQuery
from wijken.visitor import VisitorContext

NOTHING = FilterQuery()
WHEN = frozenset({About.DAYS, About.WEEKDAY, About.PART, About.AFTER, About.BEFORE, About.AT})
ALSO_OF_PAGES = frozenset({About.AUDIENCE, About.WORD})


@dataclass
class UnderstoodQuestion:
    """What was typed, read once per search."""

    typed: str
    reading: VisitorContext
    translated: str = ""
    """The question in Dutch, if it was asked in another language."""
    asked: Asked = field(init=False)
    place: Place = field(init=False)
    left_out: tuple[Wish, ...] = ()
    """Wishes that nothing fits; the page says so."""
    words_left_out: tuple[str, ...] = ()
    """Words without which something was found; the page says so as well."""
    no_words: bool = False
    """Whether all words were left out, so that only a place and wishes remain."""

    def __post_init__(self) -> None:
        asked = read(self.translated or self.typed, self.reading.today)
        kept = tuple(wish for wish in asked.wishes if can_be_filtered(wish, self._known))
        # What this site cannot filter on is only words.
        self.asked = asked if kept == asked.wishes else replace(asked, wishes=kept)
        self.place = place_in(self.asked.rest, self.reading.facts.places)
        self.wishes = self.asked.wishes

    @cached_property
    def _known(self) -> VocabularyKeys:
        return VocabularyKeys(self.reading.facts)

    @property
    def asks_more(self) -> bool:
        """Whether it asks for more than when, where and for whom ("wat is er vandaag in Delfgauw")."""
        return not self.no_words and self._says_something

    @property
    def _says_something(self) -> bool:
        return says_something(self.place.rest, language_of(self.reading.language)) or not (
            self.place.named or self.wishes
        )

    @property
    def words(self) -> str:
        """The words to look for; those for people only beside others, because they are filters as well."""
        rest = self.place.rest if self.asks_more else ""
        return " ".join([rest, *self.asked.people]).strip()

    @property
    def choice(self) -> FilterQuery:
        return filters_of(self.wishes, self._known)

    @property
    def only_listings(self) -> bool:
        """Whether nothing but a listing can answer it: a page is not on Tuesday, nor free."""
        return any(wish.about not in ALSO_OF_PAGES for wish in self.wishes)

    @property
    def asks_when(self) -> bool:
        """Whether it asks for a day or a time, which no page has."""
        return any(wish.about in WHEN for wish in self.wishes)

    @property
    def offers_help(self) -> bool:
        return offers_help(self.typed) or offers_help(self.translated)

    @property
    def unwanted(self) -> str:
        return " ".join(self.asked.of(About.WORD, no=True))

    def names_its_audience(self, listing: int) -> bool:
        """Whether a listing is meant for the people who are asked about, and not only for everyone."""
        index = self.reading.facts.index
        keys = self._known.keys("Audience", self.asked.of(About.AUDIENCE))
        return not keys or any(index.says(listing, "audience", key) for key in keys)

    def fitting(self, wishes: tuple[Wish, ...] | None = None) -> frozenset[int] | None:
        """The listings that fit these wishes, or else those of the question; None: all of them."""
        choice = self.choice if wishes is None else filters_of(wishes, self._known)
        if choice == NOTHING:
            return None
        index = self.reading.facts.index
        slots = index.once(index.fitting(choice, self.reading.at, index.all))
        return frozenset(index.page([slots], 0, slots.bit_count()))

    def leave_out_what_nothing_fits(self) -> None:
        """If no listing fits all wishes: without one of them, or else two, or more."""
        if self.asked.past or self.fitting() != frozenset():
            return
        whole = self.wishes
        for kept in fewer(whole):
            self.keep(kept)
            if self.fitting() != frozenset():
                break

    def keep(self, wishes: tuple[Wish, ...]) -> None:
        """Go on with these wishes only."""
        self.left_out = tuple(wish for wish in self.asked.wishes if wish not in wishes)
        self.wishes = wishes

    def keep_those_of_pages(self) -> None:
        """Go on without the wishes that only a listing can answer."""
        self.keep(tuple(wish for wish in self.wishes if wish.about in ALSO_OF_PAGES))

    def without_words(self, words: Iterable[str]) -> None:
        """Leave out all words; ``words`` are those that the page names."""
        self.words_left_out = tuple(words)
        self.no_words = True
