"""Set up, replace and remove one's own second factor under "Mijn account"."""

import re
from html import unescape

import pytest
import segno
from django.test import Client

from outbox.models import Message
from tests.accounts.second_factor.conftest import (
    PASSWORD,
    Person,
    codes_on,
    has_one,
    is_in,
    phone_that_scans,
)

MINE = "/beheer/account/extra-beveiliging/"
NEW_PHONE, IN_ACCOUNT, NEW_CODES, OFF = (
    f"{MINE}{way}/" for way in ("telefoon", "instellen", "herstelcodes", "uit")
)

pytestmark = pytest.mark.django_db


def test_a_volunteer_sets_up_a_second_factor_under_my_account(client: Client, volunteer: Person) -> None:
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


def test_the_set_up_page_has_a_qr_code_without_inline_script_or_style(
    client: Client, volunteer: Person
) -> None:
    volunteer.gives_password(client)
    client.post(NEW_PHONE, {"password": PASSWORD})
    page = client.get(IN_ACCOUNT)
    ours = page.text[page.text.index('class="second-factor"') :]
    assert "<svg" in ours
    address = unescape(re.findall(r'href="(otpauth://[^"]+)"', ours)[0])
    side = segno.make(address, error="m").symbol_size(border=4)[0]
    assert f'viewBox="0 0 {side} {side}"' in ours, "with a white border as wide as the standard asks"
    assert " width=" not in ours[ours.index("<svg") : ours.index("</svg>")], "as large as the screen allows"
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


def test_enabling_a_second_factor_logs_out_other_browsers(client: Client, volunteer: Person) -> None:
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


def test_new_recovery_codes_replace_the_old_ones(client: Client, volunteer: Person) -> None:
    volunteer.takes_phone().gets_in(client)
    page = client.post(NEW_CODES, {"password": PASSWORD, "code": volunteer.phone.shows(30)})
    assert len(codes_on(page)) == 10
    assert not set(codes_on(page)) & set(volunteer.codes)
    assert not codes_on(client.post(NEW_CODES, {"password": PASSWORD, "code": volunteer.codes[0]}))


def test_disabling_takes_password_and_code_and_notifies_the_owner(client: Client, volunteer: Person) -> None:
    volunteer.takes_phone().gets_in(client)
    for typed in ({"password": PASSWORD}, {"password": "mis", "code": volunteer.phone.shows(30)}):
        assert client.post(OFF, typed).status_code == 200
    assert has_one(volunteer)
    client.post(OFF, {"password": PASSWORD, "code": volunteer.phone.shows(30)})
    assert not has_one(volunteer)
    mail = Message.objects.get()
    assert mail.recipient == "vera@example.nl"
    assert "Je hebt de extra beveiliging" in mail.body and "Een beheerder" not in mail.body
    assert volunteer.gives_password(Client()).headers["Location"] == "/beheer/"


def test_an_account_that_must_have_a_second_factor_cannot_disable_it(
    client: Client, required: None, administrator: Person
) -> None:
    administrator.takes_phone().gets_in(client)
    assert OFF not in client.get(MINE).text
    client.post(OFF, {"password": PASSWORD, "code": administrator.codes[0]})
    assert has_one(administrator)


def test_an_unattended_browser_allows_five_password_attempts(client: Client, volunteer: Person) -> None:
    volunteer.takes_phone().gets_in(client)
    typed = {"password": "mis", "code": "000000"}
    assert [client.post(OFF, typed).status_code for _ in range(6)] == [200] * 5 + [429]
