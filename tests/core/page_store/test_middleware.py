"""Which answers are kept, and for whom.

The first tests are the mistakes for which Django's own cache middleware had advisories in 2026.
"""

import gzip
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from core.http import same_for_everyone
from core.models import ContentVersion
from core.page_store import middleware
from core.page_store.middleware import PageStoreMiddleware
from core.page_store.next_change import Horizon
from core.page_store.store import PageStore

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
Change = Callable[[Any, HttpResponse], object]


class Town:
    """A public page that counts its visits, changed by ``change``, and a visitor of it."""

    def __init__(self) -> None:
        self.visits = 0
        self.at = NOW
        self.change: Change = lambda request, response: None
        self.answer = PageStoreMiddleware(self.page)

    def page(self, request: Any) -> HttpResponse:
        self.visits += 1
        response = HttpResponse(f"Bezoek {self.visits}. " + "Kom erbij! " * 50)
        same_for_everyone(response)
        self.change(request, response)
        return response

    def ask(self, path: str = "/", method: str = "GET", cookies: str = "", **more: Any) -> HttpResponse:
        request: Any = RequestFactory().generic(method, path, **more)
        if cookies:
            request.META["HTTP_COOKIE"] = cookies
        request.at = self.at
        request.LANGUAGE_CODE = "en" if path.startswith("/en/") else "nl"
        return self.answer(request)

    def is_kept(self, **more: Any) -> bool:
        """Whether the second of two visitors gets the page of the first."""
        before = self.visits
        self.ask(**more)
        self.ask(**more)
        return self.visits - before == 1


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    ContentVersion.renew()
    monkeypatch.setattr(middleware, "STORE", PageStore(1_000_000))
    monkeypatch.setattr(middleware, "HORIZON", Horizon())
    # A test runs in one; without it, as in production, see tests/wijken/test_kept_pages.py.
    monkeypatch.setattr(middleware, "in_transaction", lambda: False)
    return Town()


def header(name: str, value: str) -> Change:
    return lambda request, response: response.headers.__setitem__(name, value)


def test_a_public_page_is_made_once(town: Town) -> None:
    assert town.is_kept()
    assert town.ask().content == town.ask().content != b""


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(header("Vary", "*"), id="CVE-2026-6907"),
        pytest.param(header("Vary", "Accept-Language, *"), id="CVE-2026-6907-among-others"),
        pytest.param(header("Cache-Control", "PRIVATE"), id="CVE-2026-8404"),
        pytest.param(header("Cache-Control", "No-Store"), id="CVE-2026-8404-no-store"),
        pytest.param(header("Vary", " Cookie "), id="CVE-2026-48587"),
        pytest.param(header("Vary", "Accept-Language ,\tcookie"), id="CVE-2026-48587-tab"),
        pytest.param(header("Vary", "X-Reader"), id="CVE-2026-113593"),
        pytest.param(header("Vary", "Authorization"), id="authorization"),
        pytest.param(header("Set-Cookie", "session=1"), id="CVE-2026-35192-header"),
        pytest.param(lambda request, response: response.set_cookie("session", "1"), id="CVE-2026-35192"),
        pytest.param(lambda request, response: get_token(request), id="form-token"),
        pytest.param(header("Content-Encoding", "br"), id="compressed-before"),
        pytest.param(lambda request, response: setattr(response, "status_code", 404), id="not-found"),
        pytest.param(lambda request, response: setattr(response, "status_code", 206), id="part-of-it"),
        pytest.param(lambda request, response: setattr(request, "is_preview", True), id="preview"),
        pytest.param(lambda request, response: setattr(request, "LANGUAGE_CODE", "en"), id="language"),
        pytest.param(
            lambda request, response: setattr(response, "is_same_for_everyone", False), id="a-view-like-any"
        ),
    ],
)
def test_an_answer_for_one_visitor_is_not_kept(town: Town, change: Change) -> None:
    town.change = change
    assert not town.is_kept()
    assert "public" not in town.ask().headers["Cache-Control"]


def test_a_view_that_says_how_long_it_may_be_kept_is_left_alone() -> None:
    response = HttpResponse(headers={"Cache-Control": "max-age=60"})
    same_for_everyone(response)
    assert not hasattr(response, "is_same_for_everyone")


def test_a_stream_is_not_kept(town: Town) -> None:
    def stream(request: Any) -> StreamingHttpResponse:
        town.visits += 1
        response = StreamingHttpResponse(["tekst"])
        same_for_everyone(response)  # type: ignore[arg-type]
        return response

    town.answer = PageStoreMiddleware(stream)  # type: ignore[arg-type]
    assert not town.is_kept()


@pytest.mark.parametrize(
    "asked",
    [
        {"cookies": f"{settings.SESSION_COOKIE_NAME}=abc"},
        {"cookies": "messages=abc"},
        {"cookies": "a=b", "path": "/alleen-met-koekje/"},
        {"headers": {"authorization": "Basic abc"}},
        {"headers": {"authorization": ""}},
        {"path": "/?wijk=noord"},
        {"path": "/?zoek=ik+wil+dood"},
        {"path": "/?utm_source=brief"},
        {"path": "/?"},
        {"path": "/beheer/"},
        {"method": "POST"},
        {"method": "HEAD", "path": "/alleen-head/"},
    ],
    ids=str,
)
def test_who_asks_for_more_than_a_public_page_gets_a_fresh_one(town: Town, asked: dict[str, Any]) -> None:
    if asked != {"path": "/?"}:  # without anything behind the question mark it is the same request
        town.ask()
        assert not town.is_kept(**asked)


def test_an_unrelated_cookie_neither_hides_nor_fills_the_store(town: Town) -> None:
    """GHSA-3h9f-r86x-qvjx: what somebody with cookies was shown, is not shown to others."""
    town.ask(cookies="thema=donker")
    town.ask()
    assert town.visits == 2
    town.ask(cookies="thema=donker")
    assert town.visits == 2


def test_a_preview_is_neither_kept_nor_answered_from_the_store(town: Town) -> None:
    town.ask()
    request: Any = RequestFactory().get("/")
    request.at, request.LANGUAGE_CODE, request.is_dummy = NOW, "nl", True
    town.answer(request)
    assert town.visits == 2
    assert b"Bezoek 1." in town.ask(headers={"accept-encoding": "identity"}).content


def test_a_head_request_gets_what_get_gets_and_is_never_the_first(town: Town) -> None:
    town.ask(method="HEAD")
    page = town.ask()
    assert town.visits == 2 and b"Bezoek 2." in page.content
    assert town.ask(method="HEAD").headers == page.headers
    assert town.visits == 2


def test_a_range_gets_the_whole_page(town: Town) -> None:
    whole = town.ask().content
    part = town.ask(headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content) == (200, whole)


def test_another_host_or_scheme_is_another_page(town: Town, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["een.example", "twee.example"]
    town.ask(headers={"host": "een.example"})
    town.ask(headers={"host": "twee.example"})
    town.ask(headers={"host": "een.example"}, secure=True)
    town.ask(headers={"host": "een.example:8000"})
    assert town.visits == 4
    town.ask(headers={"host": "een.example", "x-forwarded-host": "twee.example"})
    assert town.visits == 4
    with pytest.raises(DisallowedHost):
        town.ask(headers={"host": "kwaad.example"})


def test_a_change_of_anything_shown_makes_it_anew(town: Town) -> None:
    town.ask()
    ContentVersion.renew()
    assert town.is_kept() and town.visits == 2


def test_a_change_while_the_page_is_made_is_seen_by_the_next_visitor(town: Town) -> None:
    def edit(request: Any, response: HttpResponse) -> None:
        if town.visits == 1:
            ContentVersion.renew()

    town.change = edit
    town.ask()
    town.ask()
    assert town.visits == 2
    town.ask()
    assert town.visits == 2


def test_after_midnight_it_is_made_anew(town: Town) -> None:
    town.at = datetime(2026, 11, 24, 22, 59, 58, tzinfo=UTC)
    assert "s-maxage=2" in town.ask().headers["Cache-Control"]
    town.at += timedelta(seconds=1)
    town.ask()
    assert town.visits == 1
    town.at += timedelta(seconds=1)
    town.ask()
    assert town.visits == 2


def test_a_clock_that_was_set_back_makes_it_anew(town: Town) -> None:
    town.ask()
    town.at -= timedelta(hours=1)
    town.ask()
    assert town.visits == 2


def test_in_a_transaction_nothing_is_kept(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with transaction.atomic():
        assert not town.is_kept()


def test_without_a_version_nothing_is_kept(town: Town) -> None:
    ContentVersion.objects.all().delete()
    assert not town.is_kept()


def test_the_store_can_be_turned_off(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "STORE", PageStore(0))
    assert not town.is_kept()


def test_a_browser_that_has_the_page_gets_no_body(town: Town) -> None:
    page = town.ask(headers={"accept-encoding": "gzip"})
    again = town.ask(headers={"accept-encoding": "gzip", "if-none-match": page.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary"):
        assert again.headers[name] == page.headers[name]
    ContentVersion.renew()
    assert town.ask(headers={"if-none-match": page.headers["ETag"]}).status_code == 200


def test_a_page_that_is_still_the_same_needs_no_body_after_a_change_elsewhere(town: Town) -> None:
    town.change = lambda request, response: setattr(response, "content", b"Altijd hetzelfde.")
    tag = town.ask().headers["ETag"]
    ContentVersion.renew()
    assert town.ask(headers={"if-none-match": tag}).status_code == 304


def test_both_kinds_of_client_read_the_same(town: Town) -> None:
    packed, plain = town.ask(headers={"accept-encoding": "gzip, br"}), town.ask()
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    for response in (packed, plain):
        assert response.headers["Content-Length"] == str(len(response.content))


def test_proxies_keep_it_for_five_seconds_and_browsers_ask_again(town: Town) -> None:
    assert town.ask().headers["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=5"
