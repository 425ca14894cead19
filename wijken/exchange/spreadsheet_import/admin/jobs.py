"""Plan, apply and undo an uploaded list in the background, with progress.

Each step ends by moving the upload from the state in which it began. A step that was started again meanwhile
finds another state, and its transaction is rolled back: no list is applied twice.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection, transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _

from wijken.exchange.spreadsheet_import.admin.columns import columns_of
from wijken.exchange.spreadsheet_import.admin.plan_report import PlanReport
from wijken.exchange.spreadsheet_import.directory_state import DirectoryState
from wijken.exchange.spreadsheet_import.mapping import MappingError, mapping_from
from wijken.exchange.spreadsheet_import.models import ImportRun, ImportUpload
from wijken.exchange.spreadsheet_import.plan import BATCH, Planner
from wijken.exchange.spreadsheet_import.planned import Decision, PlannedRow
from wijken.exchange.spreadsheet_import.reading import Spreadsheet, SpreadsheetError, open_spreadsheet
from wijken.exchange.spreadsheet_import.records import Records
from wijken.exchange.spreadsheet_import.runs import apply_plan, undo_run
from wijken.exchange.spreadsheet_import.writer import RowError

log = logging.getLogger(__name__)
State = ImportUpload.State
KEPT_FOR = timedelta(days=30)


class OvertakenError(Exception):
    """Somebody removed the upload or started this step again."""


@task(priority=-10)
def plan_upload(pk: int) -> None:
    """Read the file and say what it would do. Writes nothing but that."""
    upload = ImportUpload.objects.filter(pk=pk, state=State.PLANNING).first()
    if upload is None:
        return
    try:
        with opened(upload) as spreadsheet:
            upload.columns = list(columns_of(spreadsheet, mapping_from(upload.mapping)))
            upload.total = rows_in(spreadsheet)
            records, rows = planned(upload, spreadsheet)
            report = PlanReport()
            for number, _row in enumerate(report(rows), start=1):
                note_progress(upload.pk, number)
            move(upload, State.PLANNED, report=report.as_json(records), message="", done=0)
    except SpreadsheetError as problem:
        move(upload, State.REFUSED, message=str(problem))
    except MappingError as problem:
        move(upload, State.COLUMNS if upload.columns else State.REFUSED, message=str(problem))
    except Exception:
        log.exception("Could not plan the import %s", pk)
        move(upload, State.REFUSED, message=_("Er ging hier iets mis bij het lezen. De beheerder ziet meer."))


@task(priority=-10)
def apply_upload(pk: int) -> None:
    """Write the accepted rows, as a whole or not at all."""
    upload = ImportUpload.objects.filter(pk=pk, state=State.APPLYING).first()
    if upload is None:
        return
    try:
        with opened(upload) as spreadsheet, transaction.atomic():
            records, rows = planned(upload, spreadsheet)
            report = PlanReport()
            run = ImportRun(
                source=upload.source,
                file_name=upload.file_name,
                file_date=upload.file_date,
                applied_at=timezone.now(),
                user=upload.user,
            )
            watched = with_progress(report(rows), upload.pk)
            run = apply_plan(watched, run, upload.user, is_public=not upload.as_draft)
            upload.source.mapping = upload.mapping
            upload.source.save(update_fields=["mapping"])
            move(upload, State.APPLIED, run=run, report=report.as_json(records), message="", content=b"")
    except OvertakenError:
        log.warning("The import %s was started again or removed meanwhile", pk)
    except (SpreadsheetError, MappingError, RowError) as problem:
        nothing_changed(upload, State.PLANNED, str(problem))
    except Exception:
        log.exception("Could not apply the import %s", pk)
        nothing_changed(upload, State.PLANNED, _("Er ging hier iets mis. De beheerder ziet meer."))


@task(priority=-10)
def undo_upload(pk: int) -> None:
    """Take the run back, as a whole or not at all."""
    upload = ImportUpload.objects.select_related("run").filter(pk=pk, state=State.UNDOING).first()
    if upload is None or upload.run is None:
        return
    try:
        with transaction.atomic():
            undone = undo_run(upload.run, timezone.now(), upload.user)
            said = _("%(removed)s weggehaald, %(put_back)s teruggezet.") % {
                "removed": undone.removed,
                "put_back": undone.put_back,
            }
            report = upload.report | {"left": undone.left}
            move(upload, State.UNDONE, message=said, report=report)
    except OvertakenError:
        log.warning("Undoing the import %s was started again meanwhile", pk)
    except Exception:
        log.exception("Could not undo the import %s", pk)
        nothing_changed(upload, State.APPLIED, _("Er ging hier iets mis. De beheerder ziet meer."))


def planned(upload: ImportUpload, spreadsheet: Spreadsheet) -> tuple[Records, Iterator[PlannedRow]]:
    records = Records(spreadsheet, mapping_from(upload.mapping))
    decisions = {int(row): Decision(answer) for row, answer in upload.decisions.items()}
    return records, Planner(DirectoryState(upload.source), upload.file_date, decisions).plan(records)


def rows_in(spreadsheet: Spreadsheet) -> int:
    """About as many as there will be planned."""
    return max((sum(1 for _row in sheet.rows()) for sheet in spreadsheet.sheets), default=1) - 1


@contextmanager
def opened(upload: ImportUpload) -> Iterator[Spreadsheet]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(bytes(upload.content))
        file.flush()
        yield open_spreadsheet(Path(file.name), upload.file_name)


def begin(upload: ImportUpload, now: ImportUpload.State, after: Iterable[str], at: datetime) -> bool:
    """Whether this request is the one that starts the step."""
    waiting = ImportUpload.objects.filter(pk=upload.pk, state__in=list(after))
    return bool(waiting.update(state=now, done=0, message="", touched_at=at))


def move(upload: ImportUpload, to: ImportUpload.State, **values: object) -> None:
    """Raises OvertakenError if the upload is no longer in the state that it was read in."""
    values |= {"touched_at": timezone.now(), "columns": upload.columns, "total": upload.total}
    if not ImportUpload.objects.filter(pk=upload.pk, state=upload.state).update(state=to, **values):
        raise OvertakenError


def nothing_changed(upload: ImportUpload, to: ImportUpload.State, sentence: str) -> None:
    message = f"{sentence} {_('Er is niets veranderd.')}"
    ImportUpload.objects.filter(pk=upload.pk, state=upload.state).update(state=to, message=message)


def with_progress(rows: Iterable[PlannedRow], pk: int) -> Iterator[PlannedRow]:
    for number, row in enumerate(rows, start=1):
        yield row
        note_progress(pk, number)


def note_progress(pk: int, number: int) -> None:
    """For who looks at the screen. From within a transaction over a connection of its own.

    SQLite has one writer: there nobody sees how far a transaction is.
    """
    if number % min(BATCH, 25):
        return
    if not connection.in_atomic_block:
        ImportUpload.objects.filter(pk=pk).update(done=number, touched_at=timezone.now())
    elif connection.vendor == "postgresql":
        with closing(connection.copy()) as aside, aside.cursor() as cursor:
            table = ImportUpload._meta.db_table
            cursor.execute(
                f"UPDATE {table} SET done = %s, touched_at = %s WHERE id = %s",  # noqa: S608 - our own name
                [number, timezone.now(), pk],
            )


def remove_old_uploads(at: datetime) -> int:
    """Lists that were not applied, and the texts of those that were. Undoing stays possible."""
    old = ImportUpload.objects.filter(uploaded_at__lt=at - KEPT_FOR)
    removed, _by_model = old.filter(run=None).delete()
    for upload in old.exclude(report__rows=None):
        upload.report = {"counts": upload.report.get("counts", {})}
        upload.save(update_fields=["report"])
        removed += 1
    return removed
