from collections.abc import Iterable
from math import ceil

from wagtail.blocks import StreamValue

WORDS_PER_MINUTE = 180
"""A little slower than an average adult, because the texts are for everyone."""


def minutes_to_read(texts: Iterable[str]) -> int:
    """At least one minute."""
    words = sum(len(text.split()) for text in texts)
    return max(1, ceil(words / WORDS_PER_MINUTE))


def words_of_stream(stream: StreamValue) -> list[str]:
    """The texts of a StreamField, without markup."""
    return [str(text) for text in stream.stream_block.get_searchable_content(stream)]
