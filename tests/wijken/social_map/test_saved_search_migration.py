"""Questions stored in pages become saved searches after an upgrade, in all revisions."""

import json
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from wagtail.blocks import StreamValue
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, TranslationSource

from core.models import HomePage
from tests.wijken.conftest import Town
from wijken.directory.models import Audience, Question, Theme
from wijken.models import NeighbourhoodPage

TALK = "Waar kan ik praten?"


def old(text: str, query: str, block: str = "a") -> dict[str, Any]:
    return {"type": "question", "id": block, "value": {"text": text, "query": query}}


def store(page: Any, *live: dict, draft: list[dict] | None = None) -> None:
    """The live questions, and those of the latest revision, as an older release stored them."""
    block = type(page).questions.field.stream_block
    pages = type(page).objects.filter(pk=page.pk)
    pages.update(questions=StreamValue(block, list(live), is_lazy=True))
    revision = page.save_revision()
    revision.content["questions"] = json.dumps(draft or list(live))
    revision.save()


def upgrade() -> None:
    import_module("wijken.migrations.0006_kept_questions").keep_questions(apps, None)


def chosen(page: NeighbourhoodPage) -> list[Question]:
    return [block.value for block in NeighbourhoodPage.objects.get(pk=page.pk).questions]


@pytest.fixture
def meeting(town: Town) -> Theme:
    return Theme.objects.create(name="Ontmoeten", slug="ontmoeten")


def test_a_text_and_its_address_become_a_question_with_the_same_choices(town: Town, meeting: Theme) -> None:
    young = Audience.objects.create(name="Jongeren", slug="jongeren")
    query = "zoek=koffie+drinken&thema=ontmoeten&doelgroep=jongeren&wanneer=weekend&kosten=gratis&wijk=noord"
    store(town.north_page, old(TALK, query), old("Wat is er?", "", "b"))
    upgrade()
    first, second = chosen(town.north_page)
    assert (first.name, first.theme, first.audience) == (TALK, meeting, young)
    assert (first.words, first.when, first.cost) == ("koffie drinken", "weekend", "free")
    assert (second.name, second.theme, second.words) == ("Wat is er?", None, "")
    assert not first.everywhere, "the start page keeps its own questions"


def test_a_question_that_is_kept_already_is_not_made_again(town: Town, meeting: Theme) -> None:
    same = Question.objects.create(name=TALK, slug="waar-kan-ik-praten", theme=meeting)
    store(
        town.north_page,
        old(TALK, "thema=ontmoeten&wijk=noord"),
        old(TALK, "zoek=praten", "b"),
        old("Wie praat mee?", "thema=ontmoeten", "c"),
    )
    upgrade()
    first, second, third = chosen(town.north_page)
    assert first == same
    assert (second.slug, second.words) == ("waar-kan-ik-praten-2", "praten"), "the same words, another answer"
    assert third.slug == "wie-praat-mee"


def test_a_draft_keeps_its_own_questions(town: Town) -> None:
    store(town.north_page, old(TALK, "zoek=praten"), draft=[old("Waar is soep?", "zoek=soep")])
    upgrade()
    draft = NeighbourhoodPage.objects.get(pk=town.north_page.pk).get_latest_revision_as_object()
    assert [block.value.words for block in draft.questions] == ["soep"]
    assert [question.words for question in chosen(town.north_page)] == ["praten"]


def test_a_translation_becomes_the_english_name_of_the_question(town: Town, english: Locale) -> None:
    town.index.copy_for_translation(english)
    translated = town.north_page.copy_for_translation(english)
    store(translated, old("Where can I talk?", "zoek=praten"))
    store(town.north_page, old(TALK, "zoek=praten"))
    upgrade()
    (question,) = chosen(town.north_page)
    assert chosen(translated) == [question]
    assert (question.name, question.name_in("en")) == (TALK, "Where can I talk?")


def test_translators_go_on_from_the_page_as_it_is_now(town: Town, english: Locale) -> None:
    source = TranslationSource.get_or_create_from_instance(town.north_page)[0]
    source.content_json = json.dumps(
        json.loads(source.content_json) | {"questions": json.dumps([old(TALK, "zoek=praten")])}
    )
    source.save()
    segment = source.stringsegment_set.select_related("context", "string").get(context__path="intro")
    context = segment.context.__class__.objects.create(object=source.object, path="questions.a.text")
    StringSegment.objects.create(
        source=source, context=context, string=segment.string, order=9, attrs=segment.attrs
    )
    store(town.north_page, old(TALK, "zoek=praten"))
    upgrade()
    source.refresh_from_db()
    town.index.copy_for_translation(english)
    translated = source.create_or_update_translation(english, fallback=True)[0]
    assert chosen(translated) == chosen(town.north_page) != []


def test_who_upgrades_reads_which_choice_has_no_place_in_a_question(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    store(town.north_page, old(TALK, "zoek=praten&wijk=west&dagdeel=avond"))
    upgrade()
    assert "{'wijk': 'west', 'dagdeel': 'avond'}" in caplog.text
    assert [question.words for question in chosen(town.north_page)] == ["praten"]


def test_questions_of_the_start_page_are_shown_everywhere(town: Town, client: Client) -> None:
    home = HomePage.objects.get()
    Question.objects.create(name="Die er al was", slug="was-er-al")
    store(
        home,
        old(TALK, "zoek=praten"),
        old("Waar is soep?", "zoek=soep", "b"),
        draft=[old("Waar is thee?", "zoek=thee")],
    )
    upgrade()
    shown = Question.objects.filter(everywhere=True).values_list("name", flat=True)
    assert list(shown) == [TALK, "Waar is soep?", "Die er al was"]
    assert not Question.objects.get(name="Waar is thee?").everywhere, "it was in a draft alone"
    page = client.get(home.url).content.decode()
    assert page.index(TALK) < page.index("Waar is soep?") < page.index("Die er al was")
    home = HomePage.objects.get()
    assert not home.questions and not home.get_latest_revision_as_object().questions
