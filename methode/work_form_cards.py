"""Cards of work forms."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHORT = 120
"""Up to this many minutes, people count in minutes."""


@dataclass(frozen=True)
class WorkFormLink:
    """A work form in a list."""

    title: str
    url: str
    goal: str
    duration: str
    group_size: str
    difficulty: str


def duration_in_words(minutes: int | None) -> str:
    """90 → '90 minuten', 120 → '2 uur', 150 → '2 uur en 30 minuten'; empty if unknown."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    in_minutes = ngettext("%(count)d minuut", "%(count)d minuten", rest if hours >= 2 else minutes)
    if minutes < SHORT and rest:
        return in_minutes % {"count": minutes}
    in_hours = ngettext("%(count)d uur", "%(count)d uur", hours) % {"count": hours}
    return (
        _("%(hours)s en %(minutes)s") % {"hours": in_hours, "minutes": in_minutes % {"count": rest}}
        if rest
        else in_hours
    )
