"""What is Dutch is not called English: a page that nobody translated, and one translated in part."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction

from core.models import HomePage, StandardPage, UntranslatedText
from tests.core.translations.conftest import Translator, languages_of, read

pytestmark = pytest.mark.django_db

ADDRESS = "/en/zo-werkt-het/"
NOTE = "Some texts are only available in Dutch."
ENGLISH = {
    "Zo werkt het": "How it works",
    "Je hebt geen account nodig.": "You need no account.",
    "Zoeken": "Searching",
    'Kies een <b>vraag</b> of <a id="a1">typ</a> een woord.': (
        'Choose a <b>question</b> or <a id="a1">type</a> a word.'
    ),
    "Bel ons.": "Call us.",
    "Op maandag": "On Monday",
    "Op vrijdag": "On Friday",
}


def menu(path: str) -> dict[str, str]:
    return {link.get_text(strip=True): link["href"] for link in read(path).select(".main-nav a")}


def languages_offered(path: str) -> list[str]:
    page = read(path)
    assert {link["hreflang"] for link in page.select("link[hreflang]")} in ({"nl"}, {"nl", "en"})
    return [link["hreflang"] for link in page.select(".language-menu a")]


def test_a_page_without_one_translated_sentence_leads_to_the_dutch_page(
    page: StandardPage, translate: Callable
) -> None:
    translate(page, {})

    answer = Client().get(f"{ADDRESS}?als=vrijwilliger")

    assert (answer.status_code, answer["Location"]) == (302, "/zo-werkt-het/?als=vrijwilliger")
    assert read("/zo-werkt-het/").html["lang"] == "nl"


def test_and_is_offered_nowhere_as_english(page: StandardPage, translate: Callable) -> None:
    translate(page, {})

    assert languages_offered("/zo-werkt-het/") == []
    assert "Zo werkt het" not in menu("/en/")
    assert ADDRESS not in Client().get("/sitemap.xml").content.decode()
    assert ADDRESS not in Client().get("/en/zoeken/?zoek=zo+werkt+het").content.decode()
    assert languages_offered("/") == ["nl", "en"], "the start page is translated"


def test_as_soon_as_one_sentence_is_translated_the_page_is_there(
    page: StandardPage, translate: Callable
) -> None:
    translate(page, {"Zo werkt het": "How it works"})

    assert read(ADDRESS).html["lang"] == "en"
    assert languages_offered("/zo-werkt-het/") == ["nl", "en"]
    assert menu("/en/")["How it works"] == ADDRESS
    assert ADDRESS in Client().get("/sitemap.xml").content.decode()


def test_what_is_still_dutch_says_so_and_what_is_english_does_not(
    page: StandardPage, translate: Callable
) -> None:
    translate(page, {"Zo werkt het": "How it works", "Op maandag": "On Monday"})

    english = read(ADDRESS)

    assert languages_of(
        english,
        [
            "How it works",
            "Je hebt geen account nodig.",
            "Zoeken",
            "Kies een vraag of typ een woord.",
            "Bel ons.",
            "On Monday",
            "Op vrijdag",
        ],
    ) == {
        "How it works": "en",
        "Je hebt geen account nodig.": "nl",
        "Zoeken": "nl",
        "Kies een vraag of typ een woord.": "nl",
        "Bel ons.": "nl",
        "On Monday": "en",
        "Op vrijdag": "nl",
    }
    assert [note.get_text(strip=True) for note in english.select("main .language-note")] == [NOTE]


def test_a_page_translated_in_full_says_nothing_about_dutch(page: StandardPage, translate: Callable) -> None:
    translate(page, ENGLISH)

    english = read(ADDRESS)

    assert english.main.select("[lang], .language-note") == []


def test_a_page_saved_before_its_block_got_a_field_can_be_translated(
    home: HomePage, translate: Callable
) -> None:
    page = StandardPage(title="Over ons", slug="over", intro="Wie we zijn.")
    page.body = [{"type": "quote", "value": {"text": "Iedereen hoort erbij."}}]
    home.add_child(instance=StandardPage.from_serializable_data(page.serializable_data()))

    translate(StandardPage.objects.get(slug="over"), {"Iedereen hoort erbij.": "Everybody belongs."})

    assert "Everybody belongs." in read("/en/over/").get_text()


def test_a_name_that_stays_the_same_counts_as_translated(page: StandardPage, translate: Callable) -> None:
    translate(page, {"Zo werkt het": "Zo werkt het"})

    assert languages_of(read(ADDRESS), ["Zo werkt het"]) == {"Zo werkt het": "en"}


def test_dutch_sentences_fetched_after_a_change_are_marked(
    page: StandardPage,
    translator: Translator,
    translate: Callable,
    django_capture_on_commit_callbacks: Callable,
) -> None:
    translate(page, ENGLISH)
    page.body.append(("heading", "Wat is nieuw"))
    page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        translator.fetch_changes(page, publish=True)

    english = read(ADDRESS)

    assert languages_of(english, ["Searching", "Wat is nieuw"]) == {"Searching": "en", "Wat is nieuw": "nl"}
    assert len(english.select("main .language-note")) == 1


def test_a_dutch_title_is_marked_wherever_it_stands(page: StandardPage, translate: Callable) -> None:
    child = StandardPage(title="Vragen", slug="vragen", intro="Kort.")
    page.add_child(instance=child)
    child.save_revision().publish()
    translate(page, {"Zoeken": "Searching"})
    translate(child, {"Kort.": "Short."})

    below = read("/en/zo-werkt-het/vragen/")

    assert [link.get("lang") for link in below.select(".main-nav a")] == ["nl"]
    assert [link.get("lang") for link in below.select(".breadcrumbs a")] == [None, "nl"]
    assert below.select_one(".breadcrumbs [aria-current]")["lang"] == "nl"
    assert below.h1["lang"] == "nl"


def test_a_description_for_search_engines_is_in_the_language_of_the_page(
    page: StandardPage, translate: Callable
) -> None:
    translate(page, {"Zo werkt het": "How it works", "Bel ons.": "Call us."})

    description = read(ADDRESS).select_one("meta[name=description]")

    assert description["content"].startswith("Call us.")


def test_a_page_whose_translation_was_handed_over_unchanged_is_dutch_still(
    page: StandardPage, translate: Callable, django_capture_on_commit_callbacks: Callable
) -> None:
    """ "Stop met vertalen": from then on it is an ordinary page that somebody edits."""
    english = translate(page, {}).specific
    english.get_translation(Locale.objects.get(language_code="nl"))
    from wagtail_localize.models import Translation

    Translation.objects.update(enabled=False)
    english.save_revision().publish()
    assert Client().get(ADDRESS).status_code == 302

    english.intro = "You need no account."
    english.save_revision().publish()
    assert languages_of(read(ADDRESS), ["You need no account.", "Zoeken"]) == {
        "You need no account.": "en",
        "Zoeken": "nl",
    }


def test_a_page_that_was_copied_to_stand_above_a_translated_one_leads_to_the_dutch_page(
    page: StandardPage, translator: Translator, translate: Callable
) -> None:
    """wagtail-localize makes aliases of pages above, and of whole trees where it is told to."""
    page.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)

    answer = Client().get(ADDRESS)

    assert (answer.status_code, answer["Location"]) == (302, "/zo-werkt-het/")
    assert "Zo werkt het" not in menu("/en/")
    assert languages_offered("/zo-werkt-het/") == []


def test_a_page_written_in_english_needs_no_translation(translator: Translator, home: HomePage) -> None:
    english = home.get_translation(Locale.objects.get(language_code="en"))
    english.add_child(instance=StandardPage(title="For visitors", slug="for-visitors", intro="Welcome."))

    assert read("/en/for-visitors/").main.select("[lang], .language-note") == []


def test_a_language_without_a_start_page_leads_to_dutch(page: StandardPage, home: HomePage) -> None:
    assert not Page.objects.filter(locale__language_code="en").exists()

    for path in ("", "zo-werkt-het/"):
        answer = Client().get(f"/en/{path}")
        assert (answer.status_code, answer["Location"]) == (302, f"/{path}")


def test_who_publishes_without_one_sentence_reads_what_visitors_get(
    page: StandardPage, translator: Translator, django_capture_on_commit_callbacks: Callable
) -> None:
    english = translator.begin(page)

    said = translator.publish(english)

    assert "Er is nog geen zin vertaald" in said
    translator.write(english, {"Bel ons.": "Call us."})
    assert "Er is nog geen zin vertaald" not in translator.publish(english)


def left_to_do(translator: Translator) -> dict[str, tuple[str, str]]:
    """The row of each page under "Deels vertaald" on the start screen, and where its button leads."""
    screen = BeautifulSoup(translator.browser.get("/beheer/").content, "html.parser")
    heading = screen.find(string=lambda text: text.strip() == "Deels vertaald")
    if heading is None:
        return {}
    rows = heading.find_parent("section").select("li")
    return {
        row.a.get_text(strip=True): (" ".join(row.get_text(" ").split()), row.select_one(".button")["href"])
        for row in rows
    }


def test_a_translator_sees_which_pages_are_translated_in_part(
    page: StandardPage, translator: Translator, django_capture_on_commit_callbacks: Callable
) -> None:
    assert left_to_do(translator) == {}
    with django_capture_on_commit_callbacks(execute=True):
        english = translator.begin(page)
    assert "Nog geen zin vertaald" in left_to_do(translator)["Zo werkt het"][0]

    first = {text: ENGLISH[text] for text in ("Zo werkt het", "Bel ons.")}
    translator.write(english, first)
    with django_capture_on_commit_callbacks(execute=True):
        translator.publish(english)
    words, button = left_to_do(translator)["Zo werkt het"]
    assert "Nog 5 zinnen" in words and "Engels" in words
    assert translator.browser.get(button).status_code == 200

    translator.write(english, {text: words for text, words in ENGLISH.items() if text not in first})
    assert "Vertaald, nog niet gepubliceerd" in left_to_do(translator)["Zo werkt het"][0]
    with django_capture_on_commit_callbacks(execute=True):
        translator.publish(english)
    assert left_to_do(translator) == {}


def test_the_row_stays_after_fetching_what_changed_until_it_is_published(
    page: StandardPage,
    translator: Translator,
    translate: Callable,
    django_capture_on_commit_callbacks: Callable,
) -> None:
    english = translate(page, ENGLISH)
    page.intro = "Je hebt geen account nodig, nooit."
    page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        translator.fetch_changes(page, publish=False)

    assert "Nog 1 zin" in left_to_do(translator)["Zo werkt het"][0]
    translator.write(english, {page.intro: "You never need an account."})
    assert "nog niet gepubliceerd" in left_to_do(translator)["Zo werkt het"][0]


def test_a_page_in_english_costs_one_question_more_than_in_dutch(
    page: StandardPage, translate: Callable, django_assert_max_num_queries: Any
) -> None:
    translate(page, {"Zo werkt het": "How it works"})
    Client().get(ADDRESS)

    counts = []
    for path in ("/zo-werkt-het/", ADDRESS):
        with django_assert_max_num_queries(20) as asked:
            read(path)
        counts.append(len(asked))

    assert counts[1] - counts[0] <= 2


def test_what_is_taken_off_the_site_says_nothing_of_other_pages_any_more(
    page: StandardPage, translate: Callable
) -> None:
    english = translate(page, {"Zo werkt het": "How it works"})
    assert UntranslatedText.objects.among(["Zoeken"], "en") == {"Zoeken"}

    english.refresh_from_db()
    english.unpublish()

    assert UntranslatedText.objects.among(["Zoeken"], "en") == set()


def test_who_may_read_a_closed_page_is_led_to_it_in_dutch(page: StandardPage, translate: Callable) -> None:
    english = translate(page, {})
    for closed in (page, english):
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
    reader = Client()
    reader.force_login(
        get_user_model().objects.create_user("lezer"), backend="django.contrib.auth.backends.ModelBackend"
    )

    answer = reader.get(ADDRESS)

    assert (answer.status_code, answer["Location"]) == (302, "/zo-werkt-het/")
    assert reader.get("/zo-werkt-het/").status_code == 200
