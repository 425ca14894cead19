"""Interpret the words of a query in the languages that the visitor may search."""

from __future__ import annotations

from search.language.analysis import query_words
from search.language.real_words import is_real_word
from search.query.alternatives import Alternatives
from search.query.lexicon_cache import KnownLexicons


def groups_of(
    text: str, lexicons: KnownLexicons, *, typing: bool = False
) -> tuple[list[Alternatives], dict[int, int]]:
    """The query words with their matches, and the document count of each matching word.

    In the language of the page and in Dutch, and in another language if that knows more of the words: a
    newcomer types her own language on a Dutch page.
    """
    if not text:
        return [], {}
    own = lexicons.own
    first, *others = [expander.expand(text, typing=typing) for expander in own]
    for other in others:
        _join(first, other)
    foreign = [] if all(is_sure(group) for group in first) else list(lexicons.foreign)
    if _is_dutch(text):
        foreign = [each for each in foreign if each.lexicon.language.code != "en"]
    # A phrase that matched as a whole is not split again.
    asked = " ".join(dict.fromkeys(group.asked for group in first if " " not in group.asked))
    for expander in foreign:
        sure = [group for group in expander.expand(asked, typing=typing) if is_sure(group)]
        if len(sure) > sum(is_sure(group) for group in first):
            _join(first, sure)
    words = {word for group in first for word in group.quality}
    counts = [each.lexicon.count for each in (*own, *foreign)]
    return first, {word: n for count in counts for word in words if (n := count.get(word))}


def _is_dutch(text: str) -> bool:
    """Whether it holds more Dutch words than English ones: "hoe meet je dat" is not about a meeting."""
    words = query_words(text)
    return sum(is_real_word(word, "nl") for word in words) > sum(is_real_word(word, "en") for word in words)


def is_sure(group: Alternatives) -> bool:
    """Whether the index knows the word, as opposed to a corrected typing error."""
    return bool(group.quality) and not group.corrected and not group.heard


def _join(first: list[Alternatives], other: list[Alternatives]) -> None:
    """Merge the matches of two languages word by word, because they may split a query differently."""
    by_word = {group.asked: group for group in first}
    for group in other:
        same = by_word.get(group.asked)
        if same is None:
            first.append(group)
            continue
        if same.corrected and not group.corrected and group.quality:
            same.quality, same.corrected = {}, {}
        if same.quality and not same.corrected and group.corrected:
            continue
        same.quality |= group.quality
        same.corrected |= group.corrected
