"""Whom to ask when, so that records are confirmed before their period ends. Plain Python.

The steps: mails to the owner, the second contact and the editors of the neighbourhood, then the call list,
and later an occasional mail. A step without a recipient is skipped at once. One mail contains everything that
its recipient can answer; nobody gets two mails within a week, and no contact more than six a year. Listings
of the same recipient that become due in the next weeks are included.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class EscalationRole(StrEnum):
    """Who can confirm a listing."""

    OWNER = "owner"
    SECOND = "second"
    EDITOR = "editor"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class EscalationStep:
    """A step, from ``before_due`` days before the due date and ``after`` days after the previous step."""

    role: EscalationRole
    before_due: int
    after: int


LADDER: tuple[EscalationStep, ...] = (
    EscalationStep(EscalationRole.OWNER, before_due=28, after=0),
    EscalationStep(EscalationRole.SECOND, before_due=21, after=7),
    EscalationStep(EscalationRole.OWNER, before_due=21, after=0),
    EscalationStep(EscalationRole.EDITOR, before_due=18, after=3),
    EscalationStep(EscalationRole.SECOND, before_due=14, after=4),
    EscalationStep(EscalationRole.OWNER, before_due=14, after=0),
    # From this step on the listing is also on the call list: PHONE_FROM.
    EscalationStep(EscalationRole.EDITOR, before_due=4, after=7),
    EscalationStep(EscalationRole.OWNER, before_due=0, after=4),
    EscalationStep(EscalationRole.SECOND, before_due=0, after=0),
    EscalationStep(EscalationRole.OWNER, before_due=-21, after=21),
    EscalationStep(EscalationRole.SECOND, before_due=-21, after=0),
)

PHONE_FROM = 7
"""Days before the due date from which an unconfirmed listing is on the call list."""

CONTACTS = frozenset({EscalationRole.OWNER, EscalationRole.SECOND})
"""Recipients outside the team, whose mail is limited per year."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Parameters, so that the simulation can disable them. The site uses the defaults."""

    ladder: tuple[EscalationStep, ...] = LADDER
    bundled: bool = True
    phone_from: int | None = PHONE_FROM
    ask_along: int = 70
    """Listings due within this many days are included in a mail."""
    quiet_days: int = 7
    most_a_year: int = 6


RULES = Rules()


@dataclass(slots=True)
class EscalationCase:
    """The state of one listing. ``due`` is None if it was never checked, which counts as due now."""

    listing: int
    due: date | None
    reachable: Mapping[EscalationRole, Hashable]
    rung: int = 0
    """The number of steps since the last confirmation."""
    tried_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedRequest:
    """Ask this recipient about this listing, as a step of the escalation."""

    listing: int
    role: EscalationRole
    rung: int


@dataclass(slots=True)
class Plan:
    """What to do today."""

    mails: dict[Hashable, list[PlannedRequest]] = field(default_factory=dict)
    phone: list[EscalationCase] = field(default_factory=list)


Mailed = Mapping[Hashable, Sequence[date]]
"""Per recipient the dates of previous mails, oldest first."""


def plan(cases: Iterable[EscalationCase], mailed: Mailed, today: date, rules: Rules = RULES) -> Plan:
    """Today's mails, and the call list with the longest overdue first."""
    made = Plan()
    now: dict[Hashable, list[PlannedRequest]] = defaultdict(list)
    along: dict[Hashable, list[PlannedRequest]] = defaultdict(list)
    for case in sorted(cases, key=_longest_due):
        if rules.phone_from is not None and is_near(case, today, rules.phone_from):
            made.phone.append(case)
        index = next_step(case, mailed, today, rules)
        if index is None or not _is_rested(case, rules.ladder[index], today):
            continue
        rung = rules.ladder[index]
        recipient = case.reachable[rung.role]
        if is_quiet(mailed.get(recipient, ()), today, rules):
            continue
        question = PlannedRequest(case.listing, rung.role, index)
        if is_near(case, today, rung.before_due):
            now[recipient].append(question)
        elif is_near(case, today, rules.ask_along):
            along[recipient].append(question)
    for recipient, questions in now.items():
        made.mails[recipient] = questions + along[recipient] if rules.bundled else questions[:1]
    if rules.bundled:
        made.phone = most_in_one_call(made.phone)
    return made


def most_in_one_call(cases: Sequence[EscalationCase]) -> list[EscalationCase]:
    """First whoever can answer for most listings; among equals by due date."""
    together = Counter(case.reachable.get(EscalationRole.OWNER, case.listing) for case in cases)
    return sorted(
        cases,
        key=lambda case: (
            -together[case.reachable.get(EscalationRole.OWNER, case.listing)],
            _longest_due(case),
        ),
    )


def next_step(case: EscalationCase, mailed: Mailed, today: date, rules: Rules = RULES) -> int | None:
    """The index of the next step with a recipient; None if there is none left."""
    for index in range(case.rung, len(rules.ladder)):
        role = rules.ladder[index].role
        recipient = case.reachable.get(role)
        if recipient is None:
            continue
        if role in CONTACTS and is_full(mailed.get(recipient, ()), today, rules):
            continue
        return index
    return None


def is_near(case: EscalationCase, today: date, days: int) -> bool:
    """Whether the check is due within ``days``."""
    return case.due is None or case.due - timedelta(days=days) <= today


def is_quiet(days: Sequence[date], today: date, rules: Rules = RULES) -> bool:
    """Whether the last mail is too recent to send another."""
    return any(0 <= (today - day).days < rules.quiet_days for day in days)


def is_full(days: Sequence[date], today: date, rules: Rules = RULES) -> bool:
    """Whether this mailbox has reached its yearly limit."""
    return sum(0 <= (today - day).days < 365 for day in days) >= rules.most_a_year


def _is_rested(case: EscalationCase, rung: EscalationStep, today: date) -> bool:
    """At most one step a day: a second run on the same day takes none."""
    return case.tried_on is None or (today - case.tried_on).days >= max(1, rung.after)


def _longest_due(case: EscalationCase) -> tuple[date, int]:
    return case.due or date.min, case.listing
