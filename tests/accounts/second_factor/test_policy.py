"""Powerful accounts must set up a second factor before they get in; for others it is optional."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from accounts.second_factor.checks import administrators_must_have_a_second_factor
from tests.accounts.second_factor.conftest import (
    CLOCK,
    CODE,
    PASSWORD,
    SET_UP,
    Person,
    codes_on,
    has_one,
    history_of,
    is_in,
    phone_that_scans,
)

pytestmark = pytest.mark.django_db


def test_an_administrator_must_set_up_a_second_factor_first(
    client: Client, required: None, administrator: Person
) -> None:
    assert administrator.gives_password(client, next="/beheer/users/").headers["Location"] == SET_UP
    assert not is_in(client)
    phone = phone_that_scans(client.get(SET_UP))
    assert "klopt niet" in client.post(SET_UP, {"code": "000000"}).text
    assert not has_one(administrator)
    assert phone_that_scans(client.get(SET_UP)).secret == phone.secret

    page = client.post(SET_UP, {"code": phone.shows()})
    assert len(codes_on(page)) == 10
    assert 'href="/beheer/users/"' in page.text
    assert is_in(client)
    assert history_of(administrator) == [("second_factor.on", "bea")]


def test_a_set_up_with_one_code_and_a_log_in_with_the_same_do_not_go_together(
    client: Client, required: None, administrator: Person
) -> None:
    administrator.gives_password(client)
    phone = phone_that_scans(client.get(SET_UP))
    client.post(SET_UP, {"code": phone.shows()})
    thief = Client()
    administrator.gives_password(thief)
    administrator.gives_code(thief, phone.shows())
    assert not is_in(thief)


def test_a_concurrent_set_up_asks_for_the_code_of_the_first(
    client: Client, required: None, administrator: Person
) -> None:
    thief = Client()
    for browser in (client, thief):
        administrator.gives_password(browser)
    owners, thiefs = phone_that_scans(client.get(SET_UP)), phone_that_scans(thief.get(SET_UP))
    client.post(SET_UP, {"code": owners.shows()})
    answer = thief.post(SET_UP, {"code": thiefs.shows()}, follow=True)
    assert answer.redirect_chain[-1][0] == CODE
    assert not is_in(thief)
    administrator.phone = owners
    administrator.gives_code(thief, owners.shows(30))
    assert is_in(thief)


def test_of_two_concurrent_set_ups_one_succeeds(
    client: Client, required: None, administrator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    thief = Client()
    phones = {}
    for browser in (client, thief):
        administrator.gives_password(browser)
        phones[browser] = phone_that_scans(browser.get(SET_UP))
    assert codes_on(client.post(SET_UP, {"code": phones[client].shows()}))
    with monkeypatch.context() as before_that_was_there:
        before_that_was_there.setattr("accounts.second_factor.login_views.has_one", lambda user: False)
        answer = thief.post(SET_UP, {"code": phones[thief].shows()})
    assert answer.headers["Location"] == SET_UP
    assert not is_in(thief)
    assert administrator.user.second_factor.accepts(phones[client].shows(30), CLOCK.at)


@pytest.mark.parametrize("role", ["Redacteuren", "Wijkredacteuren", "Vrijwilligers", "Vertalers"])
def test_for_other_accounts_a_second_factor_is_optional(
    client: Client, required: None, make_person: Callable[[str, str], Person], role: str
) -> None:
    assert make_person("iemand", role).gives_password(client).headers["Location"] == "/beheer/"


def test_a_superuser_must_have_a_second_factor(client: Client, required: None, db: None) -> None:
    baas = Person(User.objects.create_superuser("baas", "baas@example.nl", PASSWORD))
    assert baas.gives_password(client).headers["Location"] == SET_UP


def test_the_demo_asks_for_a_password_alone_and_a_deployment_is_warned(
    client: Client, administrator: Person
) -> None:
    assert administrator.gives_password(client).headers["Location"] == "/beheer/"
    assert [found.id for found in administrators_must_have_a_second_factor()] == ["project.W003"]


def test_the_deployment_check_is_silent_if_the_second_factor_is_required(required: None) -> None:
    assert administrators_must_have_a_second_factor() == []
