"""When a listing is labelled as unconfirmed, and when it is due for a check."""

from datetime import date, timedelta

import pytest

from wijken.directory.freshness.levels import (
    LADDER,
    SENTENCES,
    FreshnessLevel,
    freshness,
    next_check_on,
    public_sentence,
    step_of,
)

CHECKED = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days", "level"),
    [
        (-1, FreshnessLevel.FRESH),
        (0, FreshnessLevel.FRESH),
        (161, FreshnessLevel.FRESH),
        (162, FreshnessLevel.DUE_SOON),
        (179, FreshnessLevel.DUE_SOON),
        (180, FreshnessLevel.DUE),
        (224, FreshnessLevel.DUE),
        (225, FreshnessLevel.UNCONFIRMED),
        (359, FreshnessLevel.UNCONFIRMED),
        (360, FreshnessLevel.STALE),
        (5000, FreshnessLevel.STALE),
    ],
)
def test_half_a_year_step_by_step_down_the_ladder(days: int, level: FreshnessLevel) -> None:
    assert freshness(CHECKED, 180, CHECKED + timedelta(days=days)) is level


def test_what_nobody_ever_checked_is_not_confirmed() -> None:
    assert freshness(None, 180, CHECKED) is FreshnessLevel.UNCONFIRMED
    assert next_check_on(None, 180) is None


def test_due_from_the_day_of_the_next_check() -> None:
    due = next_check_on(CHECKED, 180)
    assert due == date(2026, 6, 30)
    assert freshness(CHECKED, 180, due) is FreshnessLevel.DUE
    assert freshness(CHECKED, 180, due - timedelta(days=1)) is not FreshnessLevel.DUE


def test_a_year_from_a_leap_day() -> None:
    assert next_check_on(date(2028, 2, 29), 365) == date(2029, 2, 28)


def test_a_period_of_nothing_is_a_day() -> None:
    assert freshness(CHECKED, 0, CHECKED) is FreshnessLevel.FRESH
    assert next_check_on(CHECKED, 0) == CHECKED + timedelta(days=1)


def test_the_ladder_only_goes_down() -> None:
    assert [step.level for step in LADDER] == list(FreshnessLevel)
    assert [step.begins_at for step in LADDER] == sorted(step.begins_at for step in LADDER)


def test_not_confirmed_is_labelled_and_stale_leaves_the_default_results() -> None:
    assert [step.level for step in LADDER if step.labelled_in_public] == [
        FreshnessLevel.UNCONFIRMED,
        FreshnessLevel.STALE,
    ]
    assert [step.level for step in LADDER if not step.in_default_results] == [FreshnessLevel.STALE]
    assert step_of(FreshnessLevel.DUE).in_default_results


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("level", list(FreshnessLevel))
def test_every_level_has_a_sentence(language: str, level: FreshnessLevel) -> None:
    assert public_sentence(level, language).endswith(".")


def test_another_language_reads_dutch() -> None:
    assert public_sentence(FreshnessLevel.UNCONFIRMED, "fy") == public_sentence(FreshnessLevel.UNCONFIRMED)
    assert public_sentence(FreshnessLevel.UNCONFIRMED, "en-gb") == SENTENCES["en"][FreshnessLevel.UNCONFIRMED]
