"""Knocking at the door of another site: politely, and never at a door inside."""

import pytest

from core import outside
from links import asking
from links.asking import status_of
from links.reading import to_ask
from links.rules import NO_ANSWER

from .conftest import Elsewhere, says


def test_a_page_that_is_there_is_asked_for_once_without_its_content(elsewhere: Elsewhere) -> None:
    assert status_of(f"{elsewhere.address}/club?dag=1") == 200

    ((asked, headers),) = elsewhere.asked
    assert asked == "HEAD /club?dag=1"
    assert headers["User-Agent"] == "pijnacker-nootdorp-methode (+http://127.0.0.1:8000)"
    assert set(headers) == {"Host", "Accept-Encoding", "User-Agent", "Accept"}


def test_a_site_that_does_not_understand_the_short_question_gets_the_long_one(elsewhere: Elsewhere) -> None:
    elsewhere.pages["HEAD /"] = says(405)
    assert status_of(elsewhere.address) == 200
    assert elsewhere.questions == ["HEAD /", "GET /"]


@pytest.mark.parametrize("status", [404, 410, 500, 403])
def test_what_a_visitor_would_get_is_what_counts(elsewhere: Elsewhere, status: int) -> None:
    elsewhere.pages |= {"HEAD /weg": says(status), "GET /weg": says(status)}
    assert status_of(f"{elsewhere.address}/weg") == status


def test_a_house_that_moved_is_followed_to_its_new_address(elsewhere: Elsewhere) -> None:
    elsewhere.pages["HEAD /oud"] = says(301, Location="/nieuw")
    assert status_of(f"{elsewhere.address}/oud") == 200
    assert elsewhere.questions == ["HEAD /oud", "HEAD /nieuw"]


def test_going_round_in_a_circle_ends(elsewhere: Elsewhere) -> None:
    elsewhere.pages |= {"HEAD /": says(302, Location="/"), "GET /": says(302, Location="/")}
    assert status_of(f"{elsewhere.address}/") == 302
    assert len(elsewhere.asked) == 2 * asking.MOST_HOPS


def test_whoever_does_not_answer_is_left_after_a_while(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere.server.shutdown()
    monkeypatch.setattr(asking, "SECONDS", 0.2)
    assert status_of(elsewhere.address) == NO_ANSWER


def test_an_address_inside_is_never_called(private_elsewhere: Elsewhere) -> None:
    assert status_of(private_elsewhere.address) == NO_ANSWER
    assert private_elsewhere.asked == []


def test_nor_is_one_to_which_somebody_sends_us_on(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere.pages["HEAD /"] = elsewhere.pages["GET /"] = says(302, Location="/binnen")
    public = iter([True, False, True, False])
    monkeypatch.setattr(outside, "is_public_address", lambda address: next(public))
    assert status_of(f"{elsewhere.address}/") == NO_ANSWER
    assert elsewhere.questions == ["HEAD /"]


def test_nor_is_a_door_that_is_not_of_the_web(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "to_ask", to_ask)
    for door in (f"{elsewhere.address}/binnen", "file:///etc/passwd", "http://a:b@club.nl/"):
        elsewhere.pages["HEAD /"] = says(302, Location=door)
        assert status_of(f"{elsewhere.address}/") == NO_ANSWER
    assert set(elsewhere.questions) == {"HEAD /"}


@pytest.mark.parametrize("nonsense", ["http://", "http://a..nl/", "http://[::1/", f"http://{'a' * 70}.nl/"])
def test_nonsense_is_no_answer(nonsense: str) -> None:
    assert status_of(nonsense) == NO_ANSWER
