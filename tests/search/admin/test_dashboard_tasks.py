"""Searches without results appear on the dashboard of network builders until they are marked as read."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from config.roles import EDITORS, NEIGHBOURHOOD_EDITORS, VOLUNTEERS
from search.models import Missed, SearchCount
from tests.search.admin.test_reports import logged_in

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
START = "/beheer/"


@pytest.fixture(autouse=True)
def asked(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    for month, words, results, times in (
        (10, "zwemles", 0, 3),
        (11, "schaken", 0, 2),
        (11, "leesclub", 0, 9),
        (11, "koffie", 7, 9),
        (11, "tikfuotje", 0, 1),
        (9, "lang geleden", 0, 5),
    ):
        SearchCount.objects.create(
            month=date(2026, month, 1),
            words=words,
            results=results,
            times=times,
            days=min(times, 2),
            place="Noord",
        )
    Missed.objects.create(sending="a", words="een breiclub", place="Noord", received_at=NOW)


def order_in(page: str, *words: str) -> list[str]:
    return sorted((word for word in words if word in page), key=page.index)


def test_the_older_month_comes_first_then_the_most_frequent() -> None:
    page = logged_in(EDITORS).get(START).content.decode()

    everything = ("zwemles", "leesclub", "schaken", "koffie", "tikfuotje", "lang geleden", "een breiclub")
    assert order_in(page, *everything) == ["een breiclub", "zwemles", "leesclub", "schaken"]
    assert "9 keer in november 2026" in page
    assert "nothing=true&amp;month=2026-11-01&amp;place=Noord" in page


def test_one_click_takes_it_off_the_start_screen_and_leaves_it_in_the_report() -> None:
    client = logged_in(EDITORS)
    for one, address in (
        (Missed.objects.get(), "gemist"),
        (SearchCount.objects.get(words="leesclub"), "gezocht"),
    ):
        seen = f"/beheer/zoeken/{address}/{one.pk}/gezien/"
        assert seen in client.get(START).content.decode()
        assert client.get(seen).status_code == 405
        page = client.post(seen, follow=True).content.decode()
        assert one.words not in page
        assert one.words in client.get(f"/beheer/zoeken/{address}/").content.decode()


@pytest.mark.parametrize("group", [NEIGHBOURHOOD_EDITORS, VOLUNTEERS])
def test_who_does_not_see_the_report_does_not_see_this(group: str) -> None:
    client = logged_in(group)
    pk = SearchCount.objects.get(words="leesclub").pk

    assert "leesclub" not in client.get(START).content.decode()
    assert client.post(f"/beheer/zoeken/gezocht/{pk}/gezien/").status_code == 302
    assert SearchCount.objects.get(pk=pk).seen_at is None


def test_a_stranger_marks_nothing() -> None:
    pk = Missed.objects.get().pk
    Client().post(f"/beheer/zoeken/gemist/{pk}/gezien/")
    assert Missed.objects.get().seen_at is None
