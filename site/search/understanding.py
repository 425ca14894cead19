"""What the words of a question may mean, in the languages that the visitor may find."""

from __future__ import annotations

from search.alternatives import Alternatives
from search.vocabulary import expanders


def groups_of(text: str, language: str, typing: bool) -> tuple[list[Alternatives], dict[int, int]]:
    """The words of the question with all that may answer them, and in how many things each of those stands.

    In the language of the page and in Dutch; and in another that knows more of the words: somebody new here
    types her own language on the Dutch page that she got.
    """
    if not text:
        return [], {}
    own, others_spoken = expanders(language)
    first, *others = [expander.expand(text, typing=typing) for expander in own]
    for other in others:
        _join(first, other)
    foreign = [] if all(is_sure(group) for group in first) else list(others_spoken)
    # A phrase that was understood is not taken apart again.
    asked = " ".join(dict.fromkeys(group.asked for group in first if " " not in group.asked))
    for expander in foreign:
        sure = [group for group in expander.expand(asked, typing=typing) if is_sure(group)]
        if len(sure) > sum(is_sure(group) for group in first):
            _join(first, sure)
    words = {word for group in first for word in group.quality}
    counts = [each.lexicon.count for each in (*own, *foreign)]
    return first, {word: n for count in counts for word in words if (n := count.get(word))}


def is_sure(group: Alternatives) -> bool:
    """A word that the index knows, rather than one that was taken for a typing error."""
    return bool(group.quality) and not group.corrected


def _join(first: list[Alternatives], other: list[Alternatives]) -> None:
    """Two languages may cut a question differently; word for word they are the same."""
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
