"""Anyone can ask, tell or join, and gets an answer."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coalition.models import Letter
from core.models import SiteSettings
from core.scheduled_jobs import run_jobs
from outbox.models import Message
from tests.wijken.conftest import NOW, Town
from wijken.models import StoryPage

FORM = "/meedoen/"
GOOD = {"kind": "vraag", "text": "Hoe begin ik?", "email": "ada@example.nl"}


@pytest.fixture(autouse=True)
def site(town: Town, settings: Any) -> None:
    settings.FORMS_PROOF_OF_WORK = False
    SiteSettings.objects.update(email="redactie@example.nl")


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def write(monkeypatch: pytest.MonkeyPatch, address: str = FORM, times: int = 1, **data: str) -> Any:
    """Open the form, write for a minute, submit."""
    client = Client()
    at(monkeypatch, NOW)
    form = client.get(address).context["form"]
    at(monkeypatch, NOW + timedelta(minutes=1))
    words = {"stamp": form["stamp"].value()} | data
    for _press in range(times):
        response = client.post(address, words)
    return response


@pytest.fixture
def editor(django_user_model: Any) -> Client:
    call_command("setup_roles", verbosity=0)
    user = django_user_model.objects.create_user("redacteur", "r@example.nl", "geheim-genoeg-1")
    user.groups.add(Group.objects.get(name="Redacteuren"))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.any_database
def test_every_page_of_the_method_links_to_the_form(town: Town) -> None:
    for address in ("/methode/", "/methode/stap-3/"):
        page = Client().get(address)
        assert f'action="{FORM}"' in page.content.decode() and not page.cookies
        assert "Ik wil meedoen" in page.content.decode()


def test_a_question_is_kept_mailed_and_thanked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = write(monkeypatch, **GOOD)
    assert answer["Location"] == "/meedoen/dank/"
    letter = Letter.objects.get()
    assert (letter.kind, letter.text, letter.email) == ("vraag", "Hoe begin ik?", "ada@example.nl")
    mails = {message.recipient: message for message in Message.objects.all()}
    assert set(mails) == {"redactie@example.nl", "ada@example.nl"}
    assert f"/beheer/coalitie/{letter.pk}/" in mails["redactie@example.nl"].body
    for mail in mails.values():
        assert "Hoe begin ik?" not in mail.body


def test_who_goes_back_to_a_form_that_opens_anew_and_sends_the_same_sent_one_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _time in range(2):
        assert write(monkeypatch, **GOOD)["Location"] == "/meedoen/dank/"
    assert Letter.objects.count() == 1 and Message.objects.count() == 2
    write(monkeypatch, **GOOD | {"text": "En hoe ga ik verder?"})
    assert Letter.objects.count() == 2


def test_a_double_click_is_one_letter_and_one_receipt(monkeypatch: pytest.MonkeyPatch) -> None:
    write(monkeypatch, times=2, **GOOD)
    assert Letter.objects.count() == 1 and Message.objects.count() == 2


def test_an_experience_becomes_a_draft_that_only_editors_see(
    town: Town, monkeypatch: pytest.MonkeyPatch, editor: Client
) -> None:
    words = GOOD | {
        "kind": "ervaring",
        "text": "Wij deelden soep.",
        "neighbourhood": "noord",
        "name": "Ada de Vries",
    }
    write(monkeypatch, f"{FORM}?van={town.step.pk}", **words)
    letter = Letter.objects.get()
    story = StoryPage.objects.get(pk=letter.story_id)
    assert not story.live and story.get_parent().pk == town.stories.pk
    draft = story.get_latest_revision_as_object()
    assert draft.cause == "Wij deelden soep." and [step.pk for step in draft.steps.all()] == [town.step.pk]
    assert "Ada" not in f"{draft.title} {draft.cause} {draft.intro}"
    assert Client().get(story.url).status_code == 404
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).status_code == 200
    assert "Wij deelden soep." not in Client().get("/wijken/noord/verhalen/").content.decode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"email": ""}, "Vul een e-mailadres of een telefoonnummer in."),
        ({"email": "geen adres"}, "Dit is geen e-mailadres."),
        ({"phone": "bel maar"}, "Schrijf een telefoonnummer met tien cijfers."),
        ({"text": "  "}, "Schrijf hier je vraag of je verhaal."),
        ({"kind": ""}, "Kies wat je wilt."),
        ({"kind": "onzin"}, "Kies wat je wilt."),
        ({"kind": "ervaring"}, "Kies de wijk waar het gebeurde."),
        ({"neighbourhood": "onzin"}, "Kies een wijk uit de lijst."),
    ],
)
def test_bad_input_gets_a_message_at_its_field_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, data: dict[str, str], message: str
) -> None:
    answer = write(monkeypatch, **GOOD | {"name": "Mijn eigen naam"} | data)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert message in page and "Mijn eigen naam" in page
    assert not Letter.objects.exists() and not Message.objects.exists()


def test_a_phone_number_alone_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    write(monkeypatch, **GOOD | {"email": "", "phone": "06 12345678"})
    assert Letter.objects.get().phone == "06-12345678"
    assert [message.recipient for message in Message.objects.all()] == ["redactie@example.nl"]


@pytest.mark.parametrize(
    "query", ["soort=onzin", "van=abc", "van=999999999", "van=%00", "van=" + "9" * 5000, "wijk=x"]
)
def test_a_malformed_query_string_gives_the_ordinary_form(query: str) -> None:
    page = Client().get(f"{FORM}?{query}")
    assert page.status_code == 200 and "Je begon bij" not in page.content.decode()


def test_a_hidden_page_is_not_named(town: Town) -> None:
    town.step.title = "Nog geheim"
    town.step.live = False
    town.step.save()
    assert "Nog geheim" not in Client().get(f"{FORM}?van={town.step.pk}").content.decode()


def test_one_mailbox_is_not_filled_with_receipts(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        write(monkeypatch, **GOOD | {"text": f"Vraag {number}"})
    assert Letter.objects.count() == 5
    assert Message.objects.filter(recipient="ada@example.nl").count() == 3


def test_line_breaks_in_a_name_cannot_inject_a_mail_header(
    monkeypatch: pytest.MonkeyPatch, editor: Client
) -> None:
    write(monkeypatch, **GOOD | {"name": "Ada\r\nBcc: x@example.nl"})
    letter = Letter.objects.get()
    editor.post(reverse("coalition_letter", args=[letter.pk]), {"answer": "Dag!"})
    for message in Message.objects.all():
        assert "\n" not in message.subject and "Bcc" not in message.subject


def test_an_editor_finds_the_letter_on_the_start_screen_and_answers_once(
    monkeypatch: pytest.MonkeyPatch, editor: Client
) -> None:
    write(monkeypatch, **GOOD)
    letter = Letter.objects.get()
    url = reverse("coalition_letter", args=[letter.pk])
    assert url in editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "Hoe begin ik?" in editor.get(url).content.decode()
    assert "Hoe begin ik?" in editor.get(reverse("coalition_letters")).content.decode()
    for _press in range(2):
        editor.post(url, {"answer": "Begin bij stap 1."})
    letter.refresh_from_db()
    assert letter.answer == "Begin bij stap 1." and letter.answered_at
    answers = Message.objects.filter(kind="coalition_answer")
    assert [(mail.recipient, mail.reply_to) for mail in answers] == [
        ("ada@example.nl", "redactie@example.nl")
    ]
    assert "Begin bij stap 1." in answers[0].body
    assert url not in editor.get(reverse("wagtailadmin_home")).content.decode()


def test_only_editors_read_letters(
    monkeypatch: pytest.MonkeyPatch, editor: Client, django_user_model: Any
) -> None:
    write(monkeypatch, **GOOD)
    urls = [reverse("coalition_letters"), reverse("coalition_letter", args=[Letter.objects.get().pk])]
    volunteer = django_user_model.objects.create_user("vrijwilliger", "v@example.nl", "geheim-genoeg-1")
    volunteer.groups.add(Group.objects.get(name="Vrijwilligers"))
    client = Client()
    client.force_login(volunteer)
    for url, answer in zip(urls, (405, 302), strict=True):  # the list accepts no POST; the letter redirects
        assert "Hoe begin ik?" not in client.get(url, follow=True).content.decode()
        assert Client().get(url).status_code == 302
        assert client.post(url, {"answer": "x"}).status_code == answer
    assert Letter.objects.open().count() == 1


def test_who_answers_second_hears_it_and_keeps_what_they_typed(
    monkeypatch: pytest.MonkeyPatch, editor: Client, django_user_model: Any
) -> None:
    write(monkeypatch, **GOOD)
    url = reverse("coalition_letter", args=[Letter.objects.get().pk])
    colleague = django_user_model.objects.create_user("collega", "c@example.nl", "geheim-genoeg-1")
    colleague.groups.add(Group.objects.get(name="Redacteuren"))
    second = Client()
    second.force_login(colleague)
    twice = [editor.post(url, {"answer": "Begin bij stap 1."}) for _time in range(2)]
    assert [answer.status_code for answer in twice] == [302, 302], "a double click is no other answer"

    late = second.post(url, {"answer": "Kom vrijdag langs."}, follow=True)

    assert "Iemand anders was je voor" in late.text and "Kom vrijdag langs." in late.text
    assert "Begin bij stap 1." in late.text and "gaat per mail" not in late.text
    assert Message.objects.filter(kind="coalition_answer").count() == 1


def test_senders_are_anonymised_half_a_year_after_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    write(monkeypatch, **GOOD)
    Letter.objects.update(answered_at=NOW)
    list(run_jobs(NOW + timedelta(days=100), ["coalition"]))
    assert Letter.objects.get().email == "ada@example.nl"
    list(run_jobs(NOW + timedelta(days=200), ["coalition"]))
    letter = Letter.objects.get()
    assert (letter.name, letter.email, letter.phone, letter.text) == (
        "",
        "",
        "",
        "",
    ) and letter.kind == "vraag"
