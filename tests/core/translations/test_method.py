"""The method with some of it translated: steps, words and paper."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from core.generated_files.registry import NothingToMakeError
from core.models import HomePage, PublishedTranslation
from core.translations.lang_attributes import mark_untranslated
from core.translations.sentences import keep_all
from methode.handbook.pdf import handbook
from methode.models import MethodPage, StepPage, Term
from search.index import writer
from search.index.sources import all_ids
from search.models import Posting
from tests import pdf_text
from tests.core.translations.conftest import Translator, languages_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def method(home: HomePage, translate: Callable) -> MethodPage:
    """Translated in full; its step in part, and its word not at all."""
    method = MethodPage(title="De methode", slug="methode", intro="Zo doe je het.")
    home.add_child(instance=method)
    method.save_revision().publish()
    word = Term.objects.create(name="Verbinder", slug="verbinder", explanation="Iemand die mensen kent.")
    step = StepPage(
        title="Verkennen",
        slug="stap-1",
        number=1,
        goal="Weten wie er woont.",
        source_text="Loop rond",
        actions=[("item", "Bel aan."), ("item", "Luister.")],
    )
    method.add_child(instance=step)
    step.terms.add(word)
    step.save_revision().publish()
    translate(method, {"De methode": "The method", "Zo doe je het.": "This is how."})
    translate(step, {"Bel aan.": "Ring the bell."})
    return method


@pytest.fixture
def word_in_english(method: MethodPage, django_capture_on_commit_callbacks: Callable) -> Term:
    """Handed over for translation and published, with nothing translated."""
    source, _created = TranslationSource.update_or_create_from_instance(Term.objects.get(slug="verbinder"))
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.get_or_create(source=source, target_locale=english)[0]
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    return Term.objects.get(slug="verbinder", locale=english)


def test_a_step_says_of_each_part_in_which_language_it_is(method: MethodPage) -> None:
    step = read("/en/methode/stap-1/")

    texts = ["Verkennen", "Weten wie er woont.", "Ring the bell.", "Luister.", "Loop rond"]
    assert languages_of(step, texts) == {
        "Verkennen": "nl",
        "Weten wie er woont.": "nl",
        "Ring the bell.": "en",
        "Luister.": "nl",
        "Loop rond": "nl",
    }
    card = read("/en/methode/").select_one(".step-card a")
    assert (card.get_text(), card["lang"]) == ("Verkennen", "nl")


def test_the_whole_method_says_so_when_a_step_is_dutch_in_part(method: MethodPage) -> None:
    assert read("/en/methode/").select("main .language-note") == []

    whole = read("/en/methode/alles/")

    assert len(whole.select("main .language-note")) == 1
    assert languages_of(whole, ["Luister."]) == {"Luister.": "nl"}


def test_the_handbook_says_so_on_paper_too(method: MethodPage) -> None:
    paper = handbook("en/iedereen", timezone.now())

    assert "Some texts are only available in Dutch." in paper.html
    aloud = pdf_text.languages(paper.with_untranslated_marked().as_pdf())
    texts = ["Verkennen", "Weten wie er woont.", "Ring the bell.", "Luister."]
    assert [aloud[text] for text in texts] == ["nl", "nl", "en", "nl"]


def test_there_is_no_handbook_in_a_language_in_which_nothing_is_said(
    home: HomePage, translate: Callable
) -> None:
    method = MethodPage(title="De methode", slug="methode", intro="Zo doe je het.")
    home.add_child(instance=method)
    method.save_revision().publish()
    translate(method, {})

    with pytest.raises(NothingToMakeError):
        handbook("en/iedereen", timezone.now())
    assert Client().get("/en/methode/handboek.pdf").status_code == 404
    answer = Client().get("/en/methode/alles/?als=vrijwilliger")
    assert (answer.status_code, answer["Location"]) == (302, "/methode/alles/?als=vrijwilliger")


def test_a_word_that_nobody_translated_is_not_explained_in_dutch(
    method: MethodPage, word_in_english: Term
) -> None:
    assert word_in_english.name == "Verbinder"

    assert "Iemand die mensen kent." in read("/methode/stap-1/").get_text()
    assert "Iemand die mensen kent." not in read("/en/methode/stap-1/").get_text()


def test_dutch_sentences_are_no_english_words_to_search_by(method: MethodPage) -> None:
    for kind, ids in all_ids():
        writer.update(kind, ids)

    english = StepPage.objects.get(locale__language_code="en")
    words = Posting.objects.filter(entry__object_id=english.pk).values_list("word__language", "word__word")

    assert {("en", "bell"), ("nl", "verkennen"), ("nl", "luister")} <= set(words)
    assert {("en", "verkennen"), ("en", "luister"), ("nl", "bell")} & set(words) == set()


def test_what_was_published_before_is_counted_by_the_daily_round(
    method: MethodPage, translator: Translator
) -> None:

    PublishedTranslation.objects.all().delete()
    html = '<html lang="en"><body><p>Luister.</p></body></html>'
    assert mark_untranslated(html, "en") == html

    keep_all()

    assert mark_untranslated(html, "en") == html.replace("<p>", '<p lang="nl">')
