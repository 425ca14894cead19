"""The answer while somebody types, and the mixin that fills in typed lines on saving."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.permissions import policy_registry

from core.http import moment_of
from wijken.directory.admin.typed_times.answer import answer_to
from wijken.directory.admin.typed_times.form_data import (
    ACTIVITIES,
    SAID,
    SCHEDULES,
    FilledIn,
    filled_in,
    new_exceptions,
    schedule_fields,
    without_typed,
)
from wijken.directory.holidays import current_holidays
from wijken.directory.models import Activity

PREFIX = re.compile(r"schedules-\d{1,4}", re.ASCII)


@never_cache
@require_POST
def typed_when(request: HttpRequest) -> JsonResponse:
    """A typed line in words, with the next dates and the fields to fill in. Stores nothing."""
    policy = policy_registry.get_by_type(Activity)
    if not policy.user_has_any_permission(request.user, ["add", "change"]):
        raise PermissionDenied
    prefix = request.POST.get("prefix", "")
    if not PREFIX.fullmatch(prefix):
        return JsonResponse({"questions": []}, status=400)
    typed = request.POST.get(f"{prefix}-{SAID}", "")
    if not typed.strip():
        return JsonResponse({"certain": False})
    answer = answer_to(typed, current_holidays(), moment_of(request))
    result = answer.as_json()
    if answer.certain:
        result["lines"] = [schedule_fields(rule) for rule in answer.reading.rules]
        result["exceptions"] = new_exceptions(answer.reading.changes, request.POST.dict())
    return JsonResponse(result)


class TypedTimesMixin:
    """Mixin for the views that save an activity, or a listing with its activities."""

    request: HttpRequest
    _filled_in: FilledIn | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        data = kwargs.get("data")
        if data is None:
            return kwargs
        if self.expects_json_response:  # type: ignore[attr-defined]
            return kwargs | {"data": without_typed(data)}
        self._filled_in = filled_in(data, current_holidays(), moment_of(self.request))
        return kwargs | {"data": self._filled_in.data}

    def get_form(self, *args: object, **kwargs: object) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if self._filled_in and self._filled_in.questions:
            activities = form.formsets[ACTIVITIES].forms if ACTIVITIES in form.formsets else [form]
            for line in (line for each in activities for line in each.formsets[SCHEDULES].forms):
                line.questions = self._filled_in.questions.get(line.prefix, ())
        return form
