"""The words of the index in memory, reloaded when they change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from uuid import UUID

from search.index.lexicon import Lexicon
from search.language.analysis import language_of
from search.language.phrasebook import Phrasebook, in_dutch, phrasebooks
from search.language.thesaurus import SynonymGroup, Thesaurus
from search.models import ForeignWord, IndexState, Synonym, Vocabulary
from search.query.expansion import Expander
from wijken.directory.recurrence.languages import languages

SOURCE_LANGUAGE = "nl"


class KnownLexicons:
    """The words of the index as they are now, in all languages. One query; make one per search."""

    def __init__(self, language: str) -> None:
        self.token = _current_token()
        # Directory records are written in Dutch, so visitors in English search those too.
        self._own = dict.fromkeys((language, SOURCE_LANGUAGE))

    @property
    def own(self) -> list[Expander]:
        """For the visitor's language, and for Dutch."""
        return [_expander(code, self.token) for code in self._own]

    @property
    def foreign(self) -> Iterator[Expander]:
        """For the other languages, each read when it is reached."""
        return (_expander(code, self.token) for code in languages() if code not in self._own)

    def in_dutch(self, text: str) -> str:
        """The question in the Dutch words of the site, if it is in another language; else empty."""
        return in_dutch(text, _books(self.token), _expander(SOURCE_LANGUAGE, self.token).has)


def _current_token() -> UUID | None:
    """Changes with the words of the index and of editors."""
    return IndexState.objects.filter(pk=1).values_list("token", flat=True).first()


@lru_cache(maxsize=2)
def _books(token: UUID | None) -> list[Phrasebook]:
    return phrasebooks(ForeignWord.objects.order_by("pk").values_list("language", "words", "dutch"))


@lru_cache(maxsize=8)
def _expander(language: str, token: UUID | None) -> Expander:
    """Cached by index token. A token always belongs to the same set of words."""
    reading = language_of(language)
    words = Vocabulary.objects.filter(language=language).values_list("pk", "word", "stem", "objects_count")
    groups = Synonym.objects.filter(language=language).order_by("pk")
    return Expander(
        Lexicon(reading, words),
        Thesaurus.of(
            reading,
            [SynonymGroup(row.group, row.one_way, row.about_method, row.looks_like) for row in groups],
        ),
    )
