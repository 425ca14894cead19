"""Requests to other sites: polite, and never to internal addresses."""

import pytest

from core import http_client
from links import checker_http
from links.checker_http import status_of
from links.extraction import to_ask
from links.rules import NO_ANSWER

from .conftest import Elsewhere, says


def test_a_page_that_is_there_is_asked_for_once_without_its_content(elsewhere: Elsewhere) -> None:
    assert status_of(f"{elsewhere.address}/club?dag=1") == 200

    ((asked, headers),) = elsewhere.asked
    assert asked == "HEAD /club?dag=1"
    assert headers["User-Agent"] == "pijnacker-nootdorp-methode (+http://127.0.0.1:8000)"
    assert set(headers) == {"Host", "Accept-Encoding", "User-Agent", "Accept"}


def test_a_site_that_refuses_head_gets_a_get_request(elsewhere: Elsewhere) -> None:
    elsewhere.pages["HEAD /"] = says(405)
    assert status_of(elsewhere.address) == 200
    assert elsewhere.questions == ["HEAD /", "GET /"]


@pytest.mark.parametrize("status", [404, 410, 500, 403])
def test_what_a_visitor_would_get_is_what_counts(elsewhere: Elsewhere, status: int) -> None:
    elsewhere.pages |= {"HEAD /weg": says(status), "GET /weg": says(status)}
    assert status_of(f"{elsewhere.address}/weg") == status


def test_redirects_are_followed(elsewhere: Elsewhere) -> None:
    elsewhere.pages["HEAD /oud"] = says(301, Location="/nieuw")
    assert status_of(f"{elsewhere.address}/oud") == 200
    assert elsewhere.questions == ["HEAD /oud", "HEAD /nieuw"]


def test_a_redirect_loop_ends(elsewhere: Elsewhere) -> None:
    elsewhere.pages |= {"HEAD /": says(302, Location="/"), "GET /": says(302, Location="/")}
    assert status_of(f"{elsewhere.address}/") == 302
    assert len(elsewhere.asked) == 2 * checker_http.MOST_HOPS


def test_a_silent_host_times_out(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere.server.shutdown()
    monkeypatch.setattr(checker_http, "SECONDS", 0.2)
    assert status_of(elsewhere.address) == NO_ANSWER


def test_an_internal_address_is_never_requested(private_elsewhere: Elsewhere) -> None:
    assert status_of(private_elsewhere.address) == NO_ANSWER
    assert private_elsewhere.asked == []


def test_a_redirect_to_an_internal_address_is_not_followed(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere.pages["HEAD /"] = elsewhere.pages["GET /"] = says(302, Location="/binnen")
    public = iter([True, False, True, False])
    monkeypatch.setattr(http_client, "is_public_address", lambda address: next(public))
    assert status_of(f"{elsewhere.address}/") == NO_ANSWER
    assert elsewhere.questions == ["HEAD /"]


def test_unsafe_redirects_are_not_followed(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker_http, "to_ask", to_ask)
    for door in (f"{elsewhere.address}/binnen", "file:///etc/passwd", "http://a:b@club.nl/"):
        elsewhere.pages["HEAD /"] = says(302, Location=door)
        assert status_of(f"{elsewhere.address}/") == NO_ANSWER
    assert set(elsewhere.questions) == {"HEAD /"}


@pytest.mark.parametrize("nonsense", ["http://", "http://a..nl/", "http://[::1/", f"http://{'a' * 70}.nl/"])
def test_an_invalid_response_is_no_answer(nonsense: str) -> None:
    assert status_of(nonsense) == NO_ANSWER
