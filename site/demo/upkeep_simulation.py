"""Simulate a year of upkeep with the actual rules: escalation, bundling, limits and periods.

People's behaviour is random, with the parameters in ``ASSUMPTIONS``. We know of no measurements for social
maps; sources are named where they exist, and other values are conservative assumptions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from wijken.directory.freshness.levels import FreshnessLevel, freshness, next_check_on
from wijken.directory.freshness.periods import Periods
from wijken.upkeep.escalation import RULES, EscalationCase, EscalationRole, Plan, Rules, plan

WEEKS = 52
FIRST_DAY = date(2027, 1, 4)
CALM_AFTER = 12
"""Weeks after which the target must be met."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Parameters of people's behaviour.

    One measurement for comparison: of 300 professors 44 % answered online and 26 % by letter (Cobanoglu,
    Warde and Moreo, A comparison of mail, fax and web-based survey methods, 2000).
    """

    listings: int = 400
    contacts_per_listing: float = 0.6  # assumed: 240 people for 400 listings, some with a dozen
    never_checked: float = 0.1  # assumed: fraction of listings on the first day
    oldest: float = 1.2  # assumed: ages on the first day are up to 1.2 times the period
    kinds: tuple[tuple[str, float], ...] = (("initiatief", 0.4), ("voorziening", 0.35), ("organisatie", 0.25))
    with_times: float = 0.7  # demo content: 25 of 36 listings have fixed times
    has_owner: float = 0.9  # assumed: the owner's e-mail address is known
    has_second: float = 0.5  # assumed
    deaf: float = 0.2  # assumed: contacts who never answer
    answers: float = 0.45  # assumed: of the others, per mail; 36 % in all, between the figures above
    days_to_answer: float = 3.0  # assumed, on average
    forgets_one: float = 0.05  # assumed: of the listings in one mail
    changes: float = 0.15  # assumed: of the answers report a change
    stopped: float = 0.03  # assumed: of the answers report that it has stopped
    editor_knows: float = 0.3  # assumed: the editor knows without asking
    reached: float = 0.6  # assumed: somebody answers the telephone and knows
    minutes_to_look: float = 0.5  # assumed: time an editor spends on one line of the mail
    minutes_to_call: float = 4.0  # assumed: one call, also without an answer
    minutes_more: float = 1.0  # assumed: each additional listing in the same call
    minutes_to_judge: float = 1.5  # assumed: approving one change from a contact


PEOPLE = Assumptions()


@dataclass(slots=True)
class SimulatedListing:
    """One simulated listing."""

    number: int
    period: int
    checked_on: date | None
    owner: int | None
    second: int | None
    rung: int = 0
    tried_on: date | None = None
    waits: bool = False
    """A change is waiting for the volunteer."""


@dataclass(slots=True)
class SimulatedYear:
    """The results."""

    confirmed: list[float] = field(default_factory=list)
    """Per week: the fraction of listings confirmed in time."""
    labelled: list[float] = field(default_factory=list)
    mails: Counter[int] = field(default_factory=Counter)
    calls: int = 0
    minutes: float = 0

    @property
    def lowest(self) -> float:
        return min(self.confirmed[CALM_AFTER:])

    @property
    def most_mails(self) -> int:
        return max(self.mails.values(), default=0)


class Simulation:
    """Day by day: the job sends mail, people answer some days later, and a volunteer works once a week."""

    def __init__(
        self, seed: int = 1, rules: Rules = RULES, minutes: float = 30, people: Assumptions = PEOPLE
    ) -> None:
        self.chance = Random(seed)  # noqa: S311 - a simulation
        self.rules, self.minutes, self.people = rules, minutes, people
        self.entries = self._first_day()
        self.deaf = {
            contact
            for entry in self.entries
            for contact in (entry.owner, entry.second)
            if contact is not None and self.chance.random() < people.deaf
        }
        self.mailed: dict[object, list[date]] = defaultdict(list)
        self.answers: dict[date, list[int]] = defaultdict(list)
        self.judging: list[SimulatedListing] = []
        self.looking: list[SimulatedListing] = []
        self.year = SimulatedYear()

    def run(self) -> SimulatedYear:
        for number in range(WEEKS * 7):
            today = FIRST_DAY + timedelta(days=number)
            for listing in self.answers.pop(today, ()):
                self._answered(self.entries[listing], today)
            made = plan(self._cases(), self.mailed, today, self.rules)
            self._send(made, today)
            if today.weekday() == 0:
                self._sit_down(made, today)
                self._look_at_the_map(today)
        return self.year

    def _first_day(self) -> list[SimulatedListing]:
        people, periods = self.people, Periods()
        contacts = int(people.listings * people.contacts_per_listing)
        entries = []
        for number in range(people.listings):
            kind = self.chance.choices(*zip(*people.kinds, strict=True))[0]
            period = periods.of(kind, self.chance.random() < people.with_times)
            age = int(self.chance.uniform(0, people.oldest) * period)
            # Squared, so that some contacts own many listings, as organisations do.
            owner = int(self.chance.random() ** 2 * contacts)
            entries.append(
                SimulatedListing(
                    number,
                    period,
                    None if self._happens(people.never_checked) else FIRST_DAY - timedelta(days=age),
                    owner if self._happens(people.has_owner) else None,
                    contacts + int(self.chance.random() * contacts)
                    if self._happens(people.has_second)
                    else None,
                )
            )
        return entries

    def _cases(self) -> list[EscalationCase]:
        return [
            EscalationCase(
                entry.number,
                next_check_on(entry.checked_on, entry.period),
                {
                    role: who
                    for role, who in (
                        (EscalationRole.OWNER, entry.owner),
                        (EscalationRole.SECOND, entry.second),
                        (EscalationRole.EDITOR, "editor"),
                    )
                    if who is not None
                },
                entry.rung,
                entry.tried_on,
            )
            for entry in self.entries
            if not entry.waits
        ]

    def _send(self, made: Plan, today: date) -> None:
        for recipient, questions in made.mails.items():
            self.mailed[recipient].append(today)
            for question in questions:
                entry = self.entries[question.listing]
                entry.rung, entry.tried_on = question.rung + 1, today
            asked = [self.entries[question.listing] for question in questions]
            if isinstance(recipient, int):
                self.year.mails[recipient] += 1
                self._wait_for_answer(recipient, asked, today)
            else:
                self.looking += asked

    def _wait_for_answer(self, contact: int, asked: list[SimulatedListing], today: date) -> None:
        people = self.people
        if contact in self.deaf or not self._happens(people.answers):
            return
        day = today + timedelta(days=1 + int(self.chance.expovariate(1 / people.days_to_answer)))
        self.answers[day] += [entry.number for entry in asked if not self._happens(people.forgets_one)]

    def _answered(self, entry: SimulatedListing, today: date) -> None:
        if entry.waits:
            return
        if self._happens(self.people.changes + self.people.stopped):
            entry.waits = True
            self.judging.append(entry)
        else:
            self._confirm(entry, today)

    def _confirm(self, entry: SimulatedListing, today: date) -> None:
        entry.checked_on, entry.rung, entry.tried_on, entry.waits = today, 0, None, False

    def _sit_down(self, made: Plan, today: date) -> None:
        """Half an hour: first submissions, then what the volunteer knows, then telephone calls."""
        people, left = self.people, self.minutes
        while self.judging and left >= people.minutes_to_judge:
            left -= people.minutes_to_judge
            self._confirm(self.judging.pop(0), today)
        while self.looking and left >= people.minutes_to_look:
            left -= people.minutes_to_look
            entry = self.looking.pop(0)
            if entry.rung and not entry.waits and self._happens(people.editor_knows):
                self._confirm(entry, today)
        phone = [self.entries[case.listing] for case in made.phone]
        while phone and left >= people.minutes_to_call:
            entry = phone.pop(0)
            if entry.waits or (entry.checked_on == today):
                continue
            left -= people.minutes_to_call
            self.year.calls += 1
            if not self._happens(people.reached):
                continue
            self._confirm(entry, today)
            for other in self._asked_in_the_same_call(entry, today):
                if left >= people.minutes_more:
                    left -= people.minutes_more
                    self._confirm(other, today)
        self.year.minutes += self.minutes - left

    def _asked_in_the_same_call(self, entry: SimulatedListing, today: date) -> list[SimulatedListing]:
        if not self.rules.bundled or entry.owner is None:
            return []
        soon = today + timedelta(days=self.rules.ask_along)
        return [
            other
            for other in self.entries
            if other.owner == entry.owner
            and other is not entry
            and not other.waits
            and (next_check_on(other.checked_on, other.period) or today) <= soon
        ]

    def _look_at_the_map(self, today: date) -> None:
        levels = Counter(freshness(entry.checked_on, entry.period, today) for entry in self.entries)
        total = len(self.entries)
        self.year.confirmed.append((levels[FreshnessLevel.FRESH] + levels[FreshnessLevel.DUE_SOON]) / total)
        self.year.labelled.append((levels[FreshnessLevel.UNCONFIRMED] + levels[FreshnessLevel.STALE]) / total)

    def _happens(self, probability: float) -> bool:
        return self.chance.random() < probability
