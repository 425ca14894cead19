"""Read RFC 5545 recurrence values, which the demo content is written in. Plain Python."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from wijken.directory.recurrence.days import day_numbers
from wijken.directory.recurrence.rrule import DAYS, ZONE
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule

KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "UNTIL", "COUNT", "WKST"}
LONGEST_COUNT = 1000
BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")


def parse_rrule(
    text: str,
    first: date | None = None,
    starts_at: time | None = None,
    ends_at: time | None = None,
    *,
    last: date | None = None,
    not_in_school_holidays: bool = False,
    not_on_public_holidays: bool = True,
) -> RecurrenceRule:
    """The rule for an RFC 5545 value. Raises ValueError with a Dutch sentence for unsupported values.

    COUNT is converted to a last day; of several ends the earliest counts. FREQ=DAILY without an interval is
    every day of the week, and BYSETPOS with one weekday is "the 2nd Tuesday" in another notation.
    """
    parts = _parts(text)
    interval = _number(parts.get("INTERVAL", "1"), "INTERVAL", 1, 52)
    nth, weekdays = _by_day(parts.get("BYDAY", ""))
    match parts["FREQ"]:
        case "DAILY":
            _refuse(interval > 1, "Iets dat om de zoveel dagen is, kunnen we niet vasthouden.")
            _refuse(nth is not None, "De hoeveelste dag past alleen bij iets dat elke maand is.")
            frequency, weekdays = Frequency.WEEKLY, weekdays or tuple(range(7))
        case "WEEKLY":
            _refuse(nth is not None, "De hoeveelste dag past alleen bij iets dat elke maand is.")
            frequency = Frequency.WEEKLY
        case "MONTHLY":
            frequency = Frequency.MONTHLY
        case other:
            raise ValueError(
                f"We kunnen alleen iets vasthouden dat elke dag, week of maand is, niet: {other[:20]}."
            )
    nth = _set_position(parts, frequency, weekdays, nth)
    _check_month_day(parts, frequency, weekdays, first)
    _refuse(interval > 1 and first is None, "Er is een begindatum nodig om de weken of maanden te tellen.")
    _refuse(not weekdays and first is None, "Er staat geen dag in, en er is geen begindatum.")
    _check_week_start(parts, frequency, interval, weekdays, first)
    if "UNTIL" in parts:
        until = _until_date(parts["UNTIL"], first, starts_at)
        last = until if last is None else min(last, until)
    rule = RecurrenceRule(
        frequency, first, last, interval, weekdays, nth, starts_at, ends_at,
        not_in_school_holidays, not_on_public_holidays,
    )  # fmt: skip
    if "COUNT" not in parts:
        return rule
    _refuse("UNTIL" in parts, "COUNT en UNTIL mogen niet allebei in een regel staan.")
    return _ending_after(rule, _number(parts["COUNT"], "COUNT", 1, LONGEST_COUNT))


def _refuse(condition: bool, sentence: str) -> None:
    if condition:
        raise ValueError(sentence)


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").strip(";").split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        _refuse(
            not equals or not value, "Dit is geen herhaling die we kunnen lezen, zoals FREQ=WEEKLY;BYDAY=TU."
        )
        _refuse(name in parts, f"{name[:20]} staat er twee keer in.")
        _refuse(name not in KNOWN, f"{name[:20]} kunnen we niet vasthouden.")
        parts[name] = value
    _refuse("FREQ" not in parts, "Er staat niet in hoe vaak het is: FREQ ontbreekt.")
    return parts


def _number(text: str, name: str, lowest: int, highest: int) -> int:
    number = int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else 0
    _refuse(not lowest <= number <= highest, f"{name} moet een getal van {lowest} tot en met {highest} zijn.")
    return number


def _by_day(text: str) -> tuple[int | None, tuple[int, ...]]:
    if not text:
        return None, ()
    found = [BY_DAY.fullmatch(part.strip()) for part in text.split(",")]
    if not all(found):
        raise ValueError("BYDAY kunnen we niet lezen; schrijf bijvoorbeeld TU, 2TU of -1SU.")
    matches = [match for match in found if match is not None]
    positions = {int(match[1]) if match[1] else None for match in matches}
    _refuse(len(positions) > 1, "De dagen hebben niet hetzelfde rangnummer. Maak er twee regels van.")
    nth = positions.pop()
    _refuse(
        nth not in (None, 1, 2, 3, 4, 5, -1),
        "We kennen alleen de 1e tot en met 5e en de laatste van de maand.",
    )
    return nth, tuple(sorted({DAYS.index(match[2]) for match in matches}))


def _set_position(
    parts: dict[str, str], frequency: Frequency, weekdays: tuple[int, ...], nth: int | None
) -> int | None:
    if "BYSETPOS" not in parts:
        return nth
    _refuse(
        frequency is not Frequency.MONTHLY or len(weekdays) != 1 or nth is not None,
        "BYSETPOS kunnen we alleen lezen bij één dag per maand.",
    )
    position = parts["BYSETPOS"].removeprefix("+")
    _refuse(
        position not in ("1", "2", "3", "4", "5", "-1"),
        "We kennen alleen de 1e tot en met 5e en de laatste van de maand.",
    )
    return int(position)


def _check_month_day(
    parts: dict[str, str], frequency: Frequency, weekdays: tuple[int, ...], first: date | None
) -> None:
    if "BYMONTHDAY" not in parts:
        return
    _refuse(
        frequency is not Frequency.MONTHLY or bool(weekdays),
        "Een dag van de maand kunnen we alleen vasthouden zonder dag van de week erbij.",
    )
    _refuse(
        first is None or parts["BYMONTHDAY"] != str(first.day),
        "De dag van de maand moet dezelfde zijn als die van de begindatum.",
    )


def _check_week_start(
    parts: dict[str, str], frequency: Frequency, interval: int, weekdays: tuple[int, ...], first: date | None
) -> None:
    """The start of the week only matters for intervals of several weeks; ours start on Monday."""
    start = parts.get("WKST", "MO")
    _refuse(start not in DAYS, "WKST kunnen we niet lezen.")
    several = frequency is Frequency.WEEKLY and interval > 1
    on_one_day = first is not None and weekdays in ((), (first.weekday(),))
    _refuse(several and start != "MO" and not on_one_day, "Bij ons begint de week op maandag (WKST=MO).")


def _until_date(text: str, first: date | None, starts_at: time | None) -> date:
    """The last start date: an UNTIL before the start time excludes that day."""
    unreadable = "UNTIL kunnen we niet lezen; schrijf bijvoorbeeld 20270630."
    if not re.fullmatch(r"\d{8}(T\d{6}Z?)?", text, re.ASCII):
        raise ValueError(unreadable)
    try:
        if len(text) == 8:
            until = datetime.strptime(text, "%Y%m%d").replace(tzinfo=ZONE)
        elif text.endswith("Z"):
            until = datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(ZONE)
        else:
            until = datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=ZONE)
        too_early = len(text) > 8 and starts_at is not None and until.time() < starts_at
        last = until.date() - timedelta(days=1) if too_early else until.date()
    except (ValueError, OverflowError):
        raise ValueError(unreadable) from None
    _refuse(first is not None and last < first, "De einddatum ligt voor de begindatum.")
    return last


def _ending_after(rule: RecurrenceRule, count: int) -> RecurrenceRule:
    """The same rule, ending on the day of its ``count``-th occurrence."""
    _refuse(rule.first is None, "Er is een begindatum nodig om het aantal keren te tellen.")
    begin = rule.first.toordinal() if rule.first is not None else 1
    whole = replace(rule, last=None)
    for years in (2, 10, 100):
        days = sorted(set(day_numbers(whole, begin, min(begin + years * 366, date.max.toordinal()))))
        if len(days) >= count:
            end = date.fromordinal(days[count - 1])
            return replace(rule, last=end if rule.last is None else min(end, rule.last))
    raise ValueError("Zo vaak komt het in honderd jaar niet voor.")
