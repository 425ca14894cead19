"""Hostile requests get an ordinary page or a refusal, never a server error."""

from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

PAGES = (
    "/",
    "/sociale-kaart/",
    "/agenda/",
    "/mijn-lijst/",
    "/wijken/pijnacker-noord/agenda/",
    "/methode/",
    "/en/",
    "/wijken/pijnacker-noord/",
)
PARAMETERS = (
    "zoek",
    "wijk",
    "postcode",
    "thema",
    "doelgroep",
    "wanneer",
    "dagdeel",
    "kosten",
    "toegankelijk",
    "taal",
    "soort",
    "aanmelden",
    "pagina",
    "als",
    "stap",
    "vraag",
    "lijst",
    "erbij",
    "eraf",
    "onbekend",
)
VALUES = {
    "a long text": "a" * 10_000,
    "a nul byte": "%00",
    "no UTF-8": "%ff%fe%c3%28",
    "half a surrogate": "%ed%a0%80",
    "brackets": quote("((((" * 200),
    "a billion": "1000000000",
    "a number too large": "9" * 5_000,
    "less than nothing": "-1",
    "no number": "NaN",
    "another kind of digit": quote("²"),
    "a script": quote("<script>alert(1)</script>\"'"),
    "a question to the database": quote("' OR 1=1 --"),
    "a template": quote("{{ settings.SECRET_KEY }}{% debug %}"),
    "a path": quote("../../../../etc/passwd"),
    "line breaks": quote("x\r\nSet-Cookie: a=1"),
    "right to left": quote("\u202egnp\u202c"),
    "many accents": quote("e" + "\u0301" * 1000),
    "an impossible date": "2026-02-30",
    "nothing": "",
}
ALLOWED = {"GET", "HEAD", "OPTIONS"}


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def assert_harmless(response: HttpResponse, what: str) -> None:
    assert "Set-Cookie" not in response.headers and not response.cookies, what
    assert "<script>alert" not in response.text, what
    assert "SECRET_KEY" not in response.text or "{{ settings" in response.text, what


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_absurd_parameters_give_an_ordinary_page(demo: None, client: Client, page: str, value: str) -> None:
    query = "&".join(
        f"{name}={value}" for name in PARAMETERS if len(value) < 2_000 or name in ("zoek", "pagina")
    )
    response = client.get(page, query_params=None, QUERY_STRING=query)
    assert response.status_code == 200, page
    assert_harmless(response, page)


@pytest.mark.parametrize("page", PAGES)
def test_the_same_parameter_a_thousand_times(demo: None, client: Client, page: str) -> None:
    response = client.get(page, QUERY_STRING="&".join(["thema=ontmoeten", "zoek=x", "x[]=1"] * 300))
    assert response.status_code == 200
    assert_harmless(response, page)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace", "propfind"])
def test_a_page_is_for_reading(demo: None, page: str, method: str) -> None:
    response = Client(raise_request_exception=False).generic(method.upper(), page, b"a=1")
    assert response.status_code == 405

    strict = Client(raise_request_exception=False, enforce_csrf_checks=True)
    response = strict.generic(method.upper(), page, b"a=1")
    assert response.status_code == (405 if method == "trace" else 403)


def test_a_page_says_how_it_may_be_asked(demo: None, client: Client) -> None:
    assert set(client.options("/methode/").headers["Allow"].replace(" ", "").split(",")) == ALLOWED
    assert client.head("/methode/").status_code == 200


PATHS = (
    "/\\evil.example",
    "/%2f%2fevil.example",
    "/methode//evil.example",
    "/%0d%0aSet-Cookie:%20a=1",
    "/%00",
    "/methode/%00/",
    "/sociale-kaart/%00/",
    "/sociale-kaart/%ff%fe/",
    "/%ff%fe/",
    "/" + "a/" * 500,
    "/" + "a" * 5_000 + "/",
    "/sociale-kaart/" + "a" * 5_000 + "/",
    "/wijken/../../beheer/",
    "/documenten/99999999999999999999999/x.pdf",
    "/documenten/²/x.pdf",
    "/.env",
    "/admin/",
    "/api/v2/pages/",
    "/images/1/x.png",
)


@pytest.mark.parametrize("path", PATHS, ids=[path[:40] for path in PATHS])
def test_strange_addresses_are_not_found(demo: None, client: Client, path: str) -> None:
    response = client.generic("GET", path)
    assert response.status_code == 404
    assert_harmless(response, path)


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/", "///evil.example", "/\\\\evil.example"]
)
def test_no_address_leads_to_another_site(demo: None, client: Client, path: str) -> None:
    response = client.get("/", PATH_INFO=path)
    assert response.status_code == 404


@pytest.mark.parametrize("page", ["/", "/robots.txt", "/sitemap.xml", "/gezond/", "/nergens/", "/beheer/"])
@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "a b", "testserver:x"])
def test_another_name_for_the_site_is_refused(demo: None, client: Client, page: str, host: str) -> None:
    response = client.get(page, headers={"host": host})
    assert response.status_code == 400, page
    assert "evil" not in response.text


@pytest.mark.parametrize(
    "page", ["/", "/methode/", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt"]
)
def test_nobody_can_make_the_site_name_another_host(demo: None, client: Client, page: str) -> None:
    forged = {
        "x-forwarded-host": "evil.example",
        "x-original-url": "/beheer/",
        "forwarded": "host=evil.example",
    }
    response = client.get(page, headers=forged)
    assert response.status_code == 200
    assert "evil.example" not in response.text


def test_a_mail_for_a_new_password_names_this_site(
    demo: None, client: Client, mailoutbox: list, django_capture_on_commit_callbacks: Any
) -> None:
    from django.contrib.auth.models import User

    User.objects.create_superuser("noor", "noor@example.nl", "Een-goed-wachtwoord-7")
    sent = {"email": "noor@example.nl"}
    forged = {"x-forwarded-host": "evil.example"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/beheer/password_reset/", sent, headers=forged).status_code == 302
    assert "evil.example" not in mailoutbox[0].body


@pytest.mark.parametrize("accept", ["*", "xx;q=9", "nl" * 5_000, "en-\0", "zh-TW,../../etc"])
def test_an_unknown_language_is_ignored(demo: None, client: Client, accept: str) -> None:
    assert_harmless(client.get("/", headers={"accept-language": accept}), accept[:20])


@pytest.mark.parametrize("cookie", ["x" * 5_000, "\x7f", "a=b; =;;;", '"'])
def test_an_invalid_session_is_treated_as_anonymous(demo: None, client: Client, cookie: str) -> None:
    client.cookies["sessionid"] = cookie
    assert client.get("/").status_code == 200


def test_the_worst_search_is_cut_where_nobody_reads_on(
    demo: None, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    worst = "(((( " * 2_000
    with django_assert_max_num_queries(15):
        response = client.get("/sociale-kaart/", {"zoek": worst, "pagina": 10**9})
    assert response.status_code == 200
    assert "(((( " in response.text
    assert worst[:200] not in response.text
