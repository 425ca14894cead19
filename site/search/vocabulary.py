"""The words of the index in memory, read again when they changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from uuid import UUID

from search.expansion import Expander
from search.lexicon import Lexicon
from search.models import IndexState, Synonym, Vocabulary
from search.synonyms import Thesaurus
from search.text_analysis import language_of
from wijken.directory.when_in_words import languages

SOURCE_LANGUAGE = "nl"


def expanders(language: str) -> tuple[list[Expander], Iterator[Expander]]:
    """Those for a visitor's language, and those for every other, made when they are asked for.

    Facts are written in Dutch, so who reads English finds those too.
    """
    token = IndexState.objects.filter(pk=1).values_list("token", flat=True).first()
    own = dict.fromkeys((language, SOURCE_LANGUAGE))
    others = (_expander(code, token) for code in languages() if code not in own)
    return [_expander(code, token) for code in own], others


@lru_cache(maxsize=8)
def _expander(language: str, token: UUID | None) -> Expander:
    """Kept per state of the index. A token comes back only with the words that it had."""
    reading = language_of(language)
    words = Vocabulary.objects.filter(language=language).values_list("pk", "word", "stem", "objects_count")
    groups = Synonym.objects.filter(language=language).order_by("pk")
    return Expander(
        Lexicon(reading, words), Thesaurus.of(reading, [(row.group, row.one_way) for row in groups])
    )
