"""Import a spreadsheet into the directory, or only say what that would do."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from core.permissions.users import LoggedInUser
from wijken.directory.local_time import local_day
from wijken.exchange.spreadsheet_import.directory_state import DirectoryState, current_vocabulary
from wijken.exchange.spreadsheet_import.mapping import Mapping, MappingError, as_written, mapping_from
from wijken.exchange.spreadsheet_import.models import LONGEST_SOURCE, ImportRun, ImportSource
from wijken.exchange.spreadsheet_import.plan import Planner
from wijken.exchange.spreadsheet_import.planned import Decision, PlannedRow
from wijken.exchange.spreadsheet_import.reading import SpreadsheetError, open_spreadsheet
from wijken.exchange.spreadsheet_import.records import Records
from wijken.exchange.spreadsheet_import.report import Tally, preface, row_in_words
from wijken.exchange.spreadsheet_import.runs import apply_plan, undo_run
from wijken.exchange.spreadsheet_import.template import template
from wijken.exchange.spreadsheet_import.writer import RowError


class Command(BaseCommand):
    help = "Leest een lijst (XLSX, ODS of CSV) in de sociale kaart. Met --dry-run verandert er niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="zeg alleen wat er zou gebeuren")
        parser.add_argument("--source", default="", help="van wie de lijst komt")
        parser.add_argument("--mapping", type=Path, help="indeling (YAML); wordt bij de bron bewaard")
        parser.add_argument("--date", type=date.fromisoformat, help="de dag van de lijst: 2026-03-01")
        parser.add_argument("--same", default="", help="rijen die over de gevonden vermelding gaan: 12,15")
        parser.add_argument("--new", default="", help="rijen die toch nieuw zijn: 13,20")
        parser.add_argument("--draft", action="store_true", help="zet wat nieuw is klaar als concept")
        parser.add_argument("--user", default="", help="gebruikersnaam voor de geschiedenis")
        parser.add_argument(
            "--template", type=Path, metavar="FILE", help="schrijf een lege lijst om in te vullen"
        )
        parser.add_argument("--undo", type=int, metavar="RUN", help="draai een eerdere import terug")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        user = self._user(options["user"])
        if options["undo"] is not None:
            self._undo(options["undo"], user, at)
            return
        if options["template"]:
            options["template"].write_bytes(template(current_vocabulary()))
            self.stdout.write(
                f"{options['template']} staat klaar. Wat waar hoort, staat op het blad “Uitleg”."
            )
            return
        if options["file"] is None or not options["file"].is_file():
            raise CommandError("Geef het bestand dat je wilt inlezen.")
        try:
            self._import(options["file"], user, at, options)
        except (SpreadsheetError, MappingError, RowError) as problem:
            raise CommandError(f"{options['file'].name}: {problem} Er is niets veranderd.") from problem

    def _import(self, path: Path, user: LoggedInUser | None, at: datetime, options: dict[str, Any]) -> None:
        name = options["source"] or path.stem
        if len(name) > LONGEST_SOURCE:
            raise CommandError(
                f"De naam van de bron is langer dan {LONGEST_SOURCE} tekens. Geef een kortere met --source."
            )
        source = ImportSource.objects.filter(name=name).first()
        mapping = self._mapping(options["mapping"], source)
        day = options["date"] or local_day(datetime.fromtimestamp(path.stat().st_mtime, at.tzinfo))
        self.stdout.write(f"{path.name}, lijst van {day:%d-%m-%Y}, bron “{name}”.")
        records = Records(open_spreadsheet(path), mapping)
        for sentence in preface(records):
            self.stdout.write(sentence)
        decisions = dict.fromkeys(row_numbers(options["same"]), Decision.SAME)
        decisions |= dict.fromkeys(row_numbers(options["new"]), Decision.NEW)
        tally = Tally()
        plan = tally(Planner(DirectoryState(source), day, decisions).plan(records))
        if options["dry_run"]:
            for _row in self._told(plan):
                pass
            self._end(tally, records, "Er is niets veranderd.")
            return
        with transaction.atomic():
            source = source or ImportSource.objects.create(name=name)
            if options["mapping"]:
                source.mapping = as_written(mapping)
                source.save()
            run = ImportRun(source=source, file_name=path.name[:200], file_date=day, applied_at=at, user=user)
            run = apply_plan(self._told(plan), run, user, is_public=not options["draft"])
        done = run.counts.get("verwerkt", 0)
        self._end(tally, records, f"{done} rijen verwerkt. Terugdraaien: --undo {run.pk}")

    def _told(self, plan: Iterable[PlannedRow]) -> Iterator[PlannedRow]:
        for row in plan:
            for line in row_in_words(row):
                self.stdout.write(line)
            yield row

    def _end(self, tally: Tally, records: Records, sentence: str) -> None:
        for remark in records.leftovers():
            self.stdout.write(str(remark))
        self.stdout.write(str(tally))
        self.stdout.write(sentence)

    def _mapping(self, path: Path | None, source: ImportSource | None) -> Mapping:
        if path is None:
            return mapping_from(source.mapping if source else {})
        try:
            return mapping_from(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
            raise MappingError(f"De indeling {path.name} is niet te lezen.") from problem

    def _user(self, name: str) -> LoggedInUser | None:
        if not name:
            return None
        found: LoggedInUser | None = get_user_model().objects.filter(username__iexact=name).first()
        if found is None:
            raise CommandError(f"Er is geen gebruiker “{name}”.")
        return found

    def _undo(self, number: int, user: LoggedInUser | None, at: datetime) -> None:
        run = ImportRun.objects.filter(pk=number).first()
        if run is None or run.undone_at:
            raise CommandError(f"Er is geen import {number} om terug te draaien.")
        undone = undo_run(run, at, user)
        self.stdout.write(f"{undone.removed} weggehaald, {undone.put_back} teruggezet.")
        for name in undone.left:
            self.stdout.write(
                f"Blijft zoals het is, want er is daarna iets aangepast, bevestigd of gekoppeld: {name}"
            )


def row_numbers(text: str) -> list[int]:
    """Of "12,15"."""
    try:
        return [int(part) for part in text.split(",") if part.strip()]
    except ValueError as problem:
        raise CommandError("Schrijf rijen als nummers met komma's: 12,15.") from problem
