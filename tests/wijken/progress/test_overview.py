"""The progress of each neighbourhood: now, over time, and by whom reported."""

import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from methode.models import MethodPage
from tests.wijken.conftest import Town
from wijken.models import Progress, ProgressPage
from wijken.progress.chart import draw
from wijken.progress.history import Period, periods

Read = Callable[..., str]
ADDRESS = "/methode/voortgang/"


def said(status: str, since: str | None, on: str) -> SimpleNamespace:
    return SimpleNamespace(
        status=status, since=since and date.fromisoformat(since), reported_on=date.fromisoformat(on)
    )


@pytest.fixture
def page(town: Town) -> ProgressPage:
    method = MethodPage.objects.get()
    return method.add_child(instance=ProgressPage(title="Voortgang", slug="voortgang"))


def report(town: Town, status: str, on: str, **fields: object) -> Progress:
    return Progress.objects.create(
        **{
            "neighbourhood": town.north,
            "step": town.step,
            "status": status,
            "since": date.fromisoformat(on),
            "reported_on": date.fromisoformat(on),
            "reported_by": "verbinder in de wijk",
        }
        | fields
    )


def test_periods_follow_each_other_up_to_today() -> None:
    reports = [said("busy", "2025-01-01", "2025-01-10"), said("done", "2025-06-01", "2025-06-01")]
    assert periods(reports, date(2026, 1, 1)) == [
        Period("busy", date(2025, 1, 1), date(2025, 6, 1)),
        Period("done", date(2025, 6, 1), date(2026, 1, 1)),
    ]


def test_a_later_report_puts_an_earlier_one_right() -> None:
    reports = [said("done", "2025-06-01", "2025-06-01"), said("busy", "2025-05-01", "2025-07-01")]
    assert periods(reports, date(2026, 1, 1)) == [Period("busy", date(2025, 5, 1), date(2026, 1, 1))]


def test_what_is_still_to_begin_is_not_drawn() -> None:
    assert periods([said("busy", "2027-01-01", "2026-01-01")], date(2026, 6, 1)) == []


def test_a_report_without_a_day_counts_from_when_it_was_made() -> None:
    assert periods([said("not_yet", None, "2026-01-01")], date(2026, 2, 1))[0].starts == date(2026, 1, 1)


def test_bars_stay_inside_the_drawing_and_touch() -> None:
    spans = periods(
        [said("busy", "2025-01-01", "2025-01-01"), said("done", "2025-12-31", "2025-12-31")],
        date(2026, 11, 24),
    )
    picture = draw([("1", spans)], date(2025, 1, 1), date(2026, 11, 24))
    first, second = picture.lines[0].bars
    assert first.x + first.width == pytest.approx(second.x, abs=0.2)
    assert second.x + second.width <= picture.width
    assert [year.year for year in picture.years] == [2025, 2026]


def test_a_visitor_sees_how_far_it_is_who_said_so_when_and_what_came_of_it(
    town: Town, page: ProgressPage, read: Read
) -> None:
    report(town, "busy", "2025-01-15")
    report(town, "done", "2025-09-01", result="Drie vaste plekken.")
    html = read(ADDRESS)
    table = html[html.index('class="progress-matrix"') : html.index("</table>")]
    assert "Klaar" in table and "Bezig" not in table
    assert "Drie vaste plekken." in html
    assert html.count("door: verbinder in de wijk") == 2
    assert "op 15 januari 2025" in html and "op 1 september 2025" in html


def test_who_reads_in_a_role_keeps_reading_in_it(town: Town, page: ProgressPage, read: Read) -> None:
    report(town, "done", "2025-09-01")
    html = read(ADDRESS, als="inwoner")
    assert 'href="/methode/?als=inwoner"' in html
    assert 'href="/methode/stap-3/?als=inwoner"' in html
    assert '<input type="hidden" name="als" value="inwoner">' in html
    assert "als=" not in read(ADDRESS, als="burgemeester")


def test_the_picture_says_in_words_what_it_shows(town: Town, page: ProgressPage, read: Read) -> None:
    report(town, "done", "2025-09-01")
    svg = re.search(r"<svg[^>]*progress|<div class=\"progress-picture.*?</svg>", read(ADDRESS), re.S)
    assert svg
    assert "<title" in svg[0] and "Voortgang in Noord" in svg[0]
    assert "Stap 3: klaar, sinds september 2025" in svg[0]


def test_the_neighbourhoods_own_page_shows_the_newest_report_only(town: Town, read: Read) -> None:
    report(town, "busy", "2025-01-15")
    report(town, "done", "2025-09-01")
    html = read("/wijken/noord/")
    assert "Klaar" in html and "Bezig" not in html


def test_one_neighbourhood_can_be_chosen_and_an_unknown_one_changes_nothing(
    town: Town, page: ProgressPage, read: Read
) -> None:
    report(town, "busy", "2025-01-15")
    assert 'id="wijk-west"' in read(ADDRESS)
    chosen = read(ADDRESS, wijk="noord")
    assert 'id="wijk-noord"' in chosen and 'id="wijk-west"' not in chosen
    for value in ("bestaat-niet", "noord'--", "\x00", "n" * 5000, "🦆"):
        assert read(ADDRESS, wijk=value) == read(ADDRESS), value


def test_a_neighbourhood_without_reports_and_a_method_without_steps_say_so(
    town: Town, page: ProgressPage, read: Read
) -> None:
    assert "Uit deze wijk is nog niets gemeld." in read(ADDRESS)
    town.step.unpublish()
    assert "Er is nog geen voortgang gemeld" in read(ADDRESS)


def test_more_reports_ask_the_database_nothing_more(town: Town, page: ProgressPage) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert Client().get(ADDRESS).status_code == 200
        return len(found)

    report(town, "busy", "2025-01-15")
    queries()
    few = queries()
    for number in range(1, 13):
        report(town, "busy", f"2025-{number:02}-15")
        report(town, "done", f"2026-{min(number, 10):02}-15", neighbourhood=town.west)
    assert queries() == few <= 15
