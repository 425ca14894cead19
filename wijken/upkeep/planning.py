"""Whom to ask when, so that facts are confirmed before their period is over. Plain Python: data and dates.

The ladder: mails to the owner, the second contact and the neighbourhood's editor, the phone list; later a
mail now and then. A rung with nobody on it is passed over at once. One mail carries all that its reader can
answer (bundled); nobody gets two within a week, and no contact more than six a year. Whoever is asked for one
listing is asked along for what comes due in the next weeks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class Role(StrEnum):
    """Who can say whether a listing is right."""

    OWNER = "owner"
    SECOND = "second"
    EDITOR = "editor"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step: from ``before_due`` days before the check is due, ``after`` days after the step before."""

    role: Role
    before_due: int
    after: int


LADDER: tuple[Rung, ...] = (
    Rung(Role.OWNER, before_due=28, after=0),
    Rung(Role.SECOND, before_due=21, after=7),
    Rung(Role.OWNER, before_due=21, after=0),
    Rung(Role.EDITOR, before_due=18, after=3),
    Rung(Role.SECOND, before_due=14, after=4),
    Rung(Role.OWNER, before_due=14, after=0),
    # From here on the phone list runs beside it: PHONE_FROM.
    Rung(Role.EDITOR, before_due=4, after=7),
    Rung(Role.OWNER, before_due=0, after=4),
    Rung(Role.SECOND, before_due=0, after=0),
    Rung(Role.OWNER, before_due=-21, after=21),
    Rung(Role.SECOND, before_due=-21, after=0),
)

PHONE_FROM = 7
"""Days before the check is due from which a listing that nobody confirmed stands on the phone list."""

CONTACTS = frozenset({Role.OWNER, Role.SECOND})
"""People outside the team: their mailbox has a limit for the year."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be turned off to see what it is worth. A site runs with these values."""

    ladder: tuple[Rung, ...] = LADDER
    bundled: bool = True
    phone_from: int | None = PHONE_FROM
    ask_along: int = 70
    """Days ahead that a mail, once it goes out, asks for too."""
    quiet_days: int = 7
    most_a_year: int = 6


RULES = Rules()


@dataclass(slots=True)
class Case:
    """A listing as the ladder sees it. ``due`` is None when nobody ever checked it: due at once."""

    listing: int
    due: date | None
    reachable: Mapping[Role, Hashable]
    rung: int = 0
    """How many steps were taken since the last confirmation."""
    tried_on: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """This recipient is asked about this listing, as a step of the ladder."""

    listing: int
    role: Role
    rung: int


@dataclass(slots=True)
class Plan:
    """What to do today."""

    mails: dict[Hashable, list[Question]] = field(default_factory=dict)
    phone: list[Case] = field(default_factory=list)


Mailed = Mapping[Hashable, Sequence[date]]
"""Per recipient the days on which a mail went out, oldest first."""


def plan(cases: Iterable[Case], mailed: Mailed, today: date, rules: Rules = RULES) -> Plan:
    """Today's mails, and the list of whom to phone, what is due longest first."""
    made = Plan()
    now: dict[Hashable, list[Question]] = defaultdict(list)
    along: dict[Hashable, list[Question]] = defaultdict(list)
    for case in sorted(cases, key=_longest_due):
        if rules.phone_from is not None and is_near(case, today, rules.phone_from):
            made.phone.append(case)
        index = next_rung(case, mailed, today, rules)
        if index is None or not _is_rested(case, rules.ladder[index], today):
            continue
        rung = rules.ladder[index]
        recipient = case.reachable[rung.role]
        if is_quiet(mailed.get(recipient, ()), today, rules):
            continue
        question = Question(case.listing, rung.role, index)
        if is_near(case, today, rung.before_due):
            now[recipient].append(question)
        elif is_near(case, today, rules.ask_along):
            along[recipient].append(question)
    for recipient, questions in now.items():
        made.mails[recipient] = questions + along[recipient] if rules.bundled else questions[:1]
    if rules.bundled:
        made.phone = most_in_one_call(made.phone)
    return made


def most_in_one_call(cases: Sequence[Case]) -> list[Case]:
    """Whoever can answer for most listings is phoned first; among equals, what is due longest."""
    together = Counter(case.reachable.get(Role.OWNER, case.listing) for case in cases)
    return sorted(
        cases, key=lambda case: (-together[case.reachable.get(Role.OWNER, case.listing)], _longest_due(case))
    )


def next_rung(case: Case, mailed: Mailed, today: date, rules: Rules = RULES) -> int | None:
    """The next step that has somebody on it; None when all have been taken."""
    for index in range(case.rung, len(rules.ladder)):
        role = rules.ladder[index].role
        recipient = case.reachable.get(role)
        if recipient is None:
            continue
        if role in CONTACTS and is_full(mailed.get(recipient, ()), today, rules):
            continue
        return index
    return None


def is_near(case: Case, today: date, days: int) -> bool:
    """Whether the check is due within ``days``."""
    return case.due is None or case.due - timedelta(days=days) <= today


def is_quiet(days: Sequence[date], today: date, rules: Rules = RULES) -> bool:
    """Whether the last mail is so recent that this mailbox is left alone."""
    return any(0 <= (today - day).days < rules.quiet_days for day in days[-rules.quiet_days :])


def is_full(days: Sequence[date], today: date, rules: Rules = RULES) -> bool:
    """Whether this mailbox had all that it gets in a year."""
    return sum(0 <= (today - day).days < 365 for day in days) >= rules.most_a_year


def _is_rested(case: Case, rung: Rung, today: date) -> bool:
    """One step a day at most: a second round on the same day takes none."""
    return case.tried_on is None or (today - case.tried_on).days >= max(1, rung.after)


def _longest_due(case: Case) -> tuple[date, int]:
    return case.due or date.min, case.listing
