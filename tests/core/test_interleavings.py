"""Two editors do what comes up, in any order: nothing of either is ever lost in silence.

A hundred random runs of up to ten steps, so about a thousand steps; on PostgreSQL a tenth of that, because
each question costs a walk to a server. ``INTERLEAVINGS=1000`` asks for ten times as many. What a form carries
is read from the database as its template does it, because drawing the form a thousand times costs minutes;
``test_two_editors.py`` reads real forms.
"""

import os
from dataclasses import dataclass, field
from itertools import count

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from wagtail.test.utils.form_data import querydict_from_html

from core.conflicts import version_of
from wijken.directory.models import Organisation

RUNS = int(os.environ.get("INTERLEAVINGS", "100" if connection.vendor == "sqlite" else "10"))
WHO = st.sampled_from(["Anna", "Bram"])
BUTTON = st.sampled_from(["", "action-publish"])


@dataclass
class Window:
    """One form in one browser."""

    browser: Client
    form: dict = field(default_factory=dict)
    typed: str = ""
    button: str = ""
    asked: bool = False
    seen: set[str] = field(default_factory=set)


class TwoEditors(RuleBasedStateMachine):
    browsers: dict[str, Client]
    blank_form: dict
    number = count()

    def __init__(self) -> None:
        super().__init__()
        number = next(self.number)
        self.record = Organisation.objects.create(name=f"Aanbieder {number}", slug=f"aanbieder-{number}")
        self.url = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[self.record.pk])
        self.fields = self.blank_form | {"slug": self.record.slug}
        self.windows = {name: Window(browser) for name, browser in self.browsers.items()}
        for name in self.windows:
            self.open(name)

    def newest(self) -> str:
        return Organisation.objects.get(pk=self.record.pk).get_latest_revision_as_object().name

    def carried(self) -> dict:
        version = version_of(Organisation.objects.get(pk=self.record.pk))
        if not version.name:
            return {}
        return {"loaded_revision_id": version.name, "loaded_revision_created_at": version.made_at}

    @rule(who=WHO)
    def open(self, who: str) -> None:
        window = self.windows[who]
        window.form, window.asked = self.carried(), False
        window.seen.add(self.newest())

    @rule(who=WHO, button=BUTTON)
    def save(self, who: str, button: str) -> None:
        window = self.windows[who]
        window.typed, window.button = f"{who} {next(self.number)}", button
        self.send(window)

    @rule(who=WHO)
    def keep_by_itself(self, who: str) -> None:
        window, before = self.windows[who], self.newest()
        typed = f"{who} {next(self.number)}"
        data = self.fields | window.form | {"name": typed}
        answer = window.browser.post(self.url, data, headers={"accept": "application/json"})
        if answer.status_code == 200:
            self.nothing_was_lost(window, before, typed)
            window.form["overwrite_revision_id"] = str(answer.json()["revision_id"])
        else:
            assert self.newest() == before

    @precondition(lambda self: any(window.asked for window in self.windows.values()))
    @rule(choice=st.sampled_from(["", "back"]))
    def choose(self, choice: str) -> None:
        window = next(window for window in self.windows.values() if window.asked)
        self.send(window, choice)

    def send(self, window: Window, choice: str = "") -> None:
        before = self.newest()
        data = self.fields | window.form | {"name": window.typed}
        data |= ({window.button: "1"} if window.button else {}) | ({"conflict": choice} if choice else {})
        answer = window.browser.post(self.url, data)
        window.asked = answer.status_code == 409
        if answer.status_code == 302:
            self.nothing_was_lost(window, before, window.typed)
            window.form = self.carried()
            return
        page = answer.content.decode()
        assert window.asked or choice == "back", "refused without a question"
        assert self.newest() == before, "not accepted, and yet saved"
        assert window.typed in page, "what was typed is gone"
        window.form = self.carried()
        if window.asked:
            assert all(part in page for part in before.split()), "what the other saved is not shown"
            window.seen.add(before)

    def nothing_was_lost(self, window: Window, before: str, typed: str) -> None:
        assert self.newest() == typed
        assert before in window.seen, f"{before!r} was overwritten by somebody who never saw it"
        window.seen.add(typed)


@pytest.mark.django_db
def test_nobody_overwrites_what_they_never_saw() -> None:
    users = get_user_model().objects
    TwoEditors.browsers = {}
    for name in ("Anna", "Bram"):
        browser = Client()
        browser.force_login(
            users.create_superuser(name, f"{name}@example.nl", "x"),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        TwoEditors.browsers[name] = browser
    add = TwoEditors.browsers["Anna"].get(reverse(Organisation.snippet_viewset.get_url_name("add")))
    TwoEditors.blank_form = querydict_from_html(add.content.decode(), form_id="w-editor-form").dict()

    run_state_machine_as_test(
        TwoEditors,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=10,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
