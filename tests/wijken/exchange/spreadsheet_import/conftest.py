"""Lists written down in a test, planned and applied."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.wijken.conftest import NOW
from wijken.exchange.spreadsheet_import.directory_state import DirectoryState
from wijken.exchange.spreadsheet_import.mapping import mapping_from
from wijken.exchange.spreadsheet_import.models import ImportRun, ImportSource
from wijken.exchange.spreadsheet_import.plan import Planner
from wijken.exchange.spreadsheet_import.planned import Decision, PlannedRow
from wijken.exchange.spreadsheet_import.reading import open_spreadsheet
from wijken.exchange.spreadsheet_import.records import Records
from wijken.exchange.spreadsheet_import.runs import apply_plan

FILE_DATE = date(2026, 11, 20)


@dataclass
class Desk:
    """Somebody with a list of the source "Welzijn"."""

    path: Path
    at: datetime = NOW
    file_date: date = FILE_DATE
    runs: list[ImportRun] = field(default_factory=list)

    def plan(
        self, rows: list[dict[str, str]], decisions: dict[int, Decision] | None = None
    ) -> list[PlannedRow]:
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        with self.path.open("w", newline="") as file:
            writer = csv.DictWriter(file, headings, delimiter=";", restval="")
            writer.writeheader()
            writer.writerows(rows)
        source = ImportSource.objects.filter(name="Welzijn").first()
        records = Records(open_spreadsheet(self.path), mapping_from({}))
        return list(Planner(DirectoryState(source), self.file_date, decisions or {}).plan(records))

    def apply(
        self, rows: list[dict[str, str]], decisions: dict[int, Decision] | None = None
    ) -> list[PlannedRow]:
        plan = self.plan(rows, decisions)
        source, _made = ImportSource.objects.get_or_create(name="Welzijn")
        run = ImportRun(source=source, file_name="l.csv", file_date=self.file_date, applied_at=self.at)
        self.runs.append(apply_plan(plan, run))
        return plan


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "lijst.csv")


@pytest.fixture
def outcomes() -> Callable[[list[PlannedRow]], list[str]]:
    return lambda plan: [row.outcome.value for row in plan]
