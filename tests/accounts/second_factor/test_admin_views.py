"""An administrator removes the second factor of a user who lost the phone."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client

from accounts.second_factor.models import SecondFactor
from outbox.models import Message
from tests.accounts.second_factor.conftest import LOGIN, PASSWORD, Person, has_one, history_of, is_in

pytestmark = pytest.mark.django_db


def take_off(client: Client, person: Person) -> HttpResponse:
    return client.post(f"/beheer/gebruikers/{person.user.pk}/extra-beveiliging/")


def test_an_administrator_removes_the_second_factor_of_a_user_who_lost_the_phone(
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


def test_nobody_removes_their_own_second_factor_or_a_superusers(
    client: Client, administrator: Person
) -> None:
    baas = Person(User.objects.create_superuser("baas", "baas@example.nl", PASSWORD)).takes_phone()
    administrator.takes_phone().gets_in(client)
    for person in (administrator, baas):
        take_off(client, person)
        assert has_one(person)


def test_only_users_who_manage_accounts_can_remove_a_second_factor(
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
    assert "was removed" in said.getvalue()
    assert not has_one(administrator)
    assert not is_in(client)
    assert history_of(administrator)[-1] == ("second_factor.reset", None)
    answers = []
    for name in ("bea", "niemand"):
        with pytest.raises(CommandError) as refusal:
            call_command("reset_second_factor", name)
        answers.append(str(refusal.value))
    assert answers[0] == answers[1]


def test_a_log_in_pending_a_removed_second_factor_starts_over(client: Client, volunteer: Person) -> None:
    volunteer.takes_phone().gives_password(client)
    SecondFactor.objects.all().delete()
    assert volunteer.gives_code(client, volunteer.codes[0]).headers["Location"] == LOGIN
    assert not is_in(client)


@pytest.mark.parametrize(("first_name", "greeted"), [("Vera", "Vera"), ("", "vera")])
def test_the_mail_greets_by_first_name_or_else_by_user_name(
    client: Client, administrator: Person, volunteer: Person, first_name: str, greeted: str
) -> None:
    volunteer.takes_phone().user.first_name = first_name
    volunteer.user.save()
    administrator.gives_password(client)
    take_off(client, volunteer)
    assert Message.objects.get().body.startswith(f"Dag {greeted},\n")


@pytest.mark.parametrize(
    ("first_name", "named"), [("Vera", "van Vera staat uit"), ("", "van vera staat uit")]
)
def test_the_administrator_reads_whose_second_factor_is_off(
    client: Client, administrator: Person, volunteer: Person, first_name: str, named: str
) -> None:
    volunteer.takes_phone().user.first_name = first_name
    volunteer.user.save()
    administrator.gives_password(client)
    answer = client.post(f"/beheer/gebruikers/{volunteer.user.pk}/extra-beveiliging/", follow=True)
    assert named in answer.text


def test_a_superuser_helps_another_superuser(client: Client, db: None) -> None:
    for name in ("baas", "bazin"):
        User.objects.create_superuser(name, f"{name}@example.nl", PASSWORD)
    baas, bazin = (Person(User.objects.get(username=name)) for name in ("baas", "bazin"))
    bazin.takes_phone()
    baas.gives_password(client)
    take_off(client, bazin)
    assert not has_one(bazin)


def test_nobody_else_is_logged_out(make_person: Callable[[str, str], Person], administrator: Person) -> None:
    people = [make_person(name, "Vrijwilligers") for name in ("eerste", "tweede", "derde")]
    browsers = [person.takes_phone().gets_in(Client()) for person in people]
    admin = Client()
    administrator.gives_password(admin)
    take_off(admin, people[1])
    assert [is_in(browser) for browser in browsers] == [True, False, True]
