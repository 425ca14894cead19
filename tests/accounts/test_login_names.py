"""User names and passwords as people type and paste them."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.checks import run_checks
from django.test import Client

from tests.accounts.test_login import LOGIN, OWNER, RIGHT, guess, is_in, try_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def owner(db: None) -> User:
    return User.objects.create_superuser(OWNER, "noor@example.nl", RIGHT)


@pytest.mark.parametrize("name", ["Noor", "NOOR", " noor ", "noor\u00a0", "\u202anoor\u202c", "no\u200bor"])
def test_a_user_name_is_recognised_however_the_phone_types_it(client: Client, name: str) -> None:
    assert try_once(client, RIGHT, name).status_code == 302
    assert is_in(client)


@pytest.mark.parametrize(
    "pasted", [f"{RIGHT} ", f" {RIGHT}", f"{RIGHT}\n", f"\u2060{RIGHT}", f"{RIGHT}\u00a0"]
)
def test_a_pasted_password_may_have_surrounding_characters(client: Client, pasted: str) -> None:
    assert try_once(client, pasted).status_code == 302


def test_a_password_that_really_ends_with_a_space_works(client: Client, owner: User) -> None:
    owner.set_password(f"{RIGHT} ")
    owner.save()
    assert try_once(client, f"{RIGHT} ").status_code == 302
    client.post("/beheer/logout/")
    assert try_once(client, RIGHT).status_code == 200


def test_the_name_field_disables_capitals_and_allows_autofill(client: Client) -> None:
    html = client.get(LOGIN).text
    field = next(tag for tag in html.split("<input") if 'name="username"' in tag)
    assert 'autocapitalize="none"' in field and 'autocomplete="username"' in field


def test_varying_capitals_gives_no_extra_attempts() -> None:
    names = ["noor", "Noor", "nOor", "noOr", "nooR", "NOOR"]
    answers = [try_once(Client(), name=name).status_code for name in names]
    assert answers == [200] * 4 + [429] * 2
    assert AccessAttempt.objects.count() == 1


def test_accounts_that_differ_in_case_only_stay_separate(client: Client) -> None:
    User.objects.create_superuser("Noor", "andere@example.nl", "Een-ander-wachtwoord-8")
    assert try_once(client, RIGHT, "noor").status_code == 302
    assert client.get("/beheer/").context["request"].user.email == "noor@example.nl"
    assert try_once(Client(), RIGHT, "Noor").status_code == 200
    assert try_once(Client(), RIGHT, "NOOR").status_code == 200, "nobody guesses which of the two is meant"


def test_a_check_warns_about_names_that_differ_in_case_only() -> None:
    assert not [one for one in run_checks(databases=["default"]) if one.id == "project.W002"]
    User.objects.create_user("NOOR")
    (warning,) = [one for one in run_checks(databases=["default"]) if one.id == "project.W002"]
    assert "noor" not in str(warning).lower(), "names are nobody's business in a log"


def test_a_known_browser_is_known_with_a_capital_too(client: Client) -> None:
    try_once(client, RIGHT)
    client.post("/beheer/logout/")
    guess(10)
    assert try_once(client, RIGHT, "Noor").status_code == 302
