"""The words of the index in memory, read again when they changed."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from search.expansion import Expander
from search.lexicon import Lexicon
from search.models import IndexState, Synonym, Vocabulary
from search.synonyms import Thesaurus
from search.text_analysis import language_of

SOURCE_LANGUAGE = "nl"


def expanders(language: str) -> list[Expander]:
    """Those for a visitor's language. Facts are written in Dutch, so who reads English finds those too."""
    token = IndexState.objects.filter(pk=1).values_list("token", flat=True).first()
    return [_expander(code, token) for code in dict.fromkeys((language, SOURCE_LANGUAGE))]


@lru_cache(maxsize=4)
def _expander(language: str, token: UUID | None) -> Expander:
    """Kept per state of the index. A token comes back only with the words that it had."""
    reading = language_of(language)
    words = Vocabulary.objects.filter(language=language).values_list("pk", "word", "stem", "objects_count")
    groups = Synonym.objects.filter(language=language).order_by("pk")
    return Expander(
        Lexicon(reading, words), Thesaurus.of(reading, [(row.group, row.one_way) for row in groups])
    )
