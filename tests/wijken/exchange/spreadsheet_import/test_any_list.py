"""Whatever is in the cells: a plan writes nothing, and a list that was applied has nothing new to say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wijken.conftest import Town
from tests.wijken.exchange.spreadsheet_import.conftest import Desk
from tests.wijken.exchange.spreadsheet_import.test_runs import everything
from wijken.directory.models import Listing
from wijken.exchange.spreadsheet_import.headings import FIELDS

pytestmark = pytest.mark.django_db

WRITTEN = st.sampled_from(
    ["", "Koor De Merel", "koor de merel", "Stichting Ruilkast", "015-0009876", "+31 15 000 98 76",
     "a@voorbeeld.nl", "www.voorbeeld.nl", "2641 ZZ", "Dorpsstraat 1", "ma 10-12", "di en do 14 uur",
     "wisselend", "2026-11-01", "initiatief", "gestopt", "ja", "'=1+1", "<b>Hallo</b> & co", "Een zin. " * 60,
     "x" * 400, "\u200b\u00a0"]
)  # fmt: skip
CELL = WRITTEN | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=40)
HEADINGS = [headings.split(",")[0] for headings in FIELDS.values()]
ROWS = st.lists(st.dictionaries(st.sampled_from(HEADINGS), CELL, max_size=8), min_size=1, max_size=4)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=ROWS)
def test_any_list_is_planned_without_writing_and_applied_once(
    town: Town, tmp_path: Path, rows: list[dict[str, str]]
) -> None:
    Listing.objects.all().delete()
    desk = Desk(tmp_path / "lijst.csv")
    rows = [{"naam": "Anker", "wijk": "Noord"}, *rows]
    before = everything()
    plan = desk.plan(rows)
    assert everything() == before
    desk.apply(rows)
    assert Listing.objects.count() == sum(row.outcome.value == "nieuw" for row in plan)
    for listing in Listing.objects.all():
        listing.full_clean()
    written = everything()
    again = desk.apply(rows)
    assert {row.outcome.value for row in again} <= {"gelijk", "geweigerd", "lijkt op een ander"}
    assert everything()[:-3] == written[:-3]
