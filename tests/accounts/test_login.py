"""Logging in: the owner succeeds, guessing is throttled, and nobody learns which accounts exist."""

import re
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.throttling import may_try

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
    """Attempts by a stranger, each from another IP address and browser."""
    for number in range(times):
        extra["REMOTE_ADDR"] = f"192.0.2.{number + 1}"
        response = try_once(Client(), headers={"user-agent": f"Browser {number}"}, **extra)
    return response


def later(minutes: int) -> None:
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=minutes))


def test_the_right_password_logs_in(client: Client) -> None:
    assert try_once(client, RIGHT).status_code == 302
    assert is_in(client)


def test_after_five_wrong_passwords_the_right_one_is_refused_too(client: Client) -> None:
    assert guess(4).status_code == 200
    assert guess(1).status_code == 429
    response = try_once(client, RIGHT)
    assert response.status_code == 429
    assert not is_in(client)


def test_at_most_ten_passwords_are_checked_in_a_quarter_of_an_hour() -> None:
    start = timezone.now()
    looked = [
        second for second in range(0, 3600, 20) if may_try("somebody", start + timedelta(seconds=second))
    ]
    busiest = max(sum(1 for other in looked if first <= other <= first + 900) for first in looked)
    assert busiest == 10


def test_after_a_night_five_passwords_are_looked_at_and_no_more() -> None:
    start = timezone.now()
    for _ in range(3):
        may_try("somebody", start)
    assert [may_try("somebody", start + timedelta(hours=9)) for _ in range(6)] == [True] * 5 + [False]


def test_a_clock_that_was_set_back_costs_nobody_an_attempt() -> None:
    start = timezone.now()
    tries = [may_try("somebody", start - timedelta(hours=hour)) for hour in range(6)]
    assert tries == [True] * 5 + [False]


def test_a_lower_limit_holds_at_once_for_who_is_over_it(settings: Any) -> None:
    start = timezone.now()
    for _ in range(5):
        may_try("somebody", start)
    settings.AXES_FAILURE_LIMIT = 3
    assert [may_try("somebody", start + timedelta(minutes=minutes)) for minutes in (0, 6, 9)] == [
        False,
        False,
        True,
    ]


def test_after_ten_wrong_attempts_by_others_the_owner_waits_three_minutes_in_a_new_browser(
    client: Client,
) -> None:
    assert guess(10).status_code == 429
    later(2)
    assert try_once(client, RIGHT).status_code == 429
    later(3)
    assert try_once(client, RIGHT).status_code == 302
    assert is_in(client)


def test_the_lock_out_page_explains_in_dutch_what_to_do(client: Client) -> None:
    response = guess(10)
    assert "Probeer het over 3 minuten opnieuw" in response.text
    assert 'href="/beheer/password_reset/"' in response.text
    assert response.headers["Retry-After"] == "180"
    assert "unsafe" in response.headers["Content-Security-Policy"]
    assert OWNER not in response.text


def test_a_script_gets_the_same_page_without_a_cors_header(client: Client) -> None:
    guess(10)
    response = try_once(client, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 429
    assert "Access-Control-Allow-Origin" not in response.headers


def test_a_quarter_of_an_hour_later_the_owner_gets_in(client: Client) -> None:
    guess(10)
    later(16)
    assert try_once(client, RIGHT).status_code == 302


def test_attempts_during_a_lock_out_do_not_extend_it(client: Client) -> None:
    guess(5)
    later(2)
    guess(5)
    assert AccessAttempt.objects.get().attempt_time < timezone.now() - timedelta(minutes=1)


def test_four_mistakes_and_then_the_right_one_reset_the_counter(client: Client) -> None:
    guess(4)
    assert try_once(client, RIGHT).status_code == 302
    assert guess(4).status_code == 200


def test_a_stranger_cannot_keep_the_owner_out_of_a_known_browser(client: Client) -> None:
    try_once(client, RIGHT)
    client.post("/beheer/logout/")
    assert guess(20).status_code == 429
    assert try_once(client, RIGHT).status_code == 302
    assert is_in(client)


def test_a_known_browser_gets_five_attempts_too(client: Client) -> None:
    try_once(client, RIGHT)
    client.post("/beheer/logout/")
    for _ in range(5):
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
def test_a_forged_cookie_is_ignored(client: Client, cookie: str) -> None:
    guess(10)
    client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = cookie
    assert try_once(client, RIGHT).status_code == 429


def test_the_known_browser_cookie_is_only_sent_to_the_admin(client: Client) -> None:
    cookie = try_once(client, RIGHT).cookies[settings.KNOWN_BROWSER_COOKIE_NAME]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/beheer/", True, "Strict")
    assert OWNER not in cookie.value


def test_a_wrong_password_leaves_no_cookie_of_a_known_browser(client: Client) -> None:
    assert settings.KNOWN_BROWSER_COOKIE_NAME not in try_once(client).cookies


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED"])
def test_a_forged_ip_address_gives_no_extra_attempts(header: str) -> None:
    for number in range(10):
        response = try_once(Client(), **{header: f"198.51.100.{number}"})
    assert response.status_code == 429


def test_other_accounts_are_not_locked_out(client: Client) -> None:
    User.objects.create_superuser("sam", "sam@example.nl", RIGHT)
    guess(10)
    assert try_once(client, RIGHT, "sam").status_code == 302


def without_tokens(response: HttpResponse, name: str) -> str:
    return re.sub(r'"[A-Za-z0-9]{64}"', "", response.text).replace(name, "")


@pytest.mark.parametrize("tries", [1, 4, 5, 6])
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


def test_nothing_is_stored_about_who_attempted_to_log_in(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    try_once(Client(), headers={"user-agent": "Mozilla"}, REMOTE_ADDR="192.0.2.77")
    try_once(Client(), name="mijn-wachtwoord-per-ongeluk", REMOTE_ADDR="192.0.2.77")
    kept = (
        " ".join(str(value) for row in AccessAttempt.objects.values() for value in row.values()) + caplog.text
    )
    for told in ("192.0.2.77", "Mozilla", OWNER, "mijn-wachtwoord-per-ongeluk"):
        assert told not in kept


def test_expired_counters_are_deleted(client: Client) -> None:
    guess(3)
    later(16)
    try_once(client, name="iemand-anders")
    assert AccessAttempt.objects.count() == 1


@pytest.mark.parametrize("name", ["", "\0", "é" * 300, "noor\r\nX-Other: 1", "../../", "noor'--"])
def test_a_malformed_user_name_is_treated_as_unknown(client: Client, name: str) -> None:
    assert try_once(client, name=name).status_code == 200


@pytest.mark.parametrize(
    "there", ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)"]
)
def test_after_log_in_redirects_stay_on_this_site(client: Client, there: str) -> None:
    response = client.post(f"{LOGIN}?next={there}", {"username": OWNER, "password": RIGHT, "next": there})
    assert response.status_code == 302
    assert response.headers["Location"] == "/beheer/"


def test_without_a_csrf_token_nobody_logs_in() -> None:
    client = Client(enforce_csrf_checks=True)
    assert try_once(client, RIGHT).status_code == 403
    assert not AccessAttempt.objects.exists()
