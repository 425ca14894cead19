"""Preview of what visitors will read, while an editor is typing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse, QueryDict
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.permissions import policy_registry

from core.http import moment_of
from wijken.directory.admin.schedule_summary import ShownWhen, shown_when
from wijken.directory.admin.typed_times.answer import cancelled_days, nothing_to_cancel
from wijken.directory.admin.typed_times.forms import ScheduleForm
from wijken.directory.holidays import current_holidays
from wijken.directory.models import Activity, ScheduleException
from wijken.directory.recurrence.exceptions import hits_nothing
from wijken.directory.recurrence.occurrences import ScheduleChange

MOST_ROWS = 60
PREFIX = re.compile(r"(schedules|exceptions)-\d{1,4}", re.ASCII)

ExceptionForm = forms.modelform_factory(ScheduleException, exclude=["activity", "sort_order"])


@never_cache
@require_POST
def when_preview(request: HttpRequest) -> JsonResponse:
    """One line of "wanneer" in words, with the next dates. Stores nothing.

    ``prefix`` names the form of the line (``schedules-0``); the other parameters are the fields of the edit
    form.
    """
    policy = policy_registry.get_by_type(Activity)
    if not policy.user_has_any_permission(request.user, ["add", "change"]):
        raise PermissionDenied
    prefix = request.POST.get("prefix", "")
    if not PREFIX.fullmatch(prefix):
        return JsonResponse({"problems": []}, status=400)
    if prefix.startswith("exceptions"):
        return JsonResponse(_cancelled(request.POST, prefix).as_json())
    form = ScheduleForm(request.POST, prefix=prefix)
    if not form.is_valid():
        sentences = dict.fromkeys(sentence for errors in form.errors.values() for sentence in errors)
        return JsonResponse(ShownWhen(problems=tuple(sentences)).as_json())
    rule = form.instance.rule
    return JsonResponse(
        shown_when([rule], _changes(request.POST), current_holidays(), moment_of(request)).as_json()
    )


def _cancelled(data: QueryDict, prefix: str) -> ShownWhen:
    """What an exception takes away from the lines of "wanneer" that are complete."""
    form = ExceptionForm(data, prefix=prefix)
    if not form.is_valid() or not form.instance.change.cancelled:
        return ShownWhen(by_appointment=True)
    lines = [ScheduleForm(data, prefix=f"schedules-{row}") for row in _rows_of("schedules", data)]
    rules = [line.instance.rule for line in lines if line.is_valid()]
    change, holidays = form.instance.change, current_holidays()
    if rules and hits_nothing(rules, change, holidays):
        return ShownWhen(problems=(nothing_to_cancel(change),), by_appointment=True)
    hit = cancelled_days(rules, change, holidays)
    return ShownWhen(words=(hit,) if hit else (), by_appointment=True)


def _rows_of(formset: str, data: QueryDict) -> Iterator[int]:
    """The lines that are in the form and not deleted."""
    for row in range(MOST_ROWS):
        first = f"{formset}-{row}-first_day"
        if first in data and not data.get(f"{formset}-{row}-DELETE"):
            yield row


def _changes(data: QueryDict) -> list[ScheduleChange]:
    """The exceptions that are complete; incomplete ones are ignored."""
    changes = []
    for row in _rows_of("exceptions", data):
        form = ExceptionForm(data, prefix=f"exceptions-{row}")
        if form.is_valid():
            changes.append(form.instance.change)
    return changes
