from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client

from core.models import HomePage, SiteDocument, SiteImage, StandardPage

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

ON_EVERYTHING = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
FORBIDDEN = ("camera=()", "microphone=()", "payment=()", "usb=()", "browsing-topics=()", "geolocation=(self)")
ADDRESSES = {
    "/": 200,
    "/en/": 200,
    "/methode/": 200,
    "/methode": 301,
    "/sociale-kaart/": 200,
    "/wijken/": 200,
    "/robots.txt": 200,
    "/sitemap.xml": 200,
    "/.well-known/security.txt": 200,
    "/gezond/": 200,
    "/nergens/": 404,
    "/media/nergens.png": 404,
    "/documenten/1/nergens.pdf": 404,
    "/beheer/": 302,
    "/beheer/login/": 200,
    "/beheer/nergens/": 302,
}


def directives(response: HttpResponse) -> dict[str, str]:
    policy = response.headers["Content-Security-Policy"]
    return dict(f"{part.strip()} ".split(" ", 1) for part in policy.split(";"))


def assert_carries_every_header(response: HttpResponse, address: str) -> None:
    for name, value in ON_EVERYTHING.items():
        assert response.headers.get(name) == value, (address, name)
    permissions = response.headers["Permissions-Policy"]
    assert [rule for rule in FORBIDDEN if rule not in permissions] == [], address
    rules = directives(response)
    assert rules["default-src"].strip() in ("'none'", "'self'"), address
    assert "*" not in response.headers["Content-Security-Policy"], address
    assert "unsafe-eval" not in response.headers["Content-Security-Policy"], address


@pytest.fixture
def a_mistake() -> object:
    return patch.object(HomePage, "get_context", side_effect=ZeroDivisionError)


@pytest.mark.parametrize(("address", "status"), ADDRESSES.items())
def test_every_answer_carries_the_rules_for_the_browser(
    demo: None, client: Client, address: str, status: int
) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert_carries_every_header(response, address)


def test_the_editors_side_takes_scripts_and_frames_from_this_site_alone(client: Client) -> None:
    rules = directives(client.get("/beheer/login/"))
    for name in ("default-src", "connect-src", "frame-src", "form-action", "frame-ancestors"):
        assert rules[name].strip() == "'self'"
    assert "http" not in client.get("/beheer/login/").headers["Content-Security-Policy"]
    assert rules["object-src"].strip() == "'none'"


def test_the_preview_of_a_page_is_as_strict_as_the_page(demo: None, client: Client) -> None:
    client.force_login(User.objects.create_superuser("baas", password="x"))
    page = StandardPage.objects.filter(live=True).first()
    response = client.get(f"/beheer/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert directives(response)["frame-ancestors"].strip() == "'self'"


def test_a_mistake_of_ours_gives_a_quiet_page_with_every_header(demo: None, a_mistake: patch) -> None:
    with a_mistake:
        response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert_carries_every_header(response, "500")
    assert not response.cookies
    assert "ZeroDivision" not in response.text
    assert 'lang="nl"' in response.text


@pytest.mark.parametrize("address", ["/", "/gezond/", "/sociale-kaart/", "/beheer/login/", "/en/"])
def test_without_its_database_the_site_says_that_it_will_be_back(demo: None, address: str) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise OperationalError("connection refused to 10.0.0.7")

    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = "a-session-of-before"
    with patch("django.db.backends.utils.CursorWrapper.execute", away):
        response = client.get(address)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert_carries_every_header(response, address)
    assert "10.0.0.7" not in response.text
    assert "Even geduld" in response.text or "/en/" in address


def a_document(name: str = "werkblad.pdf", content: bytes = b"%PDF-1.7") -> SiteDocument:
    return SiteDocument.objects.create(title="Werkblad", file=ContentFile(content, name=name))


@pytest.fixture
def media(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return tmp_path


@pytest.mark.parametrize("name", ["werkblad.pdf", "lijst.csv", "brief.html", "tekening.svg"])
def test_a_document_is_saved_and_never_opened_in_the_browser(media: Path, client: Client, name: str) -> None:
    response = client.get(a_document(name).url)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def put(media: Path, name: str) -> str:
    (media / name).parent.mkdir(parents=True, exist_ok=True)
    (media / name).write_bytes(b"<script>alert(1)</script>")
    return f"/media/{name}"


def test_a_picture_runs_nothing(media: Path, client: Client) -> None:
    response = client.get(put(media, "images/foto.png"))
    assert response.status_code == 200
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


def test_what_is_no_picture_is_saved_and_not_opened(media: Path, client: Client) -> None:
    response = client.get(put(media, "images/foto.html"))
    assert response.headers["Content-Disposition"] == "attachment"


@pytest.mark.parametrize(
    "name", ["documents/verslag.pdf", "original_images/foto.jpg", "los.txt", "avatar_images/wie.png"]
)
def test_only_pictures_made_for_pages_can_be_reached(media: Path, client: Client, name: str) -> None:
    assert client.get(put(media, name)).status_code == 404


def test_an_editor_may_see_the_original_of_a_picture(media: Path, client: Client) -> None:
    client.force_login(User.objects.create_superuser("baas", password="x"))
    address = put(media, "original_images/foto.jpg")
    assert client.get(address).status_code == 404, "a file that belongs to no image"
    SiteImage.objects.create(title="Foto", file="original_images/foto.jpg", width=1, height=1)
    assert client.get(address).status_code == 200
    assert client.get(put(media, "documents/verslag.pdf")).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["images/../documents/verslag.pdf", "images/%2e%2e/documents/verslag.pdf", "images/%00", "images/"],
)
def test_no_way_round_through_the_name_of_a_picture(media: Path, client: Client, path: str) -> None:
    put(media, "documents/verslag.pdf")
    assert client.get(f"/media/{path}").status_code == 404


def test_a_name_of_a_thousand_letters_is_not_found(media: Path, client: Client) -> None:
    put(media, "images/foto.png")
    assert client.get(f"/media/images/{'a' * 1000}.png").status_code == 404
