"""Answers an editor who is still typing: what would visitors read?"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse, QueryDict
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.permissions import policy_registry

from wijken.directory.holidays import current_holidays
from wijken.directory.models import Activity, Schedule, ScheduleException
from wijken.directory.panels import moment_of
from wijken.directory.recurrence import Change
from wijken.directory.when_shown import ShownWhen, shown_when

MOST_EXCEPTIONS = 60
PREFIX = re.compile(r"schedules-\d{1,4}", re.ASCII)

ScheduleForm: Any = forms.modelform_factory(Schedule, exclude=["activity", "sort_order"])
ExceptionForm: Any = forms.modelform_factory(ScheduleException, exclude=["activity", "sort_order"])


@never_cache
@require_POST
def when_preview(request: HttpRequest) -> JsonResponse:
    """One block of "wanneer" in words, with the next dates. Reads only; nothing is stored.

    ``prefix`` names the block (``schedules-0``); the rest are the fields of the editor's form as they stand.
    """
    policy = policy_registry.get_by_type(Activity)
    if not policy.user_has_any_permission(request.user, ["add", "change"]):
        raise PermissionDenied
    prefix = request.POST.get("prefix", "")
    if not PREFIX.fullmatch(prefix):
        return JsonResponse({"problems": []}, status=400)
    form = ScheduleForm(request.POST, prefix=prefix)
    if not form.is_valid():
        sentences = dict.fromkeys(sentence for errors in form.errors.values() for sentence in errors)
        return JsonResponse(ShownWhen(problems=tuple(sentences)).as_json())
    rule = form.instance.rule
    return JsonResponse(
        shown_when([rule], _changes(request.POST), current_holidays(), moment_of(request)).as_json()
    )


def _changes(data: QueryDict) -> list[Change]:
    """The exceptions that are already complete; half of one does not count yet."""
    changes = []
    for index in range(MOST_EXCEPTIONS):
        prefix = f"exceptions-{index}"
        if f"{prefix}-first_day" not in data or data.get(f"{prefix}-DELETE"):
            continue
        form = ExceptionForm(data, prefix=prefix)
        if form.is_valid():
            changes.append(form.instance.change)
    return changes
