"""Users with a password and optionally an authenticator app."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts.second_factor.actions import switch_on
from accounts.second_factor.models import SecondFactor
from accounts.second_factor.totp import SECONDS, code_of, new_secret, step_of

PASSWORD = "Een-goed-wachtwoord-7"
LOGIN, CODE, RECOVERY, SET_UP = (
    f"/beheer/login/{step}" for step in ("", "code/", "herstelcode/", "instellen/")
)

CLOCK = SimpleNamespace(at=None)
"""Frozen in the middle of a time step, so that no code changes during a test."""


class Phone:
    """An authenticator app with a secret."""

    def __init__(self, secret: str = "") -> None:
        self.secret = secret or new_secret()

    def shows(self, seconds: int = 0) -> str:
        """The current code, or that of a clock that is off by so many seconds."""
        return code_of(self.secret, step_of(CLOCK.at + timedelta(seconds=seconds)))


class Person:
    """A user; with a second factor after ``takes_phone``."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.phone = Phone()
        self.codes: list[str] = []

    def takes_phone(self) -> Person:
        """Set up a while ago, so that the current code has not been used yet."""
        at = CLOCK.at - timedelta(seconds=10 * SECONDS)
        self.codes = switch_on(self.user, self.phone.secret, step_of(at), at)
        return self

    def gives_password(self, client: Client, **more: str) -> HttpResponse:
        typed = {"username": self.user.username, "password": PASSWORD} | more
        return client.post(LOGIN, typed)

    def gives_code(self, client: Client, code: str, at: str = CODE) -> HttpResponse:
        return client.post(at, {"code": code})

    def gets_in(self, client: Client) -> Client:
        self.gives_password(client)
        self.gives_code(client, self.phone.shows())
        assert is_in(client)
        return client


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


def is_in(client: Client) -> bool:
    return client.get("/beheer/account/extra-beveiliging/").status_code == 200


@pytest.fixture(autouse=True)
def frozen_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    CLOCK.at = datetime.fromtimestamp((step_of(datetime.now(UTC)) + 0.5) * SECONDS, UTC)
    monkeypatch.setattr("core.middleware.timezone", SimpleNamespace(now=lambda: CLOCK.at))


@pytest.fixture
def make_person(db: None, roles: None) -> Callable[[str, str], Person]:
    def make(name: str, role: str) -> Person:
        user = User.objects.create_user(name, f"{name}@example.nl", PASSWORD)
        user.groups.add(Group.objects.get(name=role))
        return Person(user)

    return make


@pytest.fixture
def volunteer(make_person: Callable[[str, str], Person]) -> Person:
    return make_person("vera", "Vrijwilligers")


@pytest.fixture
def owner(volunteer: Person) -> Person:
    """A user with a second factor."""
    return volunteer.takes_phone()


@pytest.fixture
def administrator(make_person: Callable[[str, str], Person]) -> Person:
    return make_person("bea", "Beheerders")


@pytest.fixture
def required(settings: object) -> None:
    """As in production."""
    settings.SECOND_FACTOR_REQUIRED = True  # type: ignore[attr-defined]
