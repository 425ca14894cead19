"""Numbers in a question, in figures or in Dutch or English words. Plain Python."""

from __future__ import annotations

from search.language.analysis import fold
from wijken.directory.recurrence.reader.vocabulary import NUMBERS as DUTCH_NUMBERS

ENGLISH_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
NUMBERS = {fold(word): number for word, number in DUTCH_NUMBERS.items()} | {
    word: number for number, word in enumerate(ENGLISH_NUMBERS, 1)
}
COUNT = rf"\d{{1,2}}|{'|'.join(NUMBERS)}"


def count_of(text: str) -> int:
    """The value of what matched ``COUNT``."""
    return NUMBERS.get(text) or int(text)
