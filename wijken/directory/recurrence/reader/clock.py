"""Clock times: 10, 10.30, 10u30, half 3, kwart over 7 's avonds. A bare 3 may be 3.00 or 15.00."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from wijken.directory.recurrence.reader.result import DoubtError
from wijken.directory.recurrence.reader.vocabulary import NUMBER, PART, number, part_of_day

HALF_A_DAY = 12 * 60
A_DAY = 24 * 60
FITS = {"ochtend": (5 * 60, 12 * 60), "middag": (12 * 60, 18 * 60 + 30), "avond": (17 * 60, A_DAY)}
LONGEST_IN_SHORT = 10 * 60
"""Nine to five is until 17.00; twelve to ten may be a mistake."""
LATEST_AT_NIGHT, EARLIEST_AT_NIGHT = 6 * 60, 22 * 60

SUFFIX = (
    rf"(?P<hours>\s*(?:uur|u|h)\b\.?)?(?:\s*,?\s*'?s?\s*(?P<part>{PART})\b)?"
    r"(?P<next>\s*,?\s*de volgende dag\b)?(?!\w)"
)
SPOKEN = re.compile(
    rf"(?:(?P<quarter>kwart|{NUMBER}(?: minuten)?) (?P<side>over|voor) )?(?P<half>half )?"
    rf"(?P<hour>{NUMBER})(?!\d){SUFFIX}"
)
WRITTEN = re.compile(rf"(?P<hour>\d{{1,2}})\s?[:.u]\s?(?P<minute>[0-5]\d)(?::00)?(?!\d){SUFFIX}")
PACKED = re.compile(
    rf"(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s*(?P<hours>uur|u)\b(?:\s*'?s? (?P<part>{PART})\b)?"
)
JOINER = re.compile(r"\s*(?:tot en met\b|tot\b|-|à|\ben\b(?=.*))\s*")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as typed. ``bare``: without minutes. ``spoken``: of a clock with twelve hours."""

    minutes: int
    text: str
    bare: bool = False
    spoken: bool = False
    leading_zero: bool = False
    marked: bool = False
    part: str | None = None
    next_day: bool = False

    def options(self, part: str | None = None) -> tuple[int, ...]:
        """The minutes of the day that may be meant, in this part of the day."""
        written = self.minutes
        if self.leading_zero or written >= HALF_A_DAY + 60 or (written < 60 and not self.spoken):
            both: tuple[int, ...] = (written,)
        elif self.spoken or written < (9 if self.bare else 6) * 60 or (part and self.bare):
            both = (written % HALF_A_DAY, written % HALF_A_DAY + HALF_A_DAY)
            if written >= HALF_A_DAY and not self.spoken:
                both = (0, A_DAY) if part == "nacht" else (written, written + HALF_A_DAY)
        else:
            both = (written,)
        return both if part is None else tuple(option for option in both if _fits(option, part))


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """From one time to another, or with an open end."""

    starts: Clock
    ends: Clock | None = None


def _fits(minutes: int, part: str) -> bool:
    if part == "nacht":
        return minutes <= LATEST_AT_NIGHT or minutes >= EARLIEST_AT_NIGHT
    earliest, latest = FITS[part]
    return earliest <= minutes <= latest


def match_clock(text: str, position: int) -> tuple[Clock, int] | None:
    """The clock time at a position, and where it ends."""
    for pattern in (PACKED, WRITTEN, SPOKEN):
        match = pattern.match(text, position)
        if match and (clock := _clock(match)) is not None:
            return clock, match.end()
    return None


def _clock(match: re.Match[str]) -> Clock | None:
    groups = match.groupdict()
    hour = number(groups["hour"])
    spoken = bool(groups.get("quarter") or groups.get("half"))
    minutes = hour * 60 + int(groups.get("minute") or 0)
    if spoken:
        minutes = (hour % 12) * 60 - (30 if groups["half"] else 0)
        if word := groups["quarter"]:
            some = 15 if word == "kwart" else number(word.split()[0])
            minutes += some if groups["side"] == "over" else -some
        minutes %= HALF_A_DAY
    if minutes > A_DAY or hour > 24 or (spoken and hour > 12):
        return None
    return Clock(
        minutes,
        match[0].strip(" ,"),
        bare=not spoken and groups.get("minute") is None,
        spoken=spoken,
        leading_zero=groups["hour"].startswith("0"),
        marked=bool(spoken or groups.get("minute") or groups["hours"] or groups.get("part")),
        part=part_of_day(groups["part"]) if groups.get("part") else None,
        next_day=bool(groups.get("next")),
    )


def match_span(text: str, position: int) -> tuple[ClockSpan, int] | None:
    """A range of times, "vanaf" a time, or one time."""
    lead = re.compile(r"(?:(van(?:af)?|tussen|om|tot)\s+)?").match(text, position)
    word = lead[1] if lead else None
    found = match_clock(text, lead.end() if lead else position)
    if found is None or word == "tot":
        return None
    starts, end = found
    joiner = JOINER.match(text, end)
    if joiner and (joiner[0].strip() != "en" or word == "tussen"):
        second = match_clock(text, joiner.end())
        if second is not None:
            return ClockSpan(starts, second[0]), second[1]
    if starts.marked or word in ("om", "vanaf"):
        return ClockSpan(starts), end
    return None


def times_of(span: ClockSpan, part: str | None) -> tuple[time, time | None]:
    """The only times that can be meant. Raises DoubtError if there are none, or several."""
    starts, ends = span.starts, span.ends
    begins = starts.options(starts.part or part)
    if ends is not None and ends.part and not starts.part and not part:
        begins = starts.options(ends.part) or begins
    if not begins:
        raise DoubtError(
            f"“{starts.text}” is niet in de {starts.part or part}. Hoe laat is het? "
            "Typ bijvoorbeeld 9.30 of 19.30."
        )
    if begins == (A_DAY,):
        raise DoubtError(f"“{starts.text}” is het eind van een dag. Hoe laat begint het?")
    if ends is None:
        if len(begins) > 1:
            raise DoubtError(f"Is “{starts.text}” {_or(begins)}?")
        return _time(begins[0]), None
    twice = len(begins) > 1 and begins == ends.options()
    pairs = [] if twice else _pairs(begins, ends)
    if len(pairs) > 1:
        short = [pair for pair in pairs if pair[1] - pair[0] < LONGEST_IN_SHORT]
        pairs = short if len(short) == 1 and len(begins) == 1 else pairs
    if len(pairs) != 1:
        raise DoubtError(_which(span, begins, pairs))
    return _time(pairs[0][0]), _time(pairs[0][1])


def _pairs(begins: tuple[int, ...], ends: Clock) -> list[tuple[int, int]]:
    closes = ends.options(ends.part)
    if ends.next_day:
        return [(begin, ends.minutes) for begin in begins]
    if ends.bare and len(begins) > 1 and len(closes) == 1 and closes[0] <= HALF_A_DAY and not ends.part:
        closes = (closes[0], closes[0] + HALF_A_DAY)
    pairs = [(begin, close) for begin in begins for close in closes if begin < close]
    if pairs:
        return pairs
    if ends.bare and not ends.part:
        later = replace(ends, minutes=ends.minutes + HALF_A_DAY).minutes
        pairs = [(begin, later) for begin in begins if 0 < later - begin < LONGEST_IN_SHORT]
    if pairs:
        return pairs
    at_night = [close for close in closes if close <= LATEST_AT_NIGHT]
    return [
        (begin, close)
        for begin in begins
        for close in at_night
        if ends.part == "nacht" or close + A_DAY - begin <= HALF_A_DAY
    ]


def _which(span: ClockSpan, begins: tuple[int, ...], pairs: list[tuple[int, int]]) -> str:
    ends = span.ends.text if span.ends else ""
    typed = f"“{span.starts.text} tot {ends}”"
    if not pairs:
        return f"{typed}: is het eind op de volgende dag? Typ dan “de volgende dag” achter de tijd."
    likely = [pair for pair in pairs if pair[1] - pair[0] < HALF_A_DAY] or pairs
    options = [f"{_shown(begin)} tot {_shown(close)}" for begin, close in likely]
    return f"{typed}: is dat {' of '.join(options)} uur?"


def _or(options: tuple[int, ...]) -> str:
    return " of ".join(_shown(option) for option in options) + " uur"


def _shown(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}.{minute:02d}" if hour < 6 else f"{hour}.{minute:02d}"


def _time(minutes: int) -> time:
    return time(*divmod(minutes % A_DAY, 60))
