"""A crawl of all links, with private objects planted, checking what is visible."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.crawler import crawl
from tests.factories import DIRECT, PLANTS, SECRET, a_listing
from tests.test_every_page import PAGES

WITNESS = "Muskaatnootwoord"
WRONG_TURNS = ("/nergens/", *DIRECT)
STARTS = ("/", "/en/", "/sitemap.xml", "/robots.txt")
# Where a page may echo the visitor's query: search box, sentence, URL and title.
ECHOES = (f'value="{SECRET}"', f"“{SECRET}”", f"zoek={SECRET}", f"Zoeken: {SECRET}", f"Search: {SECRET}")

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

type Walk = dict[str, VisitedPage]


class VisitedPage(NamedTuple):
    """What a visitor gets at a URL."""

    status: int
    text: str
    policy: str
    cookies: frozenset[str]


def seen(answer: HttpResponse) -> VisitedPage:
    """Images and files are streamed."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return VisitedPage(
        answer.status_code,
        content.decode(errors="replace"),
        answer.headers["Content-Security-Policy"],
        frozenset(answer.cookies),
    )


@pytest.fixture(scope="module")
def walk(demo: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Walk]:
    """Everything an anonymous visitor can reach; the planted objects are removed again."""
    with django_db_blocker.unblock(), transaction.atomic():
        a_listing(slug="s9", name=WITNESS, summary=WITNESS)
        for plant in PLANTS.values():
            plant()
        answers = crawl(Client(), (*STARTS, *WRONG_TURNS))
        yield {address: seen(answer) for address, answer in answers.items()}
        transaction.set_rollback(True)


def test_every_link_leads_somewhere(walk: Walk) -> None:
    broken = {address: page.status for address, page in walk.items() if page.status >= 400}
    assert set(broken) <= set(WRONG_TURNS)
    assert broken["/nergens/"] == 404
    assert {page for page in PAGES if "?" not in page} <= set(walk)


def test_nothing_hidden_can_be_reached(walk: Walk) -> None:
    shown = [address for address, page in walk.items() if SECRET in without_echoes(page.text)]
    assert len(walk) > 100
    assert shown == []


def test_what_is_public_is_found_on_the_same_walk(walk: Walk) -> None:
    """A control: a public counterpart of a private listing, which the crawl must find."""
    shown = {address for address, page in walk.items() if WITNESS in page.text}
    assert {"/sociale-kaart/s9/", "/wijken/pijnacker-noord/"} <= shown


def without_echoes(text: str) -> str:
    for echo in ECHOES:
        text = text.replace(echo, "")
    return text


def test_public_pages_run_no_inline_script_and_call_nobody(walk: Walk) -> None:
    for address, page in walk.items():
        assert "unsafe" not in page.policy, address
        assert "http" not in page.policy, address
        rules = directives(page.policy)
        assert rules["default-src"] == "'none'", address
        if not address.startswith(("/media/", "/documenten/")):
            for name in ("script-src", "style-src", "form-action", "frame-ancestors"):
                assert rules[name] == "'self'", address
            assert rules["base-uri"] == "'none'", address


def directives(policy: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in policy.split(";"))
    return {name: value.strip() for name, _space, value in parts}


def test_a_visitor_gets_no_cookie_before_a_form(walk: Walk) -> None:
    """Pages are read-only. Forms are on separate URLs, and set a cookie for their token."""
    for address, page in walk.items():
        sends = 'name="csrfmiddlewaretoken"' in page.text
        assert page.cookies <= ({settings.CSRF_COOKIE_NAME} if sends else set()), address
