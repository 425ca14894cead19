"""What was typed while the session ended comes back to the same user, and to nobody else."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.second_factor.models import SecondFactor
from accounts.secret_encryption import seal
from accounts.typed_text import KEPT_FOR, mark_of

pytestmark = pytest.mark.django_db

FORM, BACK = "/beheer/snippets/directory/listing/edit/1/", "/beheer/tekst-terug/"
PASSWORD = "Een-goed-wachtwoord-7"
TEXT = 'Soep & <b>brood</b> "gratis"'


@pytest.fixture(autouse=True)
def people(db: None, settings: object) -> dict[str, User]:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    return {name: User.objects.create_superuser(name, "", PASSWORD) for name in ("noor", "piet")}


def post(client: Client, user: User, **more: object) -> HttpResponse:
    return client.post(FORM, {"summary": TEXT, "typed_by": mark_of(user), "action-publish": "1"} | more)


def carried(response: HttpResponse) -> dict[str, str]:
    """The hidden fields of the log-in page."""
    found = re.findall(r'<input type="hidden" name="(kept|next)" value="([^"]*)"', response.content.decode())
    return {name: unescape(value) for name, value in found}


def log_in(client: Client, name: str, fields: dict[str, str], password: str = PASSWORD) -> HttpResponse:
    return client.post("/beheer/login/", {"username": name, "password": password} | fields)


def test_the_text_is_there_again_after_a_mistyped_password(people: dict[str, User]) -> None:
    client = Client()
    asked = post(client, people["noor"])
    assert asked.status_code == 403 and "soep" not in asked.content.decode().lower()
    again = log_in(client, "noor", carried(asked), "mis")
    assert log_in(client, "noor", carried(again))["Location"] == BACK
    shown = client.get(BACK).content.decode()
    assert 'value="Soep &amp; &lt;b&gt;brood&lt;/b&gt; &quot;gratis&quot;"' in shown
    assert f'action="{FORM}"' in shown and 'name="action-publish"' in shown


def test_whose_cookies_are_all_gone_logs_in_and_has_the_text(people: dict[str, User]) -> None:
    client = Client(enforce_csrf_checks=True)
    asked = post(client, people["noor"])
    assert asked.status_code == 403 and carried(asked)["kept"]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', asked.content.decode())
    assert token and "no-store" in asked["Cache-Control"]
    fields = carried(asked) | {"csrfmiddlewaretoken": token[1]}
    assert log_in(client, "noor", fields)["Location"] == BACK


def test_another_user_goes_to_the_form_and_reads_nothing(people: dict[str, User]) -> None:
    client = Client()
    assert log_in(client, "piet", carried(post(client, people["noor"])))["Location"] == FORM
    assert client.get(BACK)["Location"] == "/beheer/"


def test_with_a_code_from_an_app_the_text_comes_after_the_code(people: dict[str, User]) -> None:
    now = timezone.now()
    factor = SecondFactor.objects.create(
        user=people["noor"],
        sealed_secret=seal("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", now),
        last_step=0,
        since=now,
    )
    code = factor.new_recovery_codes()[0]
    client = Client()
    assert log_in(client, "noor", carried(post(client, people["noor"])))["Location"].endswith("/code/")
    assert client.get(BACK).status_code == 302, "nobody is logged in yet"
    assert client.post("/beheer/login/herstelcode/", {"code": code})["Location"] == BACK
    assert "Soep" in client.get(BACK).content.decode()


@pytest.mark.parametrize("mark", ["", "1", "1:x:y"])
def test_a_form_without_a_mark_of_ours_carries_nothing_and_says_what_to_do(mark: str) -> None:
    client = Client()
    response = client.post(FORM, {"summary": TEXT, "typed_by": mark}, follow=True)
    assert carried(response).keys() == {"next"}
    assert "Ga terug met je browser" in response.content.decode()


def test_a_text_too_long_for_the_log_in_form_is_not_carried_and_the_page_says_so(
    people: dict[str, User],
) -> None:
    sent = {"summary": "a" * 1_200_000, "typed_by": mark_of(people["noor"])}
    response = Client().post(FORM, sent, follow=True)
    assert carried(response).keys() == {"next"}
    assert "Ga terug met je browser" in response.content.decode()


def test_who_presses_a_button_of_the_start_screen_with_no_cookies_left_reads_that_the_session_ended(
    people: dict[str, User],
) -> None:
    client = Client(enforce_csrf_checks=True)
    pressed = client.post("/beheer/snippets/directory/listing/workflow/action/1/approve/1/", {"comment": ""})
    assert pressed["Location"] == "/beheer/login/?next=/beheer/"
    assert "Je was uitgelogd" in client.get(pressed["Location"]).content.decode()


@pytest.mark.parametrize("kept", ["x", "", "gAAAAAB" * 9])
def test_who_makes_up_a_text_gets_none(kept: str) -> None:
    client = Client()
    assert log_in(client, "noor", {"kept": kept, "next": FORM})["Location"] == FORM
    assert client.get(BACK)["Location"] == "/beheer/"


@pytest.mark.parametrize("names", [("password1",), ("file",), ("password1", "file")])
def test_passwords_and_files_stay_behind_and_the_page_says_so(
    people: dict[str, User], names: tuple[str, ...]
) -> None:
    client = Client()
    secret = {"password1": "geheim-woord", "file": SimpleUploadedFile("a.txt", b"x")}
    sent = {name: secret[name] for name in names}
    log_in(client, "noor", carried(post(client, people["noor"], **sent)))
    shown = client.get(BACK).content.decode()
    assert "geheim-woord" not in shown and "Bestanden en wachtwoorden zijn niet meegekomen" in shown


def test_a_day_later_the_text_is_gone(people: dict[str, User], monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    fields = carried(post(client, people["noor"]))
    later = timezone.now() + KEPT_FOR + timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert log_in(client, "noor", fields)["Location"] == FORM


def test_a_form_of_another_site_is_refused_whoever_it_says_it_is(people: dict[str, User]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people["noor"])
    for mark in ("", mark_of(people["piet"])):
        response = strict.post(FORM, {"summary": TEXT, "typed_by": mark})
        assert response.status_code == 403 and "Soep" not in response.content.decode()
    own = strict.post(FORM, {"summary": TEXT, "typed_by": mark_of(people["noor"])})
    assert own.status_code == 403 and "Je tekst is er nog" in own.content.decode()
