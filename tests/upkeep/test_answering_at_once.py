"""Fifty answers at the same moment. In a file of its own: it empties the database, so it runs last."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry

from outbox.models import Message
from wijken.directory.models import Listing
from wijken.directory.models.listing import CONFIRMED
from wijken.upkeep.confirmations.answering import answer
from wijken.upkeep.confirmations.asking import ask_around, send
from wijken.upkeep.models import Ask, Contact, Question
from wijken.upkeep.planning import Question as Planned
from wijken.upkeep.planning import Role

from .asking import LONG_AGO, NOW, contact_of

PEOPLE = 50


@pytest.fixture
def asked(transactional_db: None) -> list[Question]:
    """Two people were asked about the same listing."""
    listing = Listing.objects.create(
        name="Eetclub", slug="eetclub", kind="initiatief", summary="Kom gerust.", checked_on=LONG_AGO
    )
    contact_of(listing)
    ask_around(NOW)
    second = contact_of(listing, "piet@example.nl", "second")
    send(second, [Planned(listing.pk, Role.SECOND, 2)], NOW)
    return list(Question.objects.order_by("pk"))


@pytest.mark.postgres
def test_fifty_presses_on_two_links_are_one_effect(asked: list[Question]) -> None:
    together = Barrier(PEOPLE)

    def press(number: int) -> bool:
        try:
            together.wait()
            return answer(asked[number % 2], Question.Answer.RIGHT, NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as people:
        effects = sum(people.map(press, range(PEOPLE)))

    assert effects == 1
    assert ModelLogEntry.objects.filter(action=CONFIRMED).count() == 1
    assert Question.objects.filter(answered_at__isnull=True).count() == 0
    assert sorted(Question.objects.values_list("answer", flat=True)) == ["elsewhere", "right"]


@pytest.mark.postgres
def test_two_daily_rounds_at_once_send_one_mail(asked: list[Question]) -> None:
    Ask.objects.all().delete()
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
