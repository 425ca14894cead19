"""The list that organisations fill in, read back as they would send it."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.wijken.conftest import Town
from wijken.exchange.spreadsheet_import.directory_state import DirectoryState, current_vocabulary
from wijken.exchange.spreadsheet_import.mapping import Mapping
from wijken.exchange.spreadsheet_import.plan import Planner
from wijken.exchange.spreadsheet_import.reading import open_spreadsheet
from wijken.exchange.spreadsheet_import.records import Records
from wijken.exchange.spreadsheet_import.template import EXPLANATION, LIST, template

from .conftest import FILE_DATE

pytestmark = pytest.mark.django_db


def sent_back(path: Path, *, filled_in: bool) -> Records:
    book = openpyxl.load_workbook(io.BytesIO(template(current_vocabulary())))
    if filled_in:
        book[LIST].append([row[2] for row in book[EXPLANATION].iter_rows(min_row=2, values_only=True)])
    book.save(path)
    return Records(open_spreadsheet(path), Mapping())


def test_every_column_is_recognised_and_every_example_is_right(town: Town, tmp_path: Path) -> None:
    records = sent_back(tmp_path / "lijst.xlsx", filled_in=True)
    assert records.unused == []
    (row,) = Planner(DirectoryState(None), FILE_DATE, {}).plan(records)
    assert (row.outcome.value, row.offer.remarks) == ("nieuw", [])
    assert row.offer.reading is not None
    assert row.offer.checked is not None


def test_an_empty_list_is_no_row(town: Town, tmp_path: Path) -> None:
    assert list(sent_back(tmp_path / "lijst.xlsx", filled_in=False)) == []


def test_the_explanation_says_which_values_are_allowed(town: Town) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(current_vocabulary())))
    allowed = {row[0]: row[3] for row in book[EXPLANATION].iter_rows(min_row=2, values_only=True)}
    assert allowed["soort"] == "organisatie, voorziening, initiatief"
    assert town.north.name in allowed["wijk"]
