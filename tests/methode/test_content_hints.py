"""Writing hints for pages of the method."""

import re
from collections.abc import Callable

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from core.content_checks.page_text import draft_of
from core.models import SiteImage
from core.wagtail_hooks import say_who_is_shut_out
from methode.models import MethodPage, StepPage, Term
from tests.core.content_checks.test_rules import TODAY
from tests.methode.conftest import LONG_AGO

LONG = (
    "Dit is een zin die maar doorgaat en doorgaat omdat niemand op tijd een punt zet "
    "en dat leest lang niet prettig meer."
)


@pytest.fixture
def editor(home: Page, client: Client, django_user_model: type) -> Client:
    call_command("setup_roles", verbosity=0)
    client.force_login(django_user_model.objects.create_superuser("baas", "b@example.nl", "geheim-genoeg-1"))
    return client


def edit(editor: Client, page: Page) -> str:
    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_editor_sees_all_difficult_words_of_the_site_and_explains_one(
    editor: Client, method: MethodPage, add_step: Callable[..., StepPage], add_term: Callable[..., Term]
) -> None:
    add_step(1, goal="Een multidisciplinaire aanpak met draagvlak.")
    add_step(2, goal="Regie, en draagvlak.")
    add_step(3, goal="Een randvoorwaarde.", live=False)
    add_term("Regie")
    page = " ".join(editor.get(reverse("methode_difficult_words")).content.decode().split())
    rows = re.findall(r'<td class="title">(.*?)</td>', page)
    assert rows[0] == "draagvlak", "on most pages"
    assert "multidisciplinaire" in rows
    assert not {"regie", "randvoorwaarde"} & set(rows)
    new = reverse("wagtailsnippets_methode_term:add")
    assert f'href="{new}?woord=draagvlak"' in page
    form = editor.get(f"{new}?woord=draagvlak").content.decode()
    assert 'value="Draagvlak"' in form
    assert 'value="draagvlak"' in form


def test_the_list_of_difficult_words_asks_the_database_little_however_many_pages_there_are(
    editor: Client, method: MethodPage, add_step: Callable[..., StepPage]
) -> None:
    address = reverse("methode_difficult_words")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(address).status_code == 200
        return len(queries)

    add_step(1, goal="Met draagvlak.")
    asked()
    few = asked()
    for number in range(2, 12):
        add_step(number, goal="Met draagvlak.")
    assert asked() == few


def part(key: str, text: str = "<p>Tekst.</p>") -> tuple[str, dict]:
    return ("part", {"part": key, "text": text, "items": []})


def test_an_editor_sees_how_many_parts_are_described_and_why_the_others_matter(
    editor: Client, method: MethodPage
) -> None:
    method.description = [
        part(key) for key in ("probleem", "randvoorwaarden", "hoofddoel", "subdoelen", "opzet")
    ]
    method.save()
    page = edit(editor, method)
    assert "Goed Beschreven: 3 van 8 onderdelen" in page
    assert "Een gemeente besluit niet zonder te weten wat het kost." in page
    assert [each.title for each in method.completeness().missing] == [
        "Doelgroep",
        "Aanpak",
        "Overdraagbaarheid",
        "Praktijkervaringen",
        "Kosten",
    ]


def test_an_empty_paragraph_does_not_count_as_described(method: MethodPage) -> None:
    method.description = [part("kosten", "<p>&nbsp;</p>")]
    assert method.completeness().there == 0


def test_a_step_says_what_is_missing_and_a_part_of_a_step_asks_less(
    add_step: Callable[..., StepPage],
) -> None:
    step = add_step(5, pitfalls=[])
    assert [each.title for each in step.completeness().missing] == ["Werkvormen", "Valkuilen"]
    assert add_step(5, step, code="5a").completeness().total == 2


def test_hints_are_shown_and_block_nothing(editor: Client, add_step: Callable[..., StepPage]) -> None:
    step = add_step(1, goal=LONG, body=[("paragraph", '<p>Wil je meer? <a href="/">klik hier</a></p>')])
    page = edit(editor, step)
    assert "Lange zin" in page and "Dit is een zin die maar doorgaat" in page
    assert "Onduidelijke link" in page
    step.save_revision().publish()
    assert StepPage.objects.get(pk=step.pk).live


def test_a_text_without_problems_says_so(editor: Client, method: MethodPage) -> None:
    assert "Geen tips. De tekst is helder." in edit(editor, method)


def test_every_kind_of_block_is_read(add_step: Callable[..., StepPage]) -> None:
    picture = SiteImage(title="Naamloos", width=1, height=1)
    picture.file.name = "images/niets.png"
    picture.save()
    step = add_step(
        1,
        body=[
            ("heading", "Een kop"),
            ("heading", "Nog een kop"),
            ("notice", {"level": "info", "text": "<p>Let op <b>dit</b>.</p>"}),
            ("quote", {"text": "Wat iemand zei.", "who": "Ada"}),
            ("image", {"image": picture, "caption": "Bijschrift.", "decorative": False}),
        ],
    )
    draft = draft_of(StepPage.objects.get(pk=step.pk), TODAY)
    texts = " ".join(passage.text for passage in draft.passages)
    for words in (
        "Let op dit.",
        "Wat iemand zei.",
        "Bijschrift.",
        "Je regelt de plek.",
        "Alleen een folder.",
    ):
        assert words in texts, words
    assert draft.headings_without_text == ["Een kop"]
    assert draft.pictures_without_text == ["Naamloos"]


def test_literal_quotes_are_left_as_they_are(method: MethodPage) -> None:
    method.source_quote = LONG
    assert LONG not in [passage.text for passage in draft_of(method, TODAY).passages]


def test_a_word_of_the_glossary_counts_as_explained_a_hidden_one_not(
    add_step: Callable[..., StepPage], add_term: Callable[..., Term]
) -> None:
    add_term("Bewonersinitiatief")
    add_term("Participatie", expire_at=LONG_AGO)
    draft = draft_of(add_step(1), TODAY)
    assert "bewonersinitiatieven" in draft.explained and "participatie" not in draft.explained


def test_publishing_reports_accessibility_problems(
    editor: Client, add_step: Callable[..., StepPage], rf: RequestFactory
) -> None:
    step = add_step(1, body=[("paragraph", '<p><a href="/">klik hier</a></p>')])
    step.save_revision()
    request = rf.get("/")
    request.session = {}  # type: ignore[assignment]
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    say_who_is_shut_out(request, step)
    assert "onduidelijke link" in str(next(iter(request._messages)))  # type: ignore[attr-defined]
