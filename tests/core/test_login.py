"""Logging in: the owner gets in, a guesser gets ten tries, and nobody learns who has an account."""

import re
from datetime import timedelta
from unittest.mock import patch

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

LOGIN = "/beheer/login/"
RIGHT = "Een-goed-wachtwoord-7"
OWNER = "noor"
WRONG = "mis"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def owner(db: None) -> User:
    return User.objects.create_superuser(OWNER, "noor@example.nl", RIGHT)


def try_once(client: Client, password: str = WRONG, name: str = OWNER, **extra: str) -> HttpResponse:
    return client.post(LOGIN, {"username": name, "password": password}, **extra)


def is_in(client: Client) -> bool:
    return client.get("/beheer/").status_code == 200


def guess(times: int, **extra: str) -> HttpResponse:
    """A stranger tries, each time from another address, with another browser."""
    for number in range(times):
        extra["REMOTE_ADDR"] = f"192.0.2.{number + 1}"
        response = try_once(Client(), headers={"user-agent": f"Browser {number}"}, **extra)
    return response


def later(minutes: int) -> None:
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=minutes))


def test_the_right_password_opens_the_door(client: Client) -> None:
    assert try_once(client, RIGHT).status_code == 302
    assert is_in(client)


def test_after_ten_wrong_tries_even_the_right_password_is_not_looked_at(client: Client) -> None:
    assert guess(9).status_code == 200
    assert guess(1).status_code == 429
    response = try_once(client, RIGHT)
    assert response.status_code == 429
    assert not is_in(client)


def test_ten_passwords_are_looked_at_and_no_more() -> None:
    with patch.object(User, "check_password", return_value=False) as looked:
        guess(30)
    assert looked.call_count == 10


def test_who_is_locked_out_reads_in_dutch_what_to_do(client: Client) -> None:
    response = guess(10)
    assert "Probeer het over 15 minuten opnieuw" in response.text
    assert response.headers["Retry-After"] == "900"
    assert "unsafe" in response.headers["Content-Security-Policy"]
    assert OWNER not in response.text


def test_a_program_gets_the_same_page_and_no_open_door_for_other_sites(client: Client) -> None:
    guess(10)
    response = try_once(client, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 429
    assert "Access-Control-Allow-Origin" not in response.headers


def test_a_quarter_of_an_hour_later_the_owner_gets_in(client: Client) -> None:
    guess(10)
    later(16)
    assert try_once(client, RIGHT).status_code == 302


def test_trying_during_the_lock_out_does_not_make_it_longer(client: Client) -> None:
    guess(10)
    later(14)
    guess(5)
    assert AccessAttempt.objects.get().attempt_time < timezone.now() - timedelta(minutes=13)


def test_nine_mistakes_and_then_the_right_one_starts_the_count_anew(client: Client) -> None:
    guess(9)
    assert try_once(client, RIGHT).status_code == 302
    assert guess(9).status_code == 200


def test_a_stranger_cannot_keep_the_owner_out_of_a_known_browser(client: Client) -> None:
    try_once(client, RIGHT)
    client.post("/beheer/logout/")
    assert guess(20).status_code == 429
    assert try_once(client, RIGHT).status_code == 302
    assert is_in(client)


def test_a_known_browser_gets_ten_tries_too(client: Client) -> None:
    try_once(client, RIGHT)
    client.post("/beheer/logout/")
    for _ in range(10):
        response = try_once(client)
    assert response.status_code == 429
    assert try_once(client, RIGHT).status_code == 429


def test_a_browser_known_to_one_account_is_a_stranger_to_another(client: Client) -> None:
    User.objects.create_superuser("sam", "sam@example.nl", RIGHT)
    try_once(client, RIGHT, "sam")
    client.post("/beheer/logout/")
    guess(10)
    assert try_once(client, RIGHT).status_code == 429


@pytest.mark.parametrize("cookie", ["", "x", "eyJhIjoxfQ:1:x", '["noor","x"]', "é\t;"])
def test_a_made_up_cookie_is_a_stranger(client: Client, cookie: str) -> None:
    guess(10)
    client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = cookie
    assert try_once(client, RIGHT).status_code == 429


def test_the_cookie_of_a_known_browser_stays_on_the_editors_side(client: Client) -> None:
    cookie = try_once(client, RIGHT).cookies[settings.KNOWN_BROWSER_COOKIE_NAME]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/beheer/", True, "Strict")
    assert OWNER not in cookie.value


def test_a_wrong_password_leaves_no_cookie_of_a_known_browser(client: Client) -> None:
    assert settings.KNOWN_BROWSER_COOKIE_NAME not in try_once(client).cookies


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED"])
def test_a_made_up_address_gives_no_more_tries(header: str) -> None:
    for number in range(10):
        response = try_once(Client(), **{header: f"198.51.100.{number}"})
    assert response.status_code == 429


def test_other_accounts_are_not_locked_out(client: Client) -> None:
    User.objects.create_superuser("sam", "sam@example.nl", RIGHT)
    guess(10)
    assert try_once(client, RIGHT, "sam").status_code == 302


def without_tokens(response: HttpResponse, name: str) -> str:
    return re.sub(r'"[A-Za-z0-9]{64}"', "", response.text).replace(name, "")


@pytest.mark.parametrize("tries", [1, 9, 10, 11])
def test_nobody_learns_whether_an_account_exists(tries: int) -> None:
    for _ in range(tries):
        known, unknown = try_once(Client(), name=OWNER), try_once(Client(), name="onbekend")
    assert known.status_code == unknown.status_code
    assert without_tokens(known, OWNER) == without_tokens(unknown, "onbekend")
    assert sorted(known.cookies) == sorted(unknown.cookies)


@pytest.mark.parametrize("name", [OWNER, "onbekend"])
def test_an_unknown_account_takes_as_much_work_as_a_known_one(name: str) -> None:
    hasher = MD5PasswordHasher.encode
    with patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=hasher) as work:
        try_once(Client(), name=name)
    assert work.call_count == 1


def test_asking_for_a_new_password_tells_nothing_either() -> None:
    answers = []
    for address in ("noor@example.nl", "niemand@example.nl"):
        response = Client().post("/beheer/password_reset/", {"email": address})
        answers.append((response.status_code, response.headers.get("Location")))
    assert answers[0] == answers[1]


def test_nothing_is_kept_about_who_tried(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    try_once(Client(), headers={"user-agent": "Mozilla"}, REMOTE_ADDR="192.0.2.77")
    try_once(Client(), name="mijn-wachtwoord-per-ongeluk", REMOTE_ADDR="192.0.2.77")
    kept = (
        " ".join(str(value) for row in AccessAttempt.objects.values() for value in row.values()) + caplog.text
    )
    for told in ("192.0.2.77", "Mozilla", OWNER, "mijn-wachtwoord-per-ongeluk"):
        assert told not in kept


def test_a_count_does_not_stay_behind(client: Client) -> None:
    guess(3)
    later(16)
    try_once(client, name="iemand-anders")
    assert AccessAttempt.objects.count() == 1


@pytest.mark.parametrize("name", ["", "\0", "é" * 300, "noor\r\nX-Other: 1", "../../", "noor'--"])
def test_a_strange_name_is_no_more_than_a_wrong_name(client: Client, name: str) -> None:
    assert try_once(client, name=name).status_code == 200


@pytest.mark.parametrize(
    "there", ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)"]
)
def test_logging_in_leads_to_this_site_alone(client: Client, there: str) -> None:
    response = client.post(f"{LOGIN}?next={there}", {"username": OWNER, "password": RIGHT, "next": there})
    assert response.status_code == 302
    assert response.headers["Location"] == "/beheer/"


def test_without_a_token_of_this_site_nothing_is_sent() -> None:
    client = Client(enforce_csrf_checks=True)
    assert try_once(client, RIGHT).status_code == 403
    assert not AccessAttempt.objects.exists()
