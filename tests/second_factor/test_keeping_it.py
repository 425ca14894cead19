"""Setting up a phone, changing and taking away what was set up: one's own, and somebody else's."""

import re
from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from wagtail.models import ModelLogEntry

from outbox.models import Message
from second_factor.checks import administrators_must_have_a_second_factor
from second_factor.models import SecondFactor
from tests.second_factor.conftest import CLOCK, CODE, LOGIN, PASSWORD, SET_UP, Person, Phone, is_in

MINE = "/beheer/account/extra-beveiliging/"
NEW_PHONE, IN_ACCOUNT, NEW_CODES, OFF = (
    f"{MINE}{way}/" for way in ("telefoon", "instellen", "herstelcodes", "uit")
)

pytestmark = pytest.mark.django_db


def phone_that_scans(page: HttpResponse) -> Phone:
    shown = re.search(r'class="second-factor__secret".*?</p>', page.text, re.DOTALL)
    assert shown
    return Phone("".join(re.findall("<span>(.*?)</span>", shown[0])))


def codes_on(page: HttpResponse) -> list[str]:
    return re.findall("<code>(.*?)</code>", page.text)


def has_one(person: Person) -> bool:
    return SecondFactor.objects.filter(user=person.user).exists()


def history_of(person: Person) -> list[tuple[str, str | None]]:
    entries = ModelLogEntry.objects.for_instance(person.user).filter(action__startswith="second_factor")
    return [(entry.action, entry.user and entry.user.username) for entry in entries.order_by("pk")]


def take_off(client: Client, person: Person) -> HttpResponse:
    return client.post(f"/beheer/gebruikers/{person.user.pk}/extra-beveiliging/")


# Who must


def test_an_administrator_gets_nowhere_before_a_phone_is_set_up(
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


def test_whoever_sets_up_second_is_asked_for_the_code_of_the_first(
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


def test_of_two_who_set_up_at_the_same_moment_one_gets_in(
    client: Client, required: None, administrator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    thief = Client()
    phones = {}
    for browser in (client, thief):
        administrator.gives_password(browser)
        phones[browser] = phone_that_scans(browser.get(SET_UP))
    assert codes_on(client.post(SET_UP, {"code": phones[client].shows()}))
    with monkeypatch.context() as before_that_was_there:
        before_that_was_there.setattr("second_factor.log_in.has_one", lambda user: False)
        answer = thief.post(SET_UP, {"code": phones[thief].shows()})
    assert answer.headers["Location"] == SET_UP
    assert not is_in(thief)
    assert administrator.user.second_factor.accepts(phones[client].shows(30), CLOCK.at)


@pytest.mark.parametrize("role", ["Redacteuren", "Wijkredacteuren", "Vrijwilligers", "Vertalers"])
def test_others_may_but_need_not(
    client: Client, required: None, make_person: Callable[[str, str], Person], role: str
) -> None:
    assert make_person("iemand", role).gives_password(client).headers["Location"] == "/beheer/"


def test_a_superuser_must_too(client: Client, required: None, db: None) -> None:
    baas = Person(User.objects.create_superuser("baas", "baas@example.nl", PASSWORD))
    assert baas.gives_password(client).headers["Location"] == SET_UP


def test_the_demo_asks_for_a_password_alone_and_a_deployment_is_warned(
    client: Client, administrator: Person
) -> None:
    assert administrator.gives_password(client).headers["Location"] == "/beheer/"
    assert [found.id for found in administrators_must_have_a_second_factor()] == ["project.W001"]


def test_with_the_rule_on_a_deployment_hears_nothing(required: None) -> None:
    assert administrators_must_have_a_second_factor() == []


# One's own


def test_a_volunteer_finds_it_under_the_own_account_and_sets_it_up(client: Client, volunteer: Person) -> None:
    volunteer.gives_password(client)
    assert MINE in client.get("/beheer/account/").text
    assert client.get(IN_ACCOUNT).headers["Location"] == MINE
    assert "wachtwoord klopt niet" in client.post(NEW_PHONE, {"password": "mis"}).text
    assert client.get(IN_ACCOUNT).headers["Location"] == MINE

    assert client.post(NEW_PHONE, {"password": PASSWORD}).headers["Location"] == IN_ACCOUNT
    phone = phone_that_scans(client.get(IN_ACCOUNT))
    assert len(codes_on(client.post(IN_ACCOUNT, {"code": phone.shows()}))) == 10
    assert "Staat aan sinds" in client.get(MINE).text
    assert "nog 10 herstelcodes" in client.get(MINE).text


def test_the_set_up_page_brings_a_picture_and_no_script_or_style_of_its_own(
    client: Client, volunteer: Person
) -> None:
    volunteer.gives_password(client)
    client.post(NEW_PHONE, {"password": PASSWORD})
    page = client.get(IN_ACCOUNT)
    ours = page.text[page.text.index('class="second-factor"') :]
    assert "<svg" in ours
    assert 'href="otpauth://totp/' in ours
    for unwanted in ("style=", "<script", "onclick", "http://"):
        assert unwanted not in ours[: ours.index("</ol>")], unwanted
    assert "no-store" in page.headers["Cache-Control"]


def test_the_codes_are_shown_once(client: Client, volunteer: Person) -> None:
    volunteer.gives_password(client)
    client.post(NEW_PHONE, {"password": PASSWORD})
    sent = {"code": phone_that_scans(client.get(IN_ACCOUNT)).shows()}
    page = client.post(IN_ACCOUNT, sent)
    assert "no-store" in page.headers["Cache-Control"]
    for again in (client.get(IN_ACCOUNT), client.post(IN_ACCOUNT, sent)):
        assert again.headers["Location"] == MINE


def test_other_browsers_are_logged_out_when_it_is_switched_on(client: Client, volunteer: Person) -> None:
    other = Client()
    for browser in (client, other):
        volunteer.gives_password(browser)
    client.post(NEW_PHONE, {"password": PASSWORD})
    client.post(IN_ACCOUNT, {"code": phone_that_scans(client.get(IN_ACCOUNT)).shows()})
    assert is_in(client)
    assert not is_in(other)


def test_another_phone_takes_over_only_after_it_showed_a_code(client: Client, administrator: Person) -> None:
    administrator.takes_phone().gets_in(client)
    typed = {"password": PASSWORD, "code": administrator.codes[0]}
    assert client.post(NEW_PHONE, {"password": PASSWORD}).status_code == 200
    assert client.post(NEW_PHONE, typed | {"password": "mis"}).status_code == 200
    assert client.post(NEW_PHONE, typed).headers["Location"] == IN_ACCOUNT
    new = phone_that_scans(client.get(IN_ACCOUNT))
    assert new.secret != administrator.phone.secret
    before = Client()
    administrator.gives_password(before)
    administrator.gives_code(before, administrator.phone.shows(30))
    assert is_in(before)

    client.post(IN_ACCOUNT, {"code": new.shows()})
    assert is_in(client)
    assert not is_in(before)
    after = Client()
    administrator.gives_password(after)
    for former in (administrator.phone.shows(30), administrator.codes[1]):
        administrator.gives_code(after, former)
        assert not is_in(after)


def test_new_codes_take_the_place_of_the_old(client: Client, volunteer: Person) -> None:
    volunteer.takes_phone().gets_in(client)
    page = client.post(NEW_CODES, {"password": PASSWORD, "code": volunteer.phone.shows(30)})
    assert len(codes_on(page)) == 10
    assert not set(codes_on(page)) & set(volunteer.codes)
    assert not codes_on(client.post(NEW_CODES, {"password": PASSWORD, "code": volunteer.codes[0]}))


def test_switching_off_takes_the_password_and_a_code_and_the_owner_hears_of_it(
    client: Client, volunteer: Person
) -> None:
    volunteer.takes_phone().gets_in(client)
    for typed in ({"password": PASSWORD}, {"password": "mis", "code": volunteer.phone.shows(30)}):
        assert client.post(OFF, typed).status_code == 200
    assert has_one(volunteer)
    client.post(OFF, {"password": PASSWORD, "code": volunteer.phone.shows(30)})
    assert not has_one(volunteer)
    assert Message.objects.get().recipient == "vera@example.nl"
    assert volunteer.gives_password(Client()).headers["Location"] == "/beheer/"


def test_who_must_have_one_cannot_switch_it_off(
    client: Client, required: None, administrator: Person
) -> None:
    administrator.takes_phone().gets_in(client)
    assert OFF not in client.get(MINE).text
    client.post(OFF, {"password": PASSWORD, "code": administrator.codes[0]})
    assert has_one(administrator)


def test_an_open_browser_gives_ten_tries_at_the_password_and_no_more(
    client: Client, volunteer: Person
) -> None:
    volunteer.takes_phone().gets_in(client)
    typed = {"password": "mis", "code": "000000"}
    assert [client.post(OFF, typed).status_code for _ in range(11)] == [200] * 10 + [429]


# Somebody else's


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
