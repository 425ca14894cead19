"""Guessing codes is throttled per account, and the owner can still log in."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client

from tests.accounts.second_factor.conftest import CLOCK, CODE, RECOVERY, Person, is_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", [CODE, RECOVERY])
def test_after_five_codes_no_more_are_checked(client: Client, owner: Person, address: str) -> None:
    owner.gives_password(client)
    answers = [owner.gives_code(client, "000000", address).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]
    assert owner.gives_code(client, owner.phone.shows()).status_code == 429
    assert owner.gives_code(client, owner.codes[0], RECOVERY).status_code == 429
    assert not is_in(client)


def test_guessing_codes_with_the_password_does_not_lock_out_the_owners_browser(
    client: Client, owner: Person
) -> None:
    owner.gets_in(client)
    client.post("/beheer/logout/")
    thief, another = Client(), Client()
    owner.gives_password(thief)
    owner.gives_password(another)
    for _ in range(10):
        owner.gives_code(thief, "000000")
    assert owner.gives_code(another, owner.phone.shows(30)).status_code == 429
    owner.gives_password(client)
    owner.gives_code(client, owner.phone.shows(30))
    assert is_in(client)


def test_the_right_code_resets_the_counter_of_codes(client: Client, owner: Person) -> None:
    for code in (owner.phone.shows(-30), owner.phone.shows()):
        browser = Client()
        owner.gives_password(browser)
        for _ in range(4):
            owner.gives_code(browser, "000000")
        owner.gives_code(browser, code)
        assert is_in(browser)


def test_the_right_password_alone_does_not_reset_the_counter_of_passwords(owner: Person) -> None:
    answers = [owner.gives_password(Client()).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]


def test_after_a_quarter_of_an_hour_codes_are_checked_again(client: Client, owner: Person) -> None:
    owner.gives_password(client)
    for _ in range(11):
        owner.gives_code(client, "000000")
    AccessAttempt.objects.update(attempt_time=CLOCK.at - timedelta(minutes=16))
    owner.gives_code(client, owner.phone.shows())
    assert is_in(client)
