"""Two translators at one segment: the second is told, and neither text is lost."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from core.models import StandardPage

pytestmark = pytest.mark.django_db


class Window:
    """An open translation, with the state of its script."""

    def __init__(self, browser: Client, page: Page) -> None:
        self.browser = browser
        self.html = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        [self.opened] = re.findall(r'data-read-at="([^"]+)"', self.html)
        self.read_at: dict[str, str] = {}

    def write(self, url: str, text: str) -> int:
        return self.send(url, "put", encode_multipart(BOUNDARY, {"value": text}))

    def take_away(self, url: str) -> int:
        return self.send(url, "delete", b"")

    def send(self, url: str, method: str, data: bytes) -> int:
        headers = {"Read-At": self.read_at.get(url, self.opened)}
        response = getattr(self.browser, method)(url, data, MULTIPART_CONTENT, headers=headers)
        self.read_at[url] = response.get("Saved-At") or self.read_at.get(url, self.opened)
        return response.status_code


class Translator:
    def __init__(self, name: str) -> None:
        user = get_user_model().objects.create_superuser(name, f"{name}@example.nl", "x", first_name=name)
        self.browser = Client()
        self.browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def open(self, page: Page) -> Window:
        return Window(self.browser, page)


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


@pytest.mark.parametrize("names", [("Anna", "Bram"), ("Anna", "Anna")], ids=["two people", "two windows"])
def test_the_second_window_does_not_overwrite_the_first_in_silence(
    english: Page, sentence: str, names: tuple[str, str]
) -> None:
    people = {name: Translator(name) for name in {*names}}
    first, second = (people[name].open(english) for name in names)
    assert first.write(sentence, "We help.") == 201

    assert second.write(sentence, "We are of help.") == 409

    assert StringTranslation.objects.get().data == "We help."
    again = people[names[1]].open(english)
    who = "Anna" if names == ("Anna", "Bram") else "Je andere venster"
    assert f"{who} vertaalde dit net als: “We help.”" in again.html
    assert "“We are of help.”" in again.html
    assert second.write(sentence, "We are of help.") == 409, "this window has still not read it"
    assert again.write(sentence, "We are of help.") == 200
    assert StringTranslation.objects.get().data == "We are of help."
    assert first.write(sentence, "We do help.") == 409


def test_a_window_that_is_opened_later_says_nothing_of_what_an_earlier_one_has_read(
    english: Page, sentence: str
) -> None:
    anna, bram = Translator("Anna"), Translator("Bram")
    early = bram.open(english)
    anna.open(english).write(sentence, "We help.")
    bram.open(english)

    assert early.write(sentence, "We are of help.") == 409


def test_taking_away_what_another_just_wrote_is_refused_too(english: Page, sentence: str) -> None:
    anna, bram = (Translator(name).open(english) for name in ("Anna", "Bram"))
    anna.write(sentence, "We help.")

    assert bram.take_away(sentence) == 409
    assert StringTranslation.objects.exists()


def test_a_window_is_never_stopped_by_what_it_saved_itself(english: Page, sentence: str) -> None:
    window = Translator("Anna").open(english)

    assert [window.write(sentence, text) for text in ("We help.", "We do help.")] == [201, 200]
    assert window.take_away(sentence) == 200
    assert window.write(sentence, "We help.") == 201


def test_who_never_heard_that_it_was_saved_may_send_the_same_again(english: Page, sentence: str) -> None:
    window = Translator("Anna").open(english)
    window.write(sentence, "We help.")
    window.read_at.clear()

    assert window.write(sentence, "We help.") == 200


def test_a_request_without_read_at_overwrites_nothing(english: Page, sentence: str) -> None:
    window = Translator("Anna").open(english)
    window.write(sentence, "We help.")
    data = encode_multipart(BOUNDARY, {"value": "We are of help."})

    assert window.browser.put(sentence, data, MULTIPART_CONTENT).status_code == 409


def test_who_may_not_translate_hears_nothing_of_what_somebody_else_wrote(
    english: Page, sentence: str
) -> None:
    assert Translator("Ada").open(english).write(sentence, "A secret draft") == 201
    nosy = get_user_model().objects.create_user("nosy", "nosy@example.nl", "x")
    nosy.user_permissions.add(Permission.objects.get(codename="access_admin"))
    without_rights = Client()
    without_rights.force_login(nosy, backend="django.contrib.auth.backends.ModelBackend")
    data = encode_multipart(BOUNDARY, {"value": "x"})

    for browser, status in ((Client(), 302), (without_rights, 403)):
        answer = browser.put(sentence, data, MULTIPART_CONTENT)
        assert answer.status_code == status
        assert "messages" not in answer.cookies
        assert "secret" not in browser.get("/beheer/login/").content.decode()

    no_token = Client(enforce_csrf_checks=True)
    no_token.force_login(get_user_model().objects.get(username="Ada"))
    assert no_token.put(sentence, data, MULTIPART_CONTENT).status_code == 403
    assert StringTranslation.objects.get().data == "A secret draft"
