"""Generated files: the newest text, the last good file meanwhile, and errors shown to editors."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from core.generated_files import registry, requests, serving
from core.generated_files.files import make, make_wanted
from core.generated_files.registry import NothingToMakeError, PdfDocument, makes
from core.generated_files.requests import want, want_again
from core.generated_files.serving import answer
from core.models import MadeFile
from core.pdf.render import NoPangoError

pytestmark = pytest.mark.django_db

KEY = "proef/nl"


class Text:
    """The current text of the site, and how often a file was generated from it."""

    now = "eerste"
    problem: Exception | None = None
    made = 0


@pytest.fixture
def text(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Text]]:
    """A kind of file generated from one word; the file is the word itself."""

    def maker(name: str, at: datetime) -> PdfDocument:
        if Text.problem:
            raise Text.problem
        return PdfDocument(Text.now, "Proef", name)

    def as_pdf(paper: PdfDocument) -> bytes:
        Text.made += 1
        return f"%PDF- {paper.html}".encode()

    Text.now, Text.problem, Text.made = "eerste", None, 0
    monkeypatch.setattr(PdfDocument, "as_pdf", as_pdf)
    makes("proef", "Proef")(maker)
    yield Text
    del registry.KINDS["proef"]


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Callable) -> Callable[[], None]:
    def ask() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            want(KEY)

    return ask


def get(**headers: str) -> HttpResponse:
    request = RequestFactory().get("/proef.pdf", headers=headers)
    request.at = timezone.now()
    return answer(request, KEY, "proef.pdf")


def test_visitors_keep_the_last_good_file_until_the_new_one_is_ready(
    text: type[Text], commit: Callable[[], None]
) -> None:
    commit()
    assert get().content == b"%PDF- eerste"
    text.now = "tweede"
    requests.note_wish(KEY)  # not committed yet
    assert get().content == b"%PDF- eerste"
    assert MadeFile.objects.get(key=KEY).is_wanted
    commit()
    assert get().content == b"%PDF- tweede"
    assert not MadeFile.objects.get(key=KEY).is_wanted


def test_a_file_that_cannot_be_made_stays_as_it_was_and_editors_read_why(
    text: type[Text], commit: Callable[[], None]
) -> None:
    commit()
    text.problem = NoPangoError("Pango ontbreekt")
    commit()
    row = MadeFile.objects.get(key=KEY)
    assert (row.last_error, bool(row.failed_at), row.is_wanted) == ("Pango ontbreekt", True, True)
    assert get().content == b"%PDF- eerste"
    text.problem = None
    assert make_wanted() == 0
    assert not MadeFile.objects.get(key=KEY).failed_at


def test_until_the_first_file_is_ready_visitors_are_asked_to_return(
    text: type[Text], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "TURN", 0)
    settings.TASKS = {
        "default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}
    }  # a queue, no worker
    response = get()
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "wordt gemaakt" in response.content.decode()
    MadeFile.objects.update(failed_at=timezone.now(), last_error="geheim van de redactie")
    assert "niet gelukt" in get().content.decode()
    assert "geheim" not in get().content.decode()


def test_the_first_request_waits_briefly_for_the_file(
    text: type[Text], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    turns: list[float] = []

    def worker(seconds: float) -> None:
        turns.append(seconds)
        if len(turns) == 3:
            make(KEY, timezone.now())

    monkeypatch.setattr(serving, "sleep", worker)
    assert get().content == b"%PDF- eerste"
    assert len(turns) == 3
    MadeFile.objects.update(made_at=None)
    assert get().status_code == 503
    assert len(turns) == 3, "nobody else waits"


def test_without_a_queue_the_first_visitor_gets_it_at_once(text: type[Text]) -> None:
    assert get().content == b"%PDF- eerste"
    text.problem = NothingToMakeError()
    MadeFile.objects.all().delete()
    with pytest.raises(Http404):
        get()


def test_a_file_is_deleted_when_its_subject_is_not_public(
    text: type[Text], commit: Callable[[], None]
) -> None:
    commit()
    text.problem = NothingToMakeError()
    commit()
    assert not MadeFile.objects.exists()


def test_the_same_text_is_not_made_twice(text: type[Text], commit: Callable[[], None]) -> None:
    for _time in range(3):
        commit()
    assert text.made == 1
    assert get(if_none_match=get()["ETag"]).status_code == 304


def test_many_changes_at_once_are_read_once(
    text: type[Text], django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as calls:
        for _time in range(20):
            want(KEY)
    assert len(calls) == 1
    assert get().content == b"%PDF- eerste"


def test_a_change_during_the_making_is_made_afterwards(text: type[Text], commit: Callable[[], None]) -> None:
    commit()
    began = timezone.now()
    MadeFile.objects.update(wanted_at=began - timedelta(seconds=1), made_at=began - timedelta(minutes=1))
    text.now = "tweede"
    MadeFile.objects.update(wanted_at=began + timedelta(seconds=1))
    make(KEY, began)
    assert MadeFile.objects.get(key=KEY).is_wanted


def test_only_what_was_asked_for_once_is_made_again(text: type[Text]) -> None:
    want_again("proef/")
    assert not MadeFile.objects.exists()
    want(KEY)
    MadeFile.objects.update(made_at=timezone.now() + timedelta(seconds=1))
    with transaction.atomic():
        want_again("proef/")
    assert MadeFile.objects.get().key == KEY


def test_an_editor_sees_the_problem_at_the_start_and_can_try_again(
    text: type[Text], commit: Callable[[], None], client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    client.force_login(User.objects.create_superuser("noor"))
    assert "Bestanden die niet zijn bijgewerkt" not in client.get("/beheer/").content.decode()
    text.problem = NoPangoError("Pango ontbreekt")
    commit()
    assert "Pango ontbreekt" in client.get("/beheer/").content.decode()
    assert "Pango ontbreekt" in client.get("/beheer/bestanden/").content.decode()
    text.problem = None
    again = f"/beheer/bestanden/{MadeFile.objects.get().pk}/opnieuw/"
    assert client.get(again).status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        client.post(again)
    assert "Pango ontbreekt" not in client.get("/beheer/").content.decode()
    assert get().content == b"%PDF- eerste"


def test_a_stranger_cannot_have_files_made(text: type[Text], client: Client) -> None:
    want(KEY)
    for address in ("/beheer/bestanden/", f"/beheer/bestanden/{MadeFile.objects.get().pk}/opnieuw/"):
        response = client.post(address)
        assert response.status_code == 302
        assert "/login/" in response["Location"]
