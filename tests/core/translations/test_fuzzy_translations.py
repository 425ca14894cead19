"""When a Dutch sentence changes, the translator amends the old translation instead of starting again."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.models import StandardPage
from core.translations.changed_words import marked
from tests.core.translations.conftest import Translator, read

pytestmark = pytest.mark.django_db

ADDRESS = "/en/zo-werkt-het/"
ENGLISH = {
    "Zo werkt het": "How it works",
    "Je hebt geen account nodig.": "You need no account.",
    "Zoeken": "Searching",
    "Bel ons.": "Call us.",
    "Op maandag": "On Monday",
    "Op vrijdag": "On Friday",
    'Kies een <b>vraag</b> of <a id="a1">typ</a> een woord.': (
        'Choose a <b>question</b> or <a id="a1">type</a> a word.'
    ),
}


@pytest.fixture
def english(page: StandardPage, translate: Callable) -> Page:
    return translate(page, ENGLISH)


@pytest.fixture
def fetch(
    translator: Translator, django_capture_on_commit_callbacks: Callable
) -> Callable[[StandardPage], None]:
    """Publishes the Dutch page; the translator presses "Haal op"."""

    def run(page: StandardPage) -> None:
        page.save_revision().publish()
        with django_capture_on_commit_callbacks(execute=True):
            translator.fetch_changes(page, publish=False)

    return run


def boxes(translator: Translator, english: Page) -> dict[str, dict[str, Any]]:
    """What stands beside each Dutch sentence on the screen of the translator."""
    screen = translator.browser.get(f"/beheer/pages/{english.pk}/edit/")
    holder = BeautifulSoup(screen.content, "html.parser").select_one("[data-props]")
    props = json.loads(holder["data-props"])  # type: ignore[index,arg-type]
    written = {each["segment_id"]: each for each in props["initialStringTranslations"]}
    sentences = [each for each in props["segments"] if each["type"] == "string"]
    return {each["source"]: written.get(each["id"], {}) for each in sentences}


def test_the_old_english_stands_in_the_box_with_what_changed_in_the_dutch(
    page: StandardPage, english: Page, translator: Translator, fetch: Callable
) -> None:
    page.intro = "Je hebt geen account of wachtwoord nodig."
    fetch(page)

    box = boxes(translator, english)["Je hebt geen account of wachtwoord nodig."]
    assert box["data"] == "You need no account."
    assert box["error"].startswith("Het Nederlands is veranderd.")
    assert "Je hebt geen account [nieuw: of wachtwoord] nodig." in box["error"]


def test_what_did_not_change_is_kept(
    page: StandardPage, english: Page, translator: Translator, fetch: Callable
) -> None:
    page.body[2].value = RichText("<p>Bel ons.</p><ul><li>Op maandag en dinsdag</li><li>Op vrijdag</li></ul>")
    fetch(page)

    found = boxes(translator, english)
    assert {text: found[text]["error"] for text in ("Bel ons.", "Op vrijdag", "Zo werkt het")} == {
        "Bel ons.": None, "Op vrijdag": None, "Zo werkt het": None,
    }  # fmt: skip
    assert found["Op maandag en dinsdag"]["data"] == "On Monday"


def test_visitors_never_read_the_old_words_as_if_they_were_right(
    page: StandardPage,
    english: Page,
    translator: Translator,
    fetch: Callable,
    django_capture_on_commit_callbacks: Callable,
) -> None:
    page.intro = "Je hebt wel een account nodig."
    fetch(page)
    with django_capture_on_commit_callbacks(execute=True):
        translator.publish(english)
    assert "You need no account." not in read(ADDRESS).get_text()
    assert "Nog 1 zin" in translator.browser.get("/beheer/").content.decode(), "it stays on the start screen"

    translator.write(english, {"Je hebt wel een account nodig.": "You do need an account."})
    with django_capture_on_commit_callbacks(execute=True):
        translator.publish(english)
    assert "You do need an account." in read(ADDRESS).get_text()
    assert "error" not in boxes(translator, english) and not any(
        box.get("error") for box in boxes(translator, english).values()
    )


def test_old_words_that_are_still_right_only_need_to_be_saved(
    page: StandardPage, english: Page, translator: Translator, fetch: Callable
) -> None:
    page.intro = "Je hebt géén account nodig."
    fetch(page)
    translator.write(english, {"Je hebt géén account nodig.": "You need no account."})
    assert boxes(translator, english)["Je hebt géén account nodig."]["error"] is None


def test_a_link_that_went_away_does_not_stand_in_the_way(
    page: StandardPage, english: Page, translator: Translator, fetch: Callable
) -> None:
    page.body[1].value = RichText("<p>Kies een <b>vraag</b> of typ een woord.</p>")
    fetch(page)
    box = boxes(translator, english)["Kies een <b>vraag</b> of typ een woord."]
    assert box["data"] == "Choose a question or type a word."
    assert box["error"].startswith("Het Nederlands is veranderd.")


def test_what_changes_twice_is_compared_with_what_was_translated(
    page: StandardPage, english: Page, translator: Translator, fetch: Callable
) -> None:
    page.intro = "Je hebt geen account of wachtwoord nodig."
    fetch(page)
    page.intro = "Je hebt geen account of mail nodig."
    fetch(page)
    box = boxes(translator, english)["Je hebt geen account of mail nodig."]
    assert box["data"] == "You need no account."
    assert "[nieuw: of mail]" in box["error"] and "wachtwoord" not in box["error"]


def test_another_sentence_altogether_begins_empty(
    page: StandardPage, english: Page, translator: Translator, fetch: Callable
) -> None:
    page.body[2].value = RichText(
        "<p>Kom gerust langs bij het buurthuis.</p><p>Wij zijn er elke ochtend voor iedereen.</p>"
    )
    fetch(page)
    assert boxes(translator, english)["Wij zijn er elke ochtend voor iedereen."] == {}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Elke dinsdag koffie.", "Elke woensdag koffie.", "Elke woensdag [was: dinsdag] koffie."),
        ("Elke dag koffie.", "Elke dag gratis koffie.", "Elke dag [nieuw: gratis] koffie."),
        ("Elke dag gratis koffie.", "Elke dag koffie.", "Elke dag [weg: gratis] koffie."),
        (
            "een twee drie vier vijf zes zeven acht negen tien",
            "een twee drie vier vijf zes zeven acht negen elf",
            "… vier vijf zes zeven acht negen elf [was: tien]",
        ),
    ],
)
def test_what_changed_is_said_in_one_line(old: str, new: str, said: str) -> None:
    assert marked(old, new) == said
