"""Failed mail is retried with increasing delays for about eight days."""

from datetime import UTC, datetime, timedelta

import pytest

from outbox.retry_policy import PAUSES, next_try_at

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(("tries", "minutes"), [(1, 1), (2, 2), (5, 15), (12, 1440), (18, 1440)])
def test_every_failure_makes_the_pause_longer(tries: int, minutes: int) -> None:
    assert next_try_at(tries, AT) == AT + timedelta(minutes=minutes)


def test_after_the_last_pause_it_gives_up() -> None:
    assert next_try_at(len(PAUSES), AT) is not None
    assert next_try_at(len(PAUSES) + 1, AT) is None
