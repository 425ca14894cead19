"""The phone is gone: somebody else takes the second factor off, and it shows."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client

from outbox.models import Message
from second_factor.models import SecondFactor
from tests.second_factor.conftest import LOGIN, PASSWORD, Person, has_one, history_of, is_in

pytestmark = pytest.mark.django_db


def take_off(client: Client, person: Person) -> HttpResponse:
    return client.post(f"/beheer/gebruikers/{person.user.pk}/extra-beveiliging/")


def test_an_administrator_takes_it_off_who_lost_the_phone(
    client: Client, administrator: Person, volunteer: Person
) -> None:
    administrator.gives_password(client)
    thief = volunteer.takes_phone().gets_in(Client())
    editor = client.get(f"/beheer/users/edit/{volunteer.user.pk}/").text
    way = f"/beheer/gebruikers/{volunteer.user.pk}/extra-beveiliging/"
    assert way in editor
    assert "bel terug" in client.get(way).text
    assert has_one(volunteer)

    assert "staat uit" in client.post(way, follow=True).text
    assert not has_one(volunteer)
    assert not is_in(thief)
    assert is_in(client)
    assert history_of(volunteer)[-1] == ("second_factor.reset", "bea")
    mail = Message.objects.get()
    assert mail.recipient == "vera@example.nl"
    assert "Een beheerder heeft" in mail.body
    assert "/beheer/account/extra-beveiliging/" in mail.body
    assert volunteer.gives_password(Client()).headers["Location"] == "/beheer/"


def test_nobody_takes_off_the_own_or_a_superusers(client: Client, administrator: Person) -> None:
    baas = Person(User.objects.create_superuser("baas", "baas@example.nl", PASSWORD)).takes_phone()
    administrator.takes_phone().gets_in(client)
    for person in (administrator, baas):
        take_off(client, person)
        assert has_one(person)


def test_who_does_not_manage_accounts_takes_nothing_off(
    client: Client, volunteer: Person, make_person: Callable[[str, str], Person]
) -> None:
    make_person("rik", "Redacteuren").gives_password(client)
    volunteer.takes_phone()
    take_off(client, volunteer)
    assert has_one(volunteer)


def test_the_last_administrator_is_helped_from_the_command_line(
    client: Client, administrator: Person
) -> None:
    administrator.takes_phone().gets_in(client)
    said = StringIO()
    call_command("reset_second_factor", "bea", stdout=said)
    assert "off" in said.getvalue()
    assert not has_one(administrator)
    assert not is_in(client)
    assert history_of(administrator)[-1] == ("second_factor.reset", None)
    answers = []
    for name in ("bea", "niemand"):
        with pytest.raises(CommandError) as refusal:
            call_command("reset_second_factor", name)
        answers.append(str(refusal.value))
    assert answers[0] == answers[1]


def test_a_log_in_that_waits_for_a_code_that_is_gone_begins_anew(client: Client, volunteer: Person) -> None:
    volunteer.takes_phone().gives_password(client)
    SecondFactor.objects.all().delete()
    assert volunteer.gives_code(client, volunteer.codes[0]).headers["Location"] == LOGIN
    assert not is_in(client)
