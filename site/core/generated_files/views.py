"""The report of generated files for editors: which exist, which wait, and why one failed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.generated_files.registry import in_words
from core.generated_files.requests import want
from core.models import MadeFile
from core.permissions.users import AnyUser

PERMISSION = "core.change_madefile"


@require_safe
@permission_required(PERMISSION)
def made_files(request: HttpRequest) -> HttpResponse:
    """Files with a problem first."""
    return TemplateResponse(
        request,
        "wagtailadmin/core/made_files.html",
        {
            "rows": rows_of(_all()),
            "page_title": _("Gemaakte bestanden"),
            "header_title": _("Gemaakte bestanden"),
            "header_icon": "download",
        },
    )


@require_POST
@permission_required(PERMISSION)
def make_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Request a new one; with a queue, the worker generates it a moment later."""
    row = get_object_or_404(MadeFile.objects.without_content(), pk=pk)
    asked = timezone.now()
    want(row.key)
    row.refresh_from_db(fields=["failed_at", "last_error", "made_at", "wanted_at"])
    name = in_words(row.key)
    if row.failed_at and row.failed_at >= asked:
        messages.error(request, _("%(name)s is niet gelukt: %(why)s") % {"name": name, "why": row.last_error})
    elif row.is_wanted:
        messages.success(request, _("%(name)s wordt gemaakt.") % {"name": name})
    else:
        messages.success(request, _("%(name)s is gemaakt.") % {"name": name})
    return redirect("core_made_files")


def _all() -> QuerySet[MadeFile]:
    files = MadeFile.objects.without_content().annotate(size=Length("content"))
    return files.order_by("failed_at", "key")


def rows_of(files: QuerySet[MadeFile]) -> list[dict[str, object]]:
    """A name, the row, and whether it has waited so long that the worker must have stopped."""
    at = timezone.now()
    return [{"name": in_words(file.key), "file": file, "late": file.is_late(at)} for file in files]


@dashboard_task_source("files", _lazy("Bestanden die niet zijn bijgewerkt"), order=200)
def files_with_a_problem(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Files that failed, or that have waited so long that the worker must have stopped."""
    if not user.has_perm(PERMISSION):
        return
    for file in MadeFile.objects.without_content().filter(wanted_at__isnull=False).order_by("wanted_at"):
        if file.failed_at or file.is_late(at):
            yield Todo(
                title=in_words(file.key),
                url=reverse("core_made_files"),
                note=file.last_error or _("wacht langer dan een uur"),
                action=Action(_("Maak opnieuw"), reverse("core_make_again", args=[file.pk]), posts=True),
            )


def may_see_files(user: AnyUser) -> bool:
    return bool(user.has_perm(PERMISSION))
