"""Random sequences of edits: nothing is overwritten silently, and nobody is blocked by their own autosave.

Anna has two windows, Bram one. Each sends what a browser sends: an autosave carries the version it may
overwrite, a submit never does; a response may get lost, and an autosave may arrive after the submit.

A hundred random runs of up to ten steps, so about a thousand steps; on PostgreSQL a tenth of that, because
queries take longer. ``INTERLEAVINGS=1000`` runs ten times as many. The hidden fields of a form are computed
from the database as its template does, because rendering it a thousand times takes minutes;
``test_detection.py`` reads real forms.
"""

import os
from dataclasses import dataclass, field
from itertools import count
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from wagtail.test.utils.form_data import querydict_from_html

from core.edit_conflicts.detection import version_of
from wijken.directory.models import Organisation

RUNS = int(os.environ.get("INTERLEAVINGS", "100" if connection.vendor == "sqlite" else "10"))
WINDOWS = {"Anna": "Anna", "Anna elders": "Anna", "Bram": "Bram"}
WHO = st.sampled_from(list(WINDOWS))
BUTTON = st.sampled_from(["", "action-publish"])


@dataclass
class EditorWindow:
    """One form in one browser: its hidden fields, and the state of Wagtail's script."""

    browser: Client
    form: dict = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    kept_as: str = ""
    late: dict = field(default_factory=dict)
    typed: str = ""
    button: str = ""
    asked: bool = False
    seen: set[str] = field(default_factory=set)

    def loads(self, form: dict) -> None:
        """Render a form, for the first time or again: it has a new id and knows the previous ones."""
        self.form, self.kept_as, self.names = form, "", [str(uuid4()), *self.names]

    def sends(self) -> dict:
        return self.form | {"name": self.typed, "window": self.names}

    def keeps(self) -> dict:
        return self.sends() | ({"overwrite_revision_id": self.kept_as} if self.kept_as else {})


class Editors(RuleBasedStateMachine):
    browsers: dict[str, Client]
    blank_form: dict
    number = count()

    def __init__(self) -> None:
        super().__init__()
        number = next(self.number)
        self.record = Organisation.objects.create(name=f"Aanbieder {number}", slug=f"aanbieder-{number}")
        self.url = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[self.record.pk])
        self.fields = self.blank_form | {"slug": self.record.slug}
        self.windows = {name: EditorWindow(self.browsers[who]) for name, who in WINDOWS.items()}
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
        window.names, window.asked, window.late = [], False, {}
        window.loads(self.carried())
        window.seen = {self.newest()}

    @rule(who=WHO, button=BUTTON)
    def save(self, who: str, button: str) -> None:
        window = self.windows[who]
        if window.asked:
            return
        window.typed, window.button = f"{who} {next(self.number)}", button
        window.late = window.keeps()
        self.send(window)

    @rule(who=WHO, answer_is_lost=st.booleans())
    def keep_by_itself(self, who: str, answer_is_lost: bool) -> None:
        window, before = self.windows[who], self.newest()
        if window.asked:
            return
        window.typed = f"{who} {next(self.number)}"
        answer = self.autosave(window, window.keeps())
        if answer.status_code == 200:
            self.nothing_was_lost(window, before)
            if not (answer_is_lost and not window.kept_as):
                window.kept_as = str(answer.json()["revision_id"])
        else:
            assert self.newest() == before
            assert before not in window.seen, "stopped by one's own text"

    @rule(who=WHO)
    def come_in_late(self, who: str) -> None:
        """An autosave that was under way during the submit: what the submit saved must remain."""
        window, before = self.windows[who], self.newest()
        if window.late and not window.asked:
            answer = self.autosave(window, window.late)
            assert (answer.status_code, self.newest()) == (400, before)

    @precondition(lambda self: any(window.asked for window in self.windows.values()))
    @rule(choice=st.sampled_from(["", "back"]))
    def choose(self, choice: str) -> None:
        window = next(window for window in self.windows.values() if window.asked)
        self.send(window, choice)

    def autosave(self, window: EditorWindow, sent: dict) -> HttpResponse:
        return window.browser.post(self.url, self.fields | sent, headers={"accept": "application/json"})

    def send(self, window: EditorWindow, choice: str = "") -> None:
        before = self.newest()
        data = self.fields | window.sends()
        data |= ({window.button: "1"} if window.button else {}) | ({"conflict": choice} if choice else {})
        answer = window.browser.post(self.url, data)
        window.asked = answer.status_code == 409
        if answer.status_code == 302:
            self.nothing_was_lost(window, before)
            window.names = []
            window.loads(self.carried())
            return
        page = answer.content.decode()
        assert window.asked or choice == "back", "refused without a question"
        assert self.newest() == before, "not accepted, and yet saved"
        assert window.typed in page, "what was typed is gone"
        if not window.asked:
            window.loads(self.carried())
            return
        assert before not in window.seen, "stopped by one's own text"
        assert all(part in page for part in before.split()), "what the other saved is not shown"
        window.form = self.carried()
        window.seen.add(before)

    def nothing_was_lost(self, window: EditorWindow, before: str) -> None:
        assert self.newest() == window.typed
        assert before in window.seen, f"{before!r} was overwritten by somebody who never saw it"
        window.seen.add(window.typed)


@pytest.mark.django_db
def test_nobody_overwrites_what_they_never_saw_nor_is_stopped_by_their_own() -> None:
    users = get_user_model().objects
    Editors.browsers = {}
    for name in ("Anna", "Bram"):
        browser = Client()
        browser.force_login(
            users.create_superuser(name, f"{name}@example.nl", "x"),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        Editors.browsers[name] = browser
    add = Editors.browsers["Anna"].get(reverse(Organisation.snippet_viewset.get_url_name("add")))
    Editors.blank_form = querydict_from_html(add.content.decode(), form_id="w-editor-form").dict()
    del Editors.blank_form["window"]

    run_state_machine_as_test(
        Editors,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=10,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
