"""Screens of the import: the lists that came in, and one list from plan to report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.http import moment_of
from core.permissions.users import logged_in_user
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing
from wijken.directory.permissions import may_import
from wijken.exchange.spreadsheet_import.admin.columns import CHOICES, with_chosen
from wijken.exchange.spreadsheet_import.admin.forms import UploadForm
from wijken.exchange.spreadsheet_import.admin.jobs import (
    apply_upload,
    begin,
    nothing_changed,
    plan_upload,
    undo_upload,
)
from wijken.exchange.spreadsheet_import.admin.plan_report import MOST_ROWS, TO_CHECK
from wijken.exchange.spreadsheet_import.directory_state import current_vocabulary
from wijken.exchange.spreadsheet_import.mapping import as_written, mapping_from
from wijken.exchange.spreadsheet_import.models import ImportSource, ImportUpload
from wijken.exchange.spreadsheet_import.planned import Decision, RowOutcome
from wijken.exchange.spreadsheet_import.template import template

State = ImportUpload.State
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ON_A_PAGE = 50
LISTS_SHOWN = 50
LOOK_AGAIN_AFTER = "3"  # seconds
OUTCOME_LABELS = {
    RowOutcome.PROBABLY_SAME.value: lambda: _("Lijkt op een ander"),
    RowOutcome.CONFLICT.value: lambda: _("Botst"),
    RowOutcome.REFUSED.value: lambda: _("Geweigerd"),
    TO_CHECK: lambda: _("Nakijken"),
    RowOutcome.CHANGED.value: lambda: _("Gewijzigd"),
    RowOutcome.NEW.value: lambda: _("Nieuw"),
    RowOutcome.UNCHANGED.value: lambda: _("Gelijk"),
}
"""What a person has to look at comes first."""
ASKED = (RowOutcome.PROBABLY_SAME.value, RowOutcome.CONFLICT.value)
BEFORE_APPLYING = (State.PLANNED, State.REFUSED, State.COLUMNS)


def allowed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @never_cache
    def checked(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return view(request, **kwargs)

    return checked


@require_http_methods(["GET", "HEAD", "POST"])
@allowed
def imports(request: HttpRequest) -> HttpResponse:
    """The lists that came in, and the form for the next one."""
    at = moment_of(request)
    form = UploadForm(request.POST or None, request.FILES or None, today=local_day(at))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        source, _made = ImportSource.objects.get_or_create(name=sent["source"])
        upload = ImportUpload.objects.create(
            source=source,
            file_name=(sent["file"].name or "")[-200:],
            file_date=sent["file_date"],
            content=sent["file"].read(),
            as_draft=sent["as_draft"],
            mapping=source.mapping,
            state=State.PLANNING,
            user=logged_in_user(request),
            uploaded_at=at,
            touched_at=at,
        )
        plan_upload.enqueue(upload.pk)
        return redirect("directory_import", pk=upload.pk)
    context = {
        "form": form,
        "sources": ImportSource.objects.order_by("name"),
        "uploads": ImportUpload.objects.defer("content", "report").select_related("source", "user", "run")[
            :LISTS_SHOWN
        ],
    }
    return TemplateResponse(request, "wagtailadmin/wijken/imports.html", context)


@require_safe
@allowed
def import_template(request: HttpRequest) -> HttpResponse:
    """An empty list to fill in."""
    name = get_valid_filename(_("lege-lijst.xlsx"))
    return HttpResponse(
        template(current_vocabulary()),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: its plan, what to decide, its report."""
    upload = get_object_or_404(ImportUpload.objects.defer("content").select_related("source", "run"), pk=pk)
    if request.method == "POST":
        name = request.POST.get("action", "")
        if name not in ACTIONS:
            raise Http404
        return ACTIONS[name](request, upload)
    response = TemplateResponse(request, "wagtailadmin/wijken/import.html", _context(request, upload))
    if upload.is_busy:
        # With a URL: without one a browser whose address has #rijen only scrolls.
        response.headers["Refresh"] = f"{LOOK_AGAIN_AFTER}; url={request.path}"
    return response


def _context(request: HttpRequest, upload: ImportUpload) -> dict[str, Any]:
    counts, rows = upload.report.get("counts", {}), upload.report.get("rows") or {}
    asked = request.GET.get("uitkomst", "")
    chosen = asked if counts.get(asked) else next((name for name in OUTCOME_LABELS if counts.get(name)), "")
    page = Paginator(rows.get(chosen, []), ON_A_PAGE).get_page(request.GET.get("pagina"))
    for row in page.object_list:
        _prepare(row, upload, chosen)
    return {
        "upload": upload,
        "is_stuck": upload.is_stuck(moment_of(request)),
        "outcomes": [
            {"name": name, "label": label(), "count": counts[name], "is_chosen": name == chosen}
            for name, label in OUTCOME_LABELS.items()
            if counts.get(name)
        ],
        "chosen": chosen,
        "asks": any(row["asks"] for row in page.object_list),
        "page": page,
        "left_out": max(0, counts.get(chosen, 0) - MOST_ROWS) if chosen != RowOutcome.UNCHANGED.value else 0,
        "ready": upload.report.get("accepted", 0),
        "waiting": sum(counts.get(name, 0) for name in ASKED),
        "preface": upload.report.get("preface", []),
        "leftovers": upload.report.get("leftovers", []),
        "left": upload.report.get("left", []),
        "choices": CHOICES,
        "may_change_columns": upload.state in (State.PLANNED, State.COLUMNS) and upload.columns,
        "done": (upload.run.counts if upload.run else {}).get("verwerkt", 0),
    }


def _prepare(row: dict[str, Any], upload: ImportUpload, chosen: str) -> None:
    """Its links, and what an editor may answer: also again about what was answered before."""
    edit = Listing.snippet_viewset.get_url_name("edit")  # type: ignore[attr-defined]
    row["url"] = reverse(edit, args=[row["listing"]]) if row["listing"] else ""
    row["decision"] = upload.decisions.get(str(row["row"]), "")
    row["asks"] = upload.state == State.PLANNED and (chosen in ASKED or bool(row["decision"]))
    row["may_be_new"] = row["outcome"] != RowOutcome.CONFLICT.value


def _again(request: HttpRequest, upload: ImportUpload) -> HttpResponse:
    """Plan from the start, with the columns and answers of now."""
    if begin(upload, State.PLANNING, BEFORE_APPLYING, moment_of(request)):
        plan_upload.enqueue(upload.pk)
    return redirect("directory_import", pk=upload.pk)


def change_columns(request: HttpRequest, upload: ImportUpload) -> HttpResponse:
    known = {value for value, _label in CHOICES}
    chosen = {
        column["heading"]: field
        for number, column in enumerate(upload.columns)
        if (field := request.POST.get(f"column-{number}")) is not None and field in known
    }
    upload.mapping = as_written(with_chosen(mapping_from(upload.mapping), chosen))
    upload.save(update_fields=["mapping"])
    return _again(request, upload)


def decide(request: HttpRequest, upload: ImportUpload) -> HttpResponse:
    """Keep the answers of this page, and plan again: what the rows change is seen before it is done."""
    _keep_answers(request, upload)
    return _again(request, upload)


def _keep_answers(request: HttpRequest, upload: ImportUpload) -> None:
    answers = {decision.value for decision in Decision}
    for name, answer in request.POST.items():
        row = name.removeprefix("decision-")
        if row == name or not row.isdigit():
            continue
        if answer in answers:
            upload.decisions[row] = answer
        else:
            upload.decisions.pop(row, None)
    upload.save(update_fields=["decisions"])


def apply(request: HttpRequest, upload: ImportUpload) -> HttpResponse:
    """With the answers of this page."""
    _keep_answers(request, upload)
    if begin(upload, State.APPLYING, (State.PLANNED,), moment_of(request)):
        apply_upload.enqueue(upload.pk)
    return redirect("directory_import", pk=upload.pk)


def undo(request: HttpRequest, upload: ImportUpload) -> HttpResponse:
    if upload.run and begin(upload, State.UNDOING, (State.APPLIED,), moment_of(request)):
        undo_upload.enqueue(upload.pk)
    return redirect("directory_import", pk=upload.pk)


def start_again(request: HttpRequest, upload: ImportUpload) -> HttpResponse:
    """After a job that was killed: what it did was rolled back."""
    if upload.is_stuck(moment_of(request)):
        before = {State.UNDOING: State.APPLIED, State.APPLYING: State.PLANNED}
        to = before.get(State(upload.state), State.REFUSED)
        nothing_changed(upload, to, _("Het werk is gestopt voordat het klaar was."))
        upload.refresh_from_db(fields=["state"])
        if to is State.REFUSED:
            return _again(request, upload)
    return redirect("directory_import", pk=upload.pk)


def remove(request: HttpRequest, upload: ImportUpload) -> HttpResponse:
    """Only what was not applied: a report of what was done stays."""
    removed, _by_model = ImportUpload.objects.filter(pk=upload.pk, state__in=BEFORE_APPLYING).delete()
    if not removed:
        return redirect("directory_import", pk=upload.pk)
    messages.success(request, _("De lijst is weggegooid. Er is niets veranderd."))
    return redirect("directory_imports")


ACTIONS: dict[str, Callable[[HttpRequest, ImportUpload], HttpResponse]] = {
    "columns": change_columns,
    "decide": decide,
    "apply": apply,
    "undo": undo,
    "again": start_again,
    "remove": remove,
}
