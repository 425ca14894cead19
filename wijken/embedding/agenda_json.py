"""The agenda of a neighbourhood as plain JSON: what the page shows, no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wijken.agenda.entries import AgendaDay, AgendaEntry, StandingEntry
from wijken.social_map.activity_rows import ActivityRow

type Document = dict[str, Any]
type Absolute = Callable[[str], str]
"""Puts the address of the site before a path."""


def agenda_document(days: list[AgendaDay], standing: list[StandingEntry], absolute: Absolute) -> Document:
    """``days`` in order, each with what takes place or was cancelled; ``reachable`` is there all week."""
    return {
        "days": [
            {
                "date": day.day.isoformat(),
                "title": day.title,
                "holiday": day.holiday,
                "activities": [_entry(row, absolute) for row in day.rows],
            }
            for day in days
        ],
        "reachable": [_activity(row.activity, absolute) | {"when": row.when_words} for row in standing],
    }


def _entry(row: AgendaEntry, absolute: Absolute) -> Document:
    ends = row.occurrence.ends
    return _activity(row.activity, absolute) | {
        "starts": row.occurrence.starts.isoformat(),
        "ends": ends.isoformat() if ends else None,
        "cancelled": row.is_cancelled,
        "reason": str(row.reason),
    }


def _activity(row: ActivityRow, absolute: Absolute) -> Document:
    return {
        "title": row.title,
        "organiser": row.listing_name,
        "place": row.place_name,
        "cost": row.cost_label,
        "phone": row.phone,
        "url": absolute(row.url),
        "confirmed": not row.is_unconfirmed,
        "example": row.is_example,
    }
