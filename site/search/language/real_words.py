"""Whether somebody typed a real word, which is never a typing error. Plain Python.

The lists are those that ``pyspellchecker`` ships; the Dutch one is nearly word for word OpenTaal's. Only its
files are read, and the words kept compressed: two megabytes, where a dictionary of them takes eighty.
"""

from __future__ import annotations

import gzip
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from importlib.resources import files

LISTED = ("nl", "en")
PORTION = 2**15
MOST_WORDS_KEPT = 2_000
COMMON = b'": 50,\n"'
"""What stands between nearly all words."""
_COUNT = re.compile(rb'": [0-9]+,?(?:\n"|$)')


@lru_cache(maxsize=MOST_WORDS_KEPT)
def is_real_word(word: str, *languages: str) -> bool:
    """Whether it is a word in one of these languages; by default Dutch and English: people type both."""
    return any(word.lower() in _words(language) for language in languages or LISTED)


@cache
def _words(language: str) -> SortedLines:
    packed = files("spellchecker") / "resources" / f"{language}.json.gz"
    with packed.open("rb") as file, gzip.open(file) as lines:
        return SortedLines(iter(partial(lines.read, PORTION), b""))


class SortedLines:
    """A sorted JSON object with a word on each line, ``"word": 50,``, kept in compressed portions."""

    def __init__(self, portions: Iterable[bytes]) -> None:
        self._first: list[bytes] = []
        self._packed: list[bytes] = []
        rest = b""
        for portion in portions:
            whole, _newline, rest = (rest + portion).rpartition(b"\n")
            self._keep(whole)
        self._keep(rest)

    def _keep(self, lines: bytes) -> None:
        words = _COUNT.sub(b"\n", lines.replace(COMMON, b"\n")).strip(b'{}"\n')
        if words:
            self._first.append(words.partition(b"\n")[0])
            self._packed.append(zlib.compress(b"\n%b\n" % words, level=1))

    def __contains__(self, word: str) -> bool:
        wanted = word.encode()
        place = bisect_right(self._first, wanted) - 1
        return bool(wanted) and place >= 0 and b"\n%b\n" % wanted in zlib.decompress(self._packed[place])
