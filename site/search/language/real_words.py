"""Whether somebody typed a real word, which is never a typing error. Plain Python.

The lists are those that ``pyspellchecker`` ships; the Dutch one is nearly word for word OpenTaal's. Only its
files are read, and the words kept as text: six megabytes, where a dictionary of the same words takes eighty.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, partial
from importlib.resources import files

LISTED = ("nl", "en")
COMMON = b'": 50,\n"'
"""What stands between nearly all words."""
PORTION = 2**16


def is_real_word(word: str, *languages: str) -> bool:
    """Whether it is a word in one of these languages; by default Dutch and English: people type both."""
    return any(word.lower() in _words(language) for language in languages or LISTED)


@cache
def _words(language: str) -> SortedLines:
    packed = files("spellchecker") / "resources" / f"{language}.json.gz"
    with packed.open("rb") as file, gzip.open(file) as lines:
        return SortedLines(iter(partial(lines.read, PORTION), b""))


class SortedLines:
    """A sorted JSON object with a word on each line, as bytes: ``"word": 50,``; kept without most counts."""

    def __init__(self, portions: Iterable[bytes]) -> None:
        # In portions, because a worker keeps the memory that it needed once.
        self._lines = bytearray()
        for portion in portions:
            self._lines += portion.replace(COMMON, b"\n")
        self._lines = self._lines.strip(b"{}\n")

    def __contains__(self, word: str) -> bool:
        wanted = word.encode()
        place = bisect_left(range(len(self._lines)), wanted, key=self._word_at)
        return bool(wanted) and self._word_at(place) == wanted

    def _word_at(self, place: int) -> bytes:
        """The word on the line that holds this byte."""
        start = self._lines.rfind(b"\n", 0, place) + 1
        end = self._lines.find(b"\n", start)
        line = bytes(self._lines[start : end if end >= 0 else None])
        return line.lstrip(b'"').partition(b'"')[0]
