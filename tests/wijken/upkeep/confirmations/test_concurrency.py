"""Fifty concurrent answers. In a separate file, because a transactional test flushes the database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry

from outbox.models import Message
from wijken.directory.models import Listing
from wijken.directory.models.confirmable_record import CONFIRMED
from wijken.upkeep.confirmations.actions import answer
from wijken.upkeep.confirmations.request_mails import ask_around, send
from wijken.upkeep.escalation import EscalationRole
from wijken.upkeep.escalation import PlannedRequest as Planned
from wijken.upkeep.models import ConfirmationItem, ConfirmationRequest, Contact

from .scenario import LONG_AGO, NOW, contact_of

PEOPLE = 50


@pytest.fixture
def asked(transactional_db: None) -> list[ConfirmationItem]:
    """Two contacts of one listing, each with a request."""
    listing = Listing.objects.create(
        name="Eetclub", slug="eetclub", kind="initiatief", summary="Kom gerust.", checked_on=LONG_AGO
    )
    contact_of(listing)
    ask_around(NOW)
    second = contact_of(listing, "piet@example.nl", "second")
    send(second, [Planned(listing.pk, EscalationRole.SECOND, 2)], NOW)
    return list(ConfirmationItem.objects.order_by("pk"))


@pytest.mark.postgres
def test_fifty_concurrent_answers_take_effect_once(asked: list[ConfirmationItem]) -> None:
    together = Barrier(PEOPLE)

    def press(number: int) -> bool:
        try:
            together.wait()
            return answer(asked[number % 2], ConfirmationItem.Answer.RIGHT, NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as people:
        effects = sum(people.map(press, range(PEOPLE)))

    assert effects == 1
    assert ModelLogEntry.objects.filter(action=CONFIRMED).count() == 1
    assert ConfirmationItem.objects.filter(answered_at__isnull=True).count() == 0
    assert sorted(ConfirmationItem.objects.values_list("answer", flat=True)) == ["elsewhere", "right"]


@pytest.mark.postgres
def test_two_concurrent_daily_jobs_send_one_mail(asked: list[ConfirmationItem]) -> None:
    ConfirmationRequest.objects.all().delete()
    Message.objects.all().delete()
    Contact.objects.update(asked_on=None)
    together = Barrier(4)

    def go_round(_number: int) -> int:
        try:
            together.wait()
            return ask_around(NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as rounds:
        assert sum(rounds.map(go_round, range(4))) == 1
    assert Message.objects.count() == 1
