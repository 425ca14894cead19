"""Two translators at one sentence: the second is told, and neither text is lost."""

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from core.models import StandardPage

pytestmark = pytest.mark.django_db


class Translator:
    def __init__(self, name: str) -> None:
        user = get_user_model().objects.create_superuser(name, f"{name}@example.nl", "x", first_name=name)
        self.browser = Client()
        self.browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def open(self, page: Page) -> str:
        return self.browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    def write(self, url: str, text: str) -> HttpResponse:
        data = encode_multipart(BOUNDARY, {"value": text})
        return self.browser.put(url, data, content_type=MULTIPART_CONTENT)


@pytest.fixture
def english() -> Page:
    english = Locale.objects.create(language_code="en")
    home = Page.objects.get(depth=2)
    translate_object(home, [english])
    page = home.add_child(instance=StandardPage(title="Over ons", slug="over-ons", intro="Wij helpen."))
    page.save_revision().publish()
    translate_object(page, [english])
    return page.get_translation(english)


@pytest.fixture
def sentence(english: Page) -> str:
    translation = Translation.objects.get(source__object_id=english.translation_key)
    segment = translation.source.stringsegment_set.get(string__data="Wij helpen.")
    return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])


def test_the_second_translator_does_not_overwrite_the_first_in_silence(english: Page, sentence: str) -> None:
    anna, bram = Translator("Anna"), Translator("Bram")
    for translator in (anna, bram):
        translator.open(english)
    assert anna.write(sentence, "We help.").status_code == 201

    refused = bram.write(sentence, "We are of help.")

    assert refused.status_code == 409
    assert StringTranslation.objects.get().data == "We help."
    page = bram.open(english)
    assert "Anna vertaalde dit net als: “We help.”" in page
    assert "“We are of help.”" in page
    assert bram.write(sentence, "We are of help.").status_code == 200
    assert StringTranslation.objects.get().data == "We are of help."


def test_taking_away_what_another_just_wrote_is_refused_too(english: Page, sentence: str) -> None:
    anna, bram = Translator("Anna"), Translator("Bram")
    for translator in (anna, bram):
        translator.open(english)
    anna.write(sentence, "We help.")

    assert bram.browser.delete(sentence).status_code == 409
    assert StringTranslation.objects.exists()


def test_a_translator_alone_is_never_stopped(english: Page, sentence: str) -> None:
    anna = Translator("Anna")
    anna.open(english)

    assert [anna.write(sentence, text).status_code for text in ("We help.", "We do help.")] == [201, 200]
    assert anna.browser.delete(sentence).status_code == 200
