"""Log in with password and code: users with a second factor need both."""

import pytest
from django.conf import settings as project
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import LoginView
from django.core.cache import cache
from django.test import Client
from django.urls import resolve
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.users.models import UserProfile

from accounts.second_factor import pending_login
from accounts.second_factor.login_views import PasswordView
from tests.accounts.second_factor.conftest import CODE, LOGIN, PASSWORD, RECOVERY, SET_UP, Person, is_in
from tests.config.routes import routes

pytestmark = pytest.mark.django_db


def later(client: Client, minutes: int) -> None:
    """Pretend that the password was verified so long ago."""
    session = client.session
    half = session[pending_login.KEY]
    session[pending_login.KEY] = half | {"at": half["at"] - 60 * minutes}
    session.save()


def test_without_a_second_factor_the_password_is_enough(client: Client, volunteer: Person) -> None:
    assert volunteer.gives_password(client).headers["Location"] == "/beheer/"
    assert is_in(client)


def test_password_and_code_log_the_user_in(client: Client, owner: Person) -> None:
    assert owner.gives_password(client).headers["Location"] == CODE
    assert "Code uit je app" in client.get(CODE).text
    assert owner.gives_code(client, owner.phone.shows()).headers["Location"] == "/beheer/"
    assert is_in(client)
    assert "herstelcode" not in client.get("/beheer/").text, "none was used"


def test_the_code_is_asked_for_in_the_language_that_somebody_chose(client: Client, owner: Person) -> None:
    UserProfile.objects.create(user=owner.user, preferred_language="en")
    owner.gives_password(client)
    assert "Code from your app" in client.get(CODE).text
    assert "This code is wrong" in owner.gives_code(client, "000000").text


def test_between_the_steps_nobody_is_logged_in(client: Client, owner: Person) -> None:
    owner.gives_password(client)
    for address in (
        "/beheer/",
        "/beheer/account/",
        "/beheer/api/main/pages/",
        "/beheer/choose-page/",
        "/beheer/documents/",
        "/beheer/snippets/directory/listing/preview/",
        "/beheer/account/extra-beveiliging/uit/",
    ):
        assert client.get(address).headers["Location"].startswith(LOGIN), address
    assert (
        client.get("/beheer/api/main/pages/", headers={"x-requested-with": "XMLHttpRequest"}).status_code
        == 403
    )
    assert "_auth_user_id" not in client.session


def test_there_is_one_log_in_page(client: Client) -> None:
    doors = {
        route.name: resolve("/" + route.pattern.replace("en/", "")).func
        for route in routes()
        if issubclass(getattr(route.view, "view_class", object), LoginView)
    }
    assert {"wagtailadmin_login", "wagtailcore_login"} <= set(doors)
    doors.pop("wagtailcore_login")
    assert {door.view_class for door in doors.values()} == {PasswordView}
    for address in ("/_util/login/", "/en/_util/login/"):
        for answer in (client.get(f"{address}?next=/en/"), client.post(f"{address}?next=/en/")):
            assert answer.headers["Location"] == f"{LOGIN}?next=/en/"


@pytest.mark.parametrize(
    "code", ["000000", "", "abc", "12345", "1234567", "é" * 6, "１２３４５６", "\0", "9" * 99]
)
def test_a_wrong_code_is_refused(client: Client, owner: Person, code: str) -> None:
    owner.gives_password(client)
    assert owner.gives_code(client, code).status_code == 200
    assert not is_in(client)


def test_a_code_may_be_typed_as_the_app_shows_it(client: Client, owner: Person) -> None:
    owner.gives_password(client)
    code = owner.phone.shows()
    owner.gives_code(client, f" {code[:3]} {code[3:]} ")
    assert is_in(client)


@pytest.mark.parametrize(("off", "gets_in"), [(-30, True), (30, True), (-60, False), (60, False)])
def test_a_clock_may_be_half_a_minute_off(client: Client, owner: Person, off: int, gets_in: bool) -> None:
    owner.gives_password(client)
    owner.gives_code(client, owner.phone.shows(off))
    assert is_in(client) == gets_in


def test_a_code_works_once(client: Client, owner: Person) -> None:
    code = owner.phone.shows()
    owner.gives_password(client)
    owner.gives_code(client, code)
    cache.clear()
    thief = Client()
    owner.gives_password(thief)
    assert "al gebruikt" in owner.gives_code(thief, code).text
    assert not is_in(thief)


def test_an_older_code_than_the_last_used_one_is_refused(client: Client, owner: Person) -> None:
    before = owner.phone.shows(-30)
    owner.gets_in(client)
    thief = Client()
    owner.gives_password(thief)
    owner.gives_code(thief, before)
    assert not is_in(thief)


def test_a_recovery_code_works_once_and_shows_how_many_are_left(client: Client, owner: Person) -> None:
    owner.gives_password(client)
    assert RECOVERY in client.get(CODE).text
    answer = client.post(RECOVERY, {"code": owner.codes[3].upper().replace("-", " ")}, follow=True)
    assert "nog 9" in answer.text
    again = Client()
    owner.gives_password(again)
    assert "al gebruikt" in owner.gives_code(again, owner.codes[3], RECOVERY).text
    assert not is_in(again)


def test_a_code_of_another_user_is_refused(client: Client, owner: Person, administrator: Person) -> None:
    administrator.takes_phone()
    owner.gives_password(client)
    owner.gives_code(client, administrator.phone.shows())
    owner.gives_code(client, administrator.codes[0], RECOVERY)
    assert not is_in(client)


@pytest.mark.parametrize("address", [CODE, RECOVERY, SET_UP])
def test_without_a_password_first_there_is_no_second_step(
    client: Client, owner: Person, address: str
) -> None:
    assert client.get(address).headers["Location"] == LOGIN
    assert owner.gives_code(client, owner.phone.shows(), address).headers["Location"] == LOGIN
    assert not is_in(client)


def test_the_second_step_waits_for_half_an_hour(client: Client, owner: Person) -> None:
    owner.gives_password(client)
    later(client, 30)
    assert client.get(CODE).status_code == 200
    later(client, 1)
    assert owner.gives_code(client, owner.phone.shows()).headers["Location"] == LOGIN
    assert "Begin met je naam" in client.get(LOGIN).text


def test_a_new_password_or_a_closed_account_ends_a_pending_log_in(client: Client, owner: Person) -> None:
    owner.gives_password(client)
    owner.user.is_active = False
    owner.user.save()
    assert client.get(CODE).headers["Location"] == LOGIN
    owner.user.is_active = True
    owner.user.set_password("Een-heel-ander-wachtwoord-8")
    owner.user.save()
    assert client.get(CODE).headers["Location"] == LOGIN


def test_the_session_key_changes_at_each_step(client: Client, owner: Person) -> None:
    keys = []
    client.get(LOGIN)
    for step in (lambda: owner.gives_password(client), lambda: owner.gives_code(client, owner.phone.shows())):
        step()
        keys.append(client.session.session_key)
    assert len(set(keys)) == 2
    stolen = Client()
    stolen.cookies[project.SESSION_COOKIE_NAME] = keys[0]
    assert not is_in(stolen)


def test_logging_in_as_another_user_ends_the_first_session(
    client: Client, owner: Person, administrator: Person
) -> None:
    administrator.gives_password(client)
    assert is_in(client)
    owner.gives_password(client)
    assert not is_in(client)


def test_two_browsers_can_wait_for_a_code_at_the_same_time(client: Client, owner: Person) -> None:
    other = Client()
    owner.gives_password(client)
    owner.gives_password(other)
    owner.gives_code(client, owner.phone.shows())
    assert not is_in(other)
    owner.gives_code(other, owner.phone.shows(30))
    assert is_in(client)
    assert is_in(other)


def test_going_back_after_logging_in_shows_the_admin(client: Client, owner: Person) -> None:
    owner.gets_in(client)
    assert "no-store" in Client().get(LOGIN).headers["Cache-Control"]
    assert client.get(CODE, follow=True).redirect_chain[-1][0] == "/beheer/"


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/beheer/account/", "/beheer/account/"),
        ("//evil.example", "/beheer/"),
        ("/\\evil.example", "/beheer/"),
        ("https://evil.example/", "/beheer/"),
    ],
)
def test_after_the_code_redirects_stay_on_this_site(
    client: Client, owner: Person, asked: str, leads_to: str
) -> None:
    owner.gives_password(client, next=asked)
    answer = client.post(f"{CODE}?next={asked}", {"code": owner.phone.shows(), "next": asked})
    assert answer.headers["Location"] == leads_to


@pytest.mark.parametrize(("ticked", "ends_with_the_browser"), [("on", False), ("", True)])
def test_remember_me_holds_after_the_code_too(
    client: Client, owner: Person, ticked: str, ends_with_the_browser: bool
) -> None:
    owner.gives_password(client, remember=ticked)
    owner.gives_code(client, owner.phone.shows())
    assert client.session.get_expire_at_browser_close() == ends_with_the_browser


def test_after_a_password_reset_the_code_is_still_required(client: Client, owner: Person) -> None:
    where = urlsafe_base64_encode(force_bytes(owner.user.pk))
    token = default_token_generator.make_token(owner.user)
    form = client.get(f"/beheer/password_reset/confirm/{where}/{token}/").headers["Location"]
    new = "Nog-een-goed-wachtwoord-9"
    assert client.post(form, {"new_password1": new, "new_password2": new}).status_code == 302
    assert not is_in(client)
    answer = client.post(LOGIN, {"username": owner.user.username, "password": new})
    assert answer.headers["Location"] == CODE
    assert not is_in(client)


def test_a_wrong_password_does_not_reveal_a_second_factor(owner: Person, administrator: Person) -> None:
    answers = [
        Client().post(LOGIN, {"username": person.user.username, "password": "mis"})
        for person in (owner, administrator)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert sorted(answers[0].cookies) == sorted(answers[1].cookies)


def test_without_a_csrf_token_no_code_is_checked(owner: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(LOGIN)
    token = client.cookies[project.CSRF_COOKIE_NAME].value
    owner.gives_password(client, csrfmiddlewaretoken=token)
    assert owner.gives_code(client, owner.phone.shows()).status_code == 403


def test_codes_and_passwords_are_not_logged(
    client: Client, owner: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    code = owner.phone.shows()
    owner.gives_password(client)
    owner.gives_code(client, "192837")
    owner.gives_code(client, owner.codes[0], RECOVERY)
    for secret in (code, "192837", owner.codes[0], PASSWORD, owner.phone.secret):
        assert secret not in caplog.text
