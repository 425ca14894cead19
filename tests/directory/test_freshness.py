"""When a visitor is told that something was not confirmed, and an editor that it is time to check."""

from datetime import date, timedelta

import pytest

from wijken.directory.freshness import (
    LADDER,
    SENTENCES,
    Level,
    freshness,
    next_check_on,
    public_sentence,
    step_of,
)

CHECKED = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days", "level"),
    [
        (-1, Level.FRESH),
        (0, Level.FRESH),
        (161, Level.FRESH),
        (162, Level.DUE_SOON),
        (179, Level.DUE_SOON),
        (180, Level.DUE),
        (224, Level.DUE),
        (225, Level.UNCONFIRMED),
        (359, Level.UNCONFIRMED),
        (360, Level.STALE),
        (5000, Level.STALE),
    ],
)
def test_half_a_year_step_by_step_down_the_ladder(days: int, level: Level) -> None:
    assert freshness(CHECKED, 180, CHECKED + timedelta(days=days)) is level


def test_what_nobody_ever_checked_is_not_confirmed() -> None:
    assert freshness(None, 180, CHECKED) is Level.UNCONFIRMED
    assert next_check_on(None, 180) is None


def test_due_from_the_day_of_the_next_check() -> None:
    due = next_check_on(CHECKED, 180)
    assert due == date(2026, 6, 30)
    assert freshness(CHECKED, 180, due) is Level.DUE
    assert freshness(CHECKED, 180, due - timedelta(days=1)) is not Level.DUE


def test_a_year_from_a_leap_day() -> None:
    assert next_check_on(date(2028, 2, 29), 365) == date(2029, 2, 28)


def test_a_period_of_nothing_is_a_day() -> None:
    assert freshness(CHECKED, 0, CHECKED) is Level.FRESH
    assert next_check_on(CHECKED, 0) == CHECKED + timedelta(days=1)


def test_the_ladder_only_goes_down() -> None:
    assert [step.level for step in LADDER] == list(Level)
    assert [step.begins_at for step in LADDER] == sorted(step.begins_at for step in LADDER)


def test_not_confirmed_is_labelled_and_stale_leaves_the_default_results() -> None:
    assert [step.level for step in LADDER if step.labelled_in_public] == [Level.UNCONFIRMED, Level.STALE]
    assert [step.level for step in LADDER if not step.in_default_results] == [Level.STALE]
    assert step_of(Level.DUE).in_default_results


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("level", list(Level))
def test_every_level_has_a_sentence(language: str, level: Level) -> None:
    assert public_sentence(level, language).endswith(".")


def test_another_language_reads_dutch() -> None:
    assert public_sentence(Level.UNCONFIRMED, "fy") == public_sentence(Level.UNCONFIRMED)
    assert public_sentence(Level.UNCONFIRMED, "en-gb") == SENTENCES["en"][Level.UNCONFIRMED]
