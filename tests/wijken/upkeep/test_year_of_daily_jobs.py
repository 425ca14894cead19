"""A year of the actual daily jobs against the database. People behave as in the simulation.

The map is smaller than in ``demo.upkeep_simulation``, and so is the volunteer's half hour, in proportion.
For speed, requests are sent every second day, and all jobs run once in four weeks.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from config.roles import EDITORS, VOLUNTEERS
from core.scheduled_jobs import run_jobs
from demo.upkeep_simulation import CALM_AFTER, PEOPLE, WEEKS
from wijken.directory.freshness.levels import FreshnessLevel, freshness
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing, Neighbourhood, Schedule, TeamMember
from wijken.upkeep.call_list import calls
from wijken.upkeep.confirmations.actions import Change, answer, send_change
from wijken.upkeep.escalation import EscalationRole
from wijken.upkeep.models import ConfirmationItem, ConfirmationRequest, Contact, ContactRole

LISTINGS = 30
MINUTES = 30 * LISTINGS / PEOPLE.listings
FIRST = datetime(2027, 1, 4, 8, tzinfo=UTC)
CONFIRMED = (FreshnessLevel.FRESH, FreshnessLevel.DUE_SOON)
Answer = ConfirmationItem.Answer


class YearOfJobs:
    """A clock, a map, and the people around it."""

    def __init__(self, volunteer: Any, editor: Any, area: Neighbourhood, listings: int) -> None:
        self.chance, self.at = Random(2), FIRST
        self.volunteer, self.editor, self.left = volunteer, editor, 0.0
        self.answers: dict[int, list[ConfirmationItem]] = defaultdict(list)
        self.to_look_at: list[ConfirmationItem] = []
        self.confirmed: list[float] = []
        self.failed: list[str] = []
        Neighbourhood.objects.filter(pk=area.pk).update(contact_email="redactie@example.nl")
        contacts = int(listings * PEOPLE.contacts_per_listing)
        for number in range(listings):
            self._add_listing(number, contacts, area)
        self.deaf = {one for one in Contact.objects.order_by("pk") if self.happens(PEOPLE.deaf)}

    def _add_listing(self, number: int, contacts: int, area: Neighbourhood) -> None:
        kind = self.chance.choices(*zip(*PEOPLE.kinds, strict=True))[0]
        owner = int(self.chance.random() ** 2 * contacts)
        listing = Listing.objects.create(
            name=f"Club {number}",
            slug=f"club-{number}",
            kind=kind,
            summary="Kom gerust.",
            neighbourhood=area,
            phone=f"015-{owner:07}",
        )
        if self.happens(PEOPLE.with_times):
            activity = Activity.objects.create(listing=listing, title="Inloop")
            Schedule.objects.create(
                activity=activity, frequency="weekly", weekdays=(1,), starts_at=time(10), ends_at=time(12)
            )
        for known, who, role in (
            (PEOPLE.has_owner, f"eigenaar{owner}@example.nl", "owner"),
            (PEOPLE.has_second, f"tweede{int(self.chance.random() * contacts)}@example.nl", "second"),
        ):
            if self.happens(known):
                contact, _new = Contact.objects.get_or_create(email=who)
                ContactRole.objects.create(contact=contact, listing=listing, role=role)
        if not self.happens(PEOPLE.never_checked):
            period = Listing.objects.get(pk=listing.pk).period_days
            age = timedelta(days=int(self.chance.uniform(0, PEOPLE.oldest) * period))
            Listing.objects.filter(pk=listing.pk).update(checked_on=local_day(FIRST) - age)

    def happens(self, probability: float) -> bool:
        return self.chance.random() < probability

    def live(self, days: int) -> None:
        for _day in range(days):
            for question in self.answers.pop(self.day, ()):
                self.someone_answers(question)
            if self.day % 28 == 0:
                self.round()
            elif self.day % 2 == 0:
                self.round(["klopt-dit-nog"])
            self.mails_arrive()
            if self.at.weekday() == 0:
                self.the_volunteer_sits_down()
            self.confirmed.append(self.share())
            self.at += timedelta(days=1)

    @property
    def day(self) -> int:
        return (self.at - FIRST).days

    def round(self, names: list[str] | None = None) -> None:
        self.failed += [outcome.name for outcome in run_jobs(self.at, names) if outcome.failed]

    def mails_arrive(self) -> None:
        for ask in ConfirmationRequest.objects.filter(asked_at=self.at).select_related("contact"):
            asked = list(ask.questions.select_related("ask", "listing"))
            if asked[0].role == EscalationRole.EDITOR:
                self.to_look_at += asked
            elif ask.contact not in self.deaf and self.happens(PEOPLE.answers):
                later = self.day + 1 + int(self.chance.expovariate(1 / PEOPLE.days_to_answer))
                self.answers[later] += [one for one in asked if not self.happens(PEOPLE.forgets_one)]

    def someone_answers(self, question: ConfirmationItem) -> None:
        if self.happens(PEOPLE.stopped):
            answer(question, Answer.STOPPED, self.at)
        elif self.happens(PEOPLE.changes):
            send_change(question, Change({"summary": f"Sinds dag {self.day} anders."}), self.at)
        else:
            answer(question, Answer.RIGHT, self.at)

    def the_volunteer_sits_down(self) -> None:
        """First submissions, then what an editor knows, then telephone calls."""
        self.left = min(self.left + MINUTES, 30)
        for question in ConfirmationItem.objects.filter(workflow_state__status="in_progress").order_by(
            "answered_at"
        ):
            if self.has(PEOPLE.minutes_to_judge):
                question.workflow_state.current_task_state.approve(user=self.editor)
        while self.to_look_at and self.has(PEOPLE.minutes_to_look):
            question = self.to_look_at.pop(0)
            if self.happens(PEOPLE.editor_knows):
                answer(question, Answer.RIGHT, self.at)
        for call in calls(self.volunteer, self.at):
            if not self.has(PEOPLE.minutes_to_call):
                return
            for number, listing in enumerate(call.listings if self.happens(PEOPLE.reached) else ()):
                if number == 0 or self.has(PEOPLE.minutes_more):
                    listing.confirm(local_day(self.at), "een vrijwilliger", self.volunteer)

    def has(self, minutes: float) -> bool:
        if self.left < minutes:
            return False
        self.left -= minutes
        return True

    def share(self) -> float:
        """The fraction of listings confirmed in time."""
        rows = Listing.objects.published(self.at).not_closed().values_list("checked_on", "period_days")
        today = local_day(self.at)
        levels = [freshness(checked_on, period, today) for checked_on, period in rows]
        return sum(level in CONFIRMED for level in levels) / len(levels)

    def mails(self) -> dict[str, list[Any]]:
        """The dates of mails per mailbox."""
        found = defaultdict(list)
        for email, day in ConfirmationRequest.objects.order_by("asked_on").values_list(
            "contact__email", "asked_on"
        ):
            found[email].append(day)
        return found


@pytest.fixture
def a_map(
    neighbourhood: Neighbourhood, log_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], YearOfJobs]:
    def make(listings: int) -> YearOfJobs:
        volunteer = log_in(VOLUNTEERS).user
        TeamMember.objects.create(user=volunteer, neighbourhood=neighbourhood)
        year = YearOfJobs(volunteer, log_in(EDITORS).user, neighbourhood, listings)
        monkeypatch.setattr(timezone, "now", lambda: year.at)
        return year

    return make


def test_after_a_year_of_daily_jobs_the_map_is_up_to_date(a_map: Callable[[int], YearOfJobs]) -> None:
    year = a_map(LISTINGS)

    year.live(WEEKS * 7)

    assert year.failed == []
    assert min(year.confirmed[CALM_AFTER * 7 :]) >= 0.9
    for mailbox, days in year.mails().items():
        assert all((later - earlier).days >= 7 for earlier, later in pairwise(days)), mailbox
        if mailbox != "redactie@example.nl":
            assert len(days) <= 6, mailbox


def test_neither_a_pause_of_three_weeks_nor_a_clock_jump_floods_mailboxes(
    a_map: Callable[[int], YearOfJobs],
) -> None:
    year = a_map(15)
    year.live(14)
    year.at += timedelta(weeks=3)
    before = ConfirmationRequest.objects.count()

    year.round()
    after_rest = year.mails()
    year.round()
    year.at -= timedelta(days=1)
    year.round()

    assert year.failed == []
    assert ConfirmationRequest.objects.count() > before
    assert year.mails() == after_rest
    assert all(
        (later - earlier).days >= 7 for days in after_rest.values() for earlier, later in pairwise(days)
    )
