"""Rules and cancellations as the fields of the edit form, and a posted form with typed lines filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.http import QueryDict

from wijken.directory.admin.typed_times.answer import answer_to
from wijken.directory.recurrence.occurrences import Holidays, RecurrenceRule, ScheduleChange

ACTIVITIES, SCHEDULES, EXCEPTIONS = "activities", "schedules", "exceptions"
SAID = "said"
MOST_ROWS = 60

type Fields = dict[str, list[str]]


def schedule_fields(rule: RecurrenceRule) -> Fields:
    """The posted values of one line of "wanneer"; an empty list is a box that is not ticked."""
    return {
        "frequency": [rule.frequency.value],
        "weekdays": [str(day) for day in rule.weekdays],
        "nth": ["" if rule.nth is None else str(rule.nth)],
        "interval": [str(rule.interval)],
        "weeks": [rule.weeks.value if rule.weeks else ""],
        "first_day": [rule.first.isoformat() if rule.first else ""],
        "last_day": [rule.last.isoformat() if rule.last else ""],
        "starts_at": [f"{rule.starts_at:%H:%M}" if rule.starts_at else ""],
        "ends_at": [f"{rule.ends_at:%H:%M}" if rule.ends_at else ""],
        "not_in_school_holidays": ["on"] if rule.not_in_school_holidays else [],
        "not_on_public_holidays": ["on"] if rule.not_on_public_holidays else [],
    }


def exception_fields(change: ScheduleChange) -> Fields:
    """The posted values of one cancellation."""
    return {
        "kind": ["cancelled"],
        "first_day": [change.first.isoformat()],
        "last_day": [change.last.isoformat() if change.last != change.first else ""],
        "starts_at": [""],
        "ends_at": [""],
        "reason": [""],
    }


def new_exceptions(
    changes: Iterable[ScheduleChange], data: Mapping[str, str], outer: str = ""
) -> list[Fields]:
    """The cancellations that are not in the form yet."""
    formset = f"{outer}{EXCEPTIONS}"
    known = {
        data.get(f"{formset}-{row}-first_day")
        for row in range(_rows(data, formset))
        if not data.get(f"{formset}-{row}-DELETE")
    }
    found = [exception_fields(change) for change in changes]
    return [fields for fields in found if fields["first_day"][0] not in known]


@dataclass
class FilledIn:
    """A posted form in which typed lines have become fields; ``questions`` per line that is not certain."""

    data: QueryDict
    questions: dict[str, tuple[str, ...]] = field(default_factory=dict)


def filled_in(data: QueryDict, holidays: Holidays, at: datetime) -> FilledIn:
    """Fill in the lines that are certain; what does not fit in its own line gets new lines below."""
    result = FilledIn(data.copy())
    for outer in _outer_prefixes(data):
        schedules = f"{outer}{SCHEDULES}"
        for row in range(_rows(data, schedules)):
            prefix = f"{schedules}-{row}"
            typed = data.get(f"{prefix}-{SAID}", "").strip()
            if not typed or data.get(f"{prefix}-DELETE"):
                continue
            answer = answer_to(typed, holidays, at)
            if not answer.certain:
                result.questions[prefix] = answer.questions
                continue
            first, *others = answer.reading.rules
            _fill(result.data, prefix, schedule_fields(first))
            result.data[f"{prefix}-{SAID}"] = ""
            for rule in others:
                _add_row(result.data, schedules, schedule_fields(rule))
            for fields in new_exceptions(answer.reading.changes, result.data, outer):
                _add_row(result.data, f"{outer}{EXCEPTIONS}", fields)
    return result


def without_typed(data: QueryDict) -> QueryDict:
    """The form without typed lines: an autosave must not add rows that the open page does not have."""
    kept = data.copy()
    for outer in _outer_prefixes(data):
        for row in range(_rows(data, f"{outer}{SCHEDULES}")):
            kept.pop(f"{outer}{SCHEDULES}-{row}-{SAID}", None)
    return kept


def _outer_prefixes(data: Mapping[str, str]) -> list[str]:
    """What precedes "schedules": nothing in the form of an activity, the activity in that of a listing."""
    return ["", *(f"{ACTIVITIES}-{row}-" for row in range(_rows(data, ACTIVITIES)))]


def _rows(data: Mapping[str, str], formset: str) -> int:
    posted = data.get(f"{formset}-TOTAL_FORMS", "")
    return min(int(posted), MOST_ROWS) if posted.isascii() and posted.isdigit() and len(posted) < 5 else 0


def _fill(data: QueryDict, prefix: str, fields: Fields) -> None:
    for name, values in fields.items():
        if values:
            data.setlist(f"{prefix}-{name}", values)
        else:
            data.pop(f"{prefix}-{name}", None)


def _add_row(data: QueryDict, formset: str, fields: Fields) -> None:
    row = _rows(data, formset)
    data[f"{formset}-TOTAL_FORMS"] = str(row + 1)
    _fill(data, f"{formset}-{row}", fields | {"id": [""], "ORDER": [str(row + 1)], "DELETE": [""]})
