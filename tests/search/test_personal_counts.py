"""What a process of the previous version still counted about somebody is gone after a day."""

from datetime import UTC, date, datetime

import pytest

from core.scheduled_jobs import JOBS
from search.jobs import delete_what_is_personal
from search.models import SearchCount

pytestmark = pytest.mark.django_db


def test_words_about_somebody_that_were_counted_after_the_upgrade_are_forgotten() -> None:
    for month in (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)):
        for words in ("blauwe plekken door mijn man", "mijn man slaat", "leesclub"):
            SearchCount.objects.create(month=month, words=words, times=3, days=1)
    at = datetime(2026, 11, 29, 6, tzinfo=UTC)

    assert delete_what_is_personal(at) == "4 deleted"
    recent = SearchCount.objects.filter(month__gte=date(2026, 10, 1))
    assert set(recent.values_list("words", flat=True)) == {"leesclub"}
    assert set(SearchCount.objects.values_list("times", "days")) == {(3, 1)}

    assert delete_what_is_personal(at) == "0 deleted"
    assert SearchCount.objects.count() == 5


def test_it_is_among_the_daily_jobs() -> None:
    assert JOBS["counts"].work is delete_what_is_personal
