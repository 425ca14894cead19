"""A rule as an RFC 5545 recurrence value, and back."""

from __future__ import annotations

from datetime import date, time

from wijken.directory.recurrence_rules import Rule


def rrule_text(rule: Rule) -> str | None:
    """"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", with UNTIL when the rule ends; None for once and by appointment."""
    raise NotImplementedError


def parse_rrule(
    text: str,
    first: date | None = None,
    starts_at: time | None = None,
    ends_at: time | None = None,
    *,
    last: date | None = None,
    not_in_school_holidays: bool = False,
    not_on_public_holidays: bool = True,
) -> Rule:
    """The rule that an RFC 5545 value stands for; ValueError with a Dutch sentence for what we cannot hold."""
    raise NotImplementedError
