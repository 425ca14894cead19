"""Every public form: bots are stopped, visitors keep their input, and nobody can be identified afterwards."""

import base64
import hashlib
import json
import re
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from config.urls import urlpatterns as site_urls
from core.models import SendingCount, SendingDay
from core.public_forms import Limit, PublicForm, PublicFormView, too_many, too_many_for
from core.public_forms.client_ip import visitor_address
from core.public_forms.form_token import FormToken
from tests.html_checker import problems_in

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
KEPT: list[str] = []

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


class LetterForm(PublicForm):
    purpose = "letter"
    kind = forms.ChoiceField(
        label="Wat is het?", choices=[("a", "Iets leuks"), ("b", "Iets anders")], widget=forms.RadioSelect
    )
    text = forms.CharField(label="Je verhaal", help_text="In je eigen woorden.", widget=forms.Textarea)
    email = forms.EmailField(label="E-mail", required=False)


class LetterView(PublicFormView):
    form_class = LetterForm
    title = "Schrijf ons"
    success_url = "/dank/"
    limit = Limit(per_hour=4, per_day=6)

    def keep(self, form: PublicForm) -> None:
        KEPT.append(form.cleaned_data["text"])


urlpatterns = [
    path("brief/", LetterView.as_view()),
    path("dank/", lambda request: HttpResponse("dank")),
    *site_urls,
]


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    KEPT.clear()


def stamp(seconds_ago: float = 20, purpose: str = "letter", at: datetime | None = None) -> str:
    from django.utils import timezone

    return str(FormToken.new(purpose, (at or timezone.now()) - timedelta(seconds=seconds_ago)))


def letter(**changes: Any) -> dict[str, Any]:
    return {"kind": "a", "text": "Hallo", "stamp": stamp(), "homepage": ""} | changes


def test_a_visitor_sends_something_and_is_thanked(client: Client) -> None:
    response = client.post("/brief/", letter())
    assert response.status_code == 302 and response["Location"] == "/dank/"
    assert KEPT == ["Hallo"]


def test_opening_a_form_gives_the_first_cookie_and_no_stranger_may_keep_the_page(client: Client) -> None:
    assert not client.get("/dank/").cookies
    response = client.get("/brief/")
    assert set(response.cookies) == {"csrftoken"}
    assert "private" in response["Cache-Control"]


def test_a_form_of_another_site_is_refused_in_plain_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/brief/", letter())
    assert response.status_code == 403
    assert "kwam niet goed aan" in response.content.decode()
    assert KEPT == []


def test_errors_are_shown_above_and_at_the_field_and_input_is_kept(client: Client) -> None:
    html = client.post("/brief/", letter(kind="", email="geen adres", text="Mijn <verhaal>")).content.decode()
    assert "<title>Fout: Schrijf ons" in html
    summary = html.split("error-summary", 1)[1].split("</ul>", 1)[0]
    assert 'href="#id_kind_0"' in summary and 'href="#id_email"' in summary
    assert 'id="id_email_error"' in html and 'id="id_kind_error"' in html
    assert "Mijn &lt;verhaal&gt;" in html and 'value="geen adres"' in html
    assert "novalidate" in html and "placeholder" not in html
    assert html.index("error-summary") < html.index('id="id_kind_0"')


@pytest.mark.any_database
def test_the_form_is_valid_html_fresh_and_with_every_error(client: Client) -> None:
    pages = {
        "fresh": client.get("/brief/").content.decode(),
        "errors": client.post("/brief/", {"homepage": "x"}).content.decode(),
        "refused": Client(enforce_csrf_checks=True).post("/brief/", letter()).content.decode(),
    }
    assert problems_in(pages) == []


def test_a_robot_that_fills_every_field_keeps_nothing_and_a_person_sees_why(client: Client) -> None:
    html = client.post("/brief/", letter(homepage="https://spam.example")).content.decode()
    assert KEPT == []
    assert "Maak dit veld leeg" in html and "public_form__trap--sprung" not in html
    assert "public-form__trap--sprung" in html and "Hallo" in html


def test_who_is_too_quick_presses_once_more(client: Client) -> None:
    quick = stamp(seconds_ago=0.5)
    html = client.post("/brief/", letter(stamp=quick)).content.decode()
    assert "wel heel snel" in html and "Hallo" in html and KEPT == []
    again = re.search(r'name="stamp" value="([^"]+)"', html)
    assert again, html
    shown, sent = (FormToken.read(text, "letter") for text in (again[1], quick))
    assert shown and sent and shown.name == sent.name, "it is the same sending"
    assert client.post("/brief/", letter(stamp=again[1])).status_code == 302, "in the same second"
    assert KEPT == ["Hallo"]


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "x",
        stamp(purpose="another"),
        stamp(purpose="proposal"),
        stamp(seconds_ago=3 * 86400),
        stamp(seconds_ago=-86400),
    ],
    ids=["none", "made up", "of another form", "of a form after it", "of days ago", "of the future"],
)
def test_an_invalid_token_is_replaced_and_nothing_is_stored(client: Client, bad: str) -> None:
    html = client.post("/brief/", letter(stamp=bad)).content.decode()
    assert KEPT == [] and "stond lang open" in html and "Hallo" in html


def test_a_double_click_is_one_sending() -> None:
    data = letter()
    first, second = (LetterForm(data, at=datetime.now(tz=ZoneInfo("UTC"))) for _ in range(2))
    assert first.is_valid() and second.is_valid()
    assert first.sending == second.sending


def test_a_flood_stops_at_the_limit_and_the_typed_text_stays(client: Client) -> None:
    answers = [client.post("/brief/", letter(text=f"Nummer {number}")) for number in range(50)]
    assert [answer.status_code for answer in answers[:4]] == [302] * 4
    assert {answer.status_code for answer in answers[4:]} == {429}
    assert len(KEPT) == 4
    last = answers[-1].content.decode()
    assert "Nummer 49" in last and "bel ons" in last


def test_a_flood_from_one_address_does_not_touch_another(client: Client) -> None:
    for _ in range(20):
        client.post("/brief/", letter())
    assert client.post("/brief/", letter(), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_opening_a_form_is_never_counted(client: Client) -> None:
    for _ in range(20):
        assert client.get("/brief/").status_code == 200
    assert SendingCount.objects.count() == 0


def test_mistakes_are_not_counted(client: Client) -> None:
    for _ in range(20):
        client.post("/brief/", letter(text=""))
    assert client.post("/brief/", letter()).status_code == 302


def test_the_limit_holds_when_the_cache_forgets_everything(client: Client) -> None:
    with override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}):
        answers = [client.post("/brief/", letter()).status_code for _ in range(6)]
    assert answers == [302] * 4 + [429] * 2


def test_limits_start_again_each_hour_and_day() -> None:
    limit = Limit(per_hour=2, per_day=3)

    def late(hours: float) -> bool:
        return too_many_for("somebody", "letter", NOON + timedelta(hours=hours), limit)

    assert [late(0), late(0), late(0)] == [False, False, True]
    assert late(1) is True, "the day is full"
    assert late(13) is False, "another day"


def test_the_salted_hash_of_a_sender_is_deleted_the_next_day() -> None:
    too_many_for("192.0.2.1", "letter", NOON)
    yesterday = set(SendingCount.objects.values_list("key", flat=True))
    assert len(yesterday) == 2 and not any("192.0.2.1" in key for key in yesterday)
    too_many_for("192.0.2.1", "letter", NOON + timedelta(days=1))
    today = set(SendingCount.objects.values_list("key", flat=True))
    assert len(today) == 2 and not today & yesterday
    assert SendingDay.objects.count() == 1


def test_only_our_own_proxies_say_where_somebody_comes_from(settings: Any) -> None:
    request = RequestFactory().get("/", headers={"x-forwarded-for": "6.6.6.6, 192.0.2.9"})
    request.META["REMOTE_ADDR"] = "10.0.0.1"
    settings.PROXIES_IN_FRONT = 0
    assert visitor_address(request) == "10.0.0.1"
    settings.PROXIES_IN_FRONT = 1
    assert visitor_address(request) == "192.0.2.9"
    settings.PROXIES_IN_FRONT = 3
    assert visitor_address(request) == "10.0.0.1"


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_addresses_of_one_household_count_as_one(told: str, counted: str) -> None:
    request = RequestFactory().get("/")
    request.META["REMOTE_ADDR"] = told
    assert visitor_address(request) == counted


def solved(html: str) -> str:
    """What the browser's script submits."""
    found = re.search(r'data-challenge="([^"]+)"', html)
    assert found
    challenge = json.loads(unescape(found[1]))
    number = next(
        number
        for number in range(challenge["maxNumber"] + 1)
        if hashlib.sha256(f"{challenge['salt']}{number}".encode()).hexdigest() == challenge["challenge"]
    )
    answer = {key: challenge[key] for key in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(answer | {"number": number}).encode()).decode()


@override_settings(FORMS_PROOF_OF_WORK=True)
def test_a_solved_proof_of_work_is_accepted_at_once(client: Client) -> None:
    mark = stamp(seconds_ago=5)
    html = client.post("/brief/", letter(stamp=mark, text="")).content.decode()
    assert "proof_of_work.js" in html
    assert client.post("/brief/", letter(stamp=mark, proof=solved(html))).status_code == 302
    other = client.post("/brief/", letter(stamp=stamp(seconds_ago=5), proof=solved(html)))
    assert "geen robot" in other.content.decode(), "one proof is good for one form"


@override_settings(FORMS_PROOF_OF_WORK=True)
@pytest.mark.parametrize("proof", ["", "x", "bnVsbA==", "e30=", "W10=", "\x00"])
def test_without_scripts_waiting_half_a_minute_is_enough(client: Client, proof: str) -> None:
    html = client.post("/brief/", letter(stamp=stamp(seconds_ago=8), proof=proof)).content.decode()
    assert "Wacht een halve minuut" in html and "Hallo" in html and KEPT == []
    assert client.post("/brief/", letter(stamp=stamp(seconds_ago=31), proof=proof)).status_code == 302


def test_proof_of_work_is_off_by_default(client: Client) -> None:
    html = client.get("/brief/").content.decode()
    assert "data-challenge" not in html and "proof_of_work" not in html


def test_a_request_counts_once() -> None:
    request = RequestFactory().post("/")
    request.at = NOON  # type: ignore[attr-defined]
    assert not too_many(request, "letter", Limit(1, 1))  # type: ignore[arg-type]
    assert too_many(request, "letter", Limit(1, 1))  # type: ignore[arg-type]
