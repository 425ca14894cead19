"""How long a text takes to read."""

from collections.abc import Iterable
from math import ceil
from typing import Any

WORDS_PER_MINUTE = 180
"""A little slower than the average adult: plain words are read by everyone."""


def minutes_to_read(texts: Iterable[str]) -> int:
    """At least one minute."""
    words = sum(len(text.split()) for text in texts)
    return max(1, ceil(words / WORDS_PER_MINUTE))


def words_of_stream(stream: Any) -> list[str]:
    """The texts in a stream of blocks, without their markup."""
    return [str(text) for text in stream.stream_block.get_searchable_content(stream)]
