"""Setting up a phone under "Mijn account", and changing or taking away what was set up."""

import pytest
from django.test import Client

from outbox.models import Message
from tests.second_factor.conftest import PASSWORD, Person, codes_on, has_one, is_in, phone_that_scans

MINE = "/beheer/account/extra-beveiliging/"
NEW_PHONE, IN_ACCOUNT, NEW_CODES, OFF = (
    f"{MINE}{way}/" for way in ("telefoon", "instellen", "herstelcodes", "uit")
)

pytestmark = pytest.mark.django_db


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
