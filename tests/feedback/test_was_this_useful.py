"""Readers say whether a page was useful, and editors read it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.scheduled_jobs import run_jobs
from feedback.models import Answer
from feedback.monthly_chart import by_month, last_months, points
from methode.models import StepPage
from tests.methode.conftest import LONG_AGO
from tests.wijken.conftest import Town

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_proof(settings: Any) -> None:
    settings.FORMS_PROOF_OF_WORK = False


@pytest.fixture
def step(add_step: Callable[..., StepPage]) -> StepPage:
    return add_step(1)


def address(page: Any) -> str:
    return reverse("feedback:useful", args=[page.pk])


def send(client: Client, page: Any, monkeypatch: pytest.MonkeyPatch, **data: str) -> Any:
    """Open the form, wait a minute, submit."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    form = client.get(address(page)).context["form"]
    hidden = {name: form[name].value() for name in ("stamp", "proof")}
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=1))
    return client.post(address(page), hidden | data)


def test_a_step_asks_and_a_button_fills_in_the_answer(client: Client, step: StepPage) -> None:
    page = client.get("/methode/stap-1/")
    assert "Was dit nuttig?" in page.content.decode() and not page.cookies
    assert f'action="{address(step)}"' in page.content.decode()
    form = client.get(address(step), {"antwoord": "nee"})
    assert 'value="nee" required checked' in form.content.decode().replace('id="id_verdict_1" ', "")


def test_an_answer_is_kept_and_the_reader_is_thanked(
    client: Client, step: StepPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = send(client, step, monkeypatch, verdict="ja", text=" Duidelijk! ")
    assert answer.status_code == 302
    kept = Answer.objects.get()
    assert (kept.page_id, kept.verdict, kept.text) == (step.pk, "ja", "Duidelijk!")
    assert "Dank je wel" in client.get(answer["Location"]).content.decode()


def test_a_double_click_is_one_answer_and_nobody_can_change_another(
    client: Client, step: StepPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(client, step, monkeypatch, verdict="ja")
    first = Answer.objects.get()
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    form = client.get(address(step)).context["form"]
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=1))
    data = {
        "stamp": form["stamp"].value(),
        "verdict": "nee",
        "pk": first.pk,
        "id": first.pk,
        "sending": first.sending,
    }
    for _press in range(2):
        client.post(address(step), data)
    assert Answer.objects.count() == 2
    first.refresh_from_db()
    assert first.verdict == "ja"


@pytest.mark.parametrize("verdict", ["", "misschien", "ja'--", "\x00"])
def test_another_answer_gets_a_message_at_the_field_and_keeps_the_words(
    client: Client, step: StepPage, monkeypatch: pytest.MonkeyPatch, verdict: str
) -> None:
    answer = send(client, step, monkeypatch, verdict=verdict, text="Mijn lange verhaal")
    assert answer.status_code == 200
    assert "Kies ja, nee of er klopt iets niet." in answer.content.decode()
    assert "Mijn lange verhaal" in answer.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("query", ["?antwoord=onzin", "?antwoord=%00", "?antwoord=" + "a" * 5000, "?x[]=1"])
def test_a_malformed_query_string_gives_the_ordinary_form(client: Client, step: StepPage, query: str) -> None:
    page = client.get(address(step) + query)
    assert page.status_code == 200 and " checked" not in page.content.decode()


def test_a_page_that_may_not_be_seen_or_does_not_ask_has_no_form(
    client: Client,
    add_step: Callable[..., StepPage],
    step: StepPage,
) -> None:
    hidden = [add_step(2, live=False), add_step(3, expire_at=LONG_AGO), step.get_parent()]
    for page in hidden:
        assert client.get(address(page)).status_code == 404, page
        assert client.get(reverse("feedback:thanks", args=[page.pk])).status_code == 404
    assert client.get(reverse("feedback:useful", args=[10**9])).status_code == 404


def test_a_flood_from_one_address_is_stopped(
    client: Client, step: StepPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [send(client, step, monkeypatch, verdict="ja").status_code for _number in range(12)]
    assert codes[0] == 302 and codes[-1] == 429
    assert Answer.objects.count() == 10


def test_without_the_token_of_the_form_nothing_is_taken(step: StepPage) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(step), {"verdict": "ja"}).status_code == 403


def test_a_withdrawn_story_cannot_be_answered(town: Town, client: Client) -> None:
    story = town.story("Samen eten")
    assert client.get(address(story)).status_code == 200
    story.consent_withdrawn_on = NOON.date()
    story.save()
    assert client.get(address(story)).status_code == 404


def test_words_go_after_half_a_year_and_counts_stay(step: StepPage) -> None:
    for number, days in enumerate((10, 400)):
        Answer.objects.create(
            page_id=step.pk,
            verdict="nee",
            text="Woorden",
            sending=str(number),
            given_at=NOON - timedelta(days=days),
        )
    outcomes = list(run_jobs(NOON, ["feedback"]))
    assert [outcome.failed for outcome in outcomes] == [False]
    assert Answer.objects.count() == 2 and Answer.objects.with_words().count() == 1


def test_every_month_is_on_the_curve_also_the_silent_ones() -> None:
    months = last_months(NOON.date())
    assert len(months) == 12 and str(months[0]) == "2025-12-01" and str(months[-1]) == "2026-11-01"
    counted = by_month([(months[0], "ja", 3), (months[-1], "nee", 1)], NOON.date())
    assert [month.of("ja") for month in counted] == [3] + [0] * 11
    assert len(points([0] * 12, 0).split()) == 12


def test_editors_see_the_curve_and_the_words_and_put_them_away(
    client: Client, step: StepPage, django_user_model: Any
) -> None:
    call_command("setup_roles", verbosity=0)
    answer = Answer.objects.create(
        page_id=step.pk, verdict="klopt-niet", text="De tijd klopt niet", sending="a", given_at=timezone.now()
    )
    editor, volunteer = (
        django_user_model.objects.create_user(name, f"{name}@example.nl", "geheim-genoeg-1")
        for name in ("redacteur", "vrijwilliger")
    )
    editor.groups.add(Group.objects.get(name="Redacteuren"))
    volunteer.groups.add(Group.objects.get(name="Vrijwilligers"))
    client.force_login(editor)
    assert "De tijd klopt niet" in client.get(reverse("wagtailadmin_home")).content.decode()
    report = client.get(reverse("feedback_report")).content.decode()
    assert step.title in report and "<polyline" in report
    assert "De tijd klopt niet" in client.get(reverse("feedback_of_page", args=[step.pk])).content.decode()
    seen = reverse("feedback_seen", args=[answer.pk])
    assert client.get(seen).status_code == 405
    client.post(seen)
    answer.refresh_from_db()
    assert (
        answer.seen_at
        and "De tijd klopt niet" not in client.get(reverse("wagtailadmin_home")).content.decode()
    )
    client.force_login(volunteer)
    for url in (reverse("feedback_report"), reverse("feedback_of_page", args=[step.pk])):
        assert "De tijd klopt niet" not in client.get(url, follow=True).content.decode()
    client.logout()
    assert client.get(reverse("feedback_report")).status_code == 302
