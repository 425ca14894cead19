"""Slices of the agenda are consistent with the whole."""

from datetime import UTC, datetime, timedelta

import pytest

from wijken.directory.index.activity import KnownActivity
from wijken.directory.index.bitsets import bitset
from wijken.directory.index.occurrences import Times
from wijken.directory.recurrence.occurrences import Occurrence

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def times() -> Times:
    """Three moments, with three, one and four activities."""
    activities = [KnownActivity(100 + slot, "free", "welcome") for slot in range(9)]
    together = [(0, 4, 8), (2,), (1, 3, 5, 7)]
    found = [
        (Occurrence(NOON + timedelta(hours=number), None), bitset(slots, 9))
        for number, slots in enumerate(together)
    ]
    return Times([*activities], found)


def test_everything_is_there_once_and_in_order(times: Times) -> None:
    assert [key for _one, key in times] == [100, 104, 108, 102, 101, 103, 105, 107]
    assert len(times) == 8
    assert [one.starts.hour for one, _key in times] == [12, 12, 12, 13, 14, 14, 14, 14]


def test_any_page_is_a_piece_of_the_whole(times: Times) -> None:
    whole = list(times)
    for start in range(9):
        for stop in range(start, 10):
            assert times[start:stop] == whole[start:stop], (start, stop)
    assert times[3] == whole[3]


def test_beyond_the_end_there_is_nothing(times: Times) -> None:
    assert times[8:20] == []
    with pytest.raises(IndexError):
        times[8]
