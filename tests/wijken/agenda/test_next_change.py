"""Until when a kept page with times on it is true."""

from datetime import UTC, datetime, time

import pytest

from tests.wijken.conftest import Town
from wijken.agenda.next_change import beginning_or_end
from wijken.directory.models import Schedule, ScheduleException


def utc(day: int, hour: int, minute: int = 0, second: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, second, tzinfo=UTC)


@pytest.fixture
def class_from_ten_to_twelve(town: Town) -> Schedule:
    return town.activity(town.listing("Eettafel"), "Eten").schedules.get()


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(utc(24, 8, 59, 59), utc(24, 9), id="until it begins"),
        pytest.param(utc(24, 10, 0), utc(24, 11), id="until it ends"),
        pytest.param(utc(24, 13), None, id="nothing more today"),
        pytest.param(utc(25, 8, 0, 30, month=10), utc(25, 8, 1, month=10), id="the clocks change"),
        pytest.param(utc(26, 8, 0, 30, month=10), utc(26, 8, 1, month=10), id="the day after"),
    ],
)
def test_the_next_time_at_which_something_can_begin_or_end(
    class_from_ten_to_twelve: Schedule, at: datetime, expected: datetime | None
) -> None:
    assert beginning_or_end(at) == expected


def test_an_open_end_counts_for_two_hours(class_from_ten_to_twelve: Schedule) -> None:
    Schedule.objects.update(starts_at=time(13, 7), ends_at=None)
    assert beginning_or_end(utc(24, 13, 30)) == utc(24, 14, 7)


def test_an_extra_time_counts_too(class_from_ten_to_twelve: Schedule) -> None:
    ScheduleException.objects.create(
        activity=class_from_ten_to_twelve.activity,
        kind="extra",
        first_day=utc(28, 9).date(),
        starts_at=time(20),
        ends_at=time(22, 15),
    )
    assert beginning_or_end(utc(24, 21, 5)) == utc(24, 21, 15)


def test_without_times_there_is_none(town: Town) -> None:
    assert beginning_or_end(utc(24, 9)) is None
