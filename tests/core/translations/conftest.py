"""A site of which somebody translates one page, through the screens of wagtail-localize."""

from collections.abc import Callable, Iterable

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import Translation

from config.roles import TRANSLATORS, set_up_roles
from core.models import HomePage, StandardPage


class Translator:
    """Somebody who translates, with a browser."""

    def __init__(self) -> None:
        user = get_user_model().objects.create_user("vertaler")
        user.groups.add(Group.objects.get(name=TRANSLATORS))
        self.browser = Client()
        self.browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        self.english = Locale.objects.get(language_code="en")

    def begin(self, page: Page) -> Page:
        """Presses "Vertaal"; the page in English."""
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        answer = self.browser.post(url, {"locales": [self.english.pk]})
        assert answer.status_code == 302
        return Page.objects.get(translation_key=page.translation_key, locale=self.english)

    def write(self, page: Page, words: dict[str, str]) -> None:
        """Fills in sentences, each in its own box."""
        translation = Translation.objects.get(
            source__object_id=page.translation_key, target_locale=page.locale
        )
        for segment in translation.source.stringsegment_set.exclude(context__path="slug"):
            if segment.string.data in words:
                url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
                data = encode_multipart(BOUNDARY, {"value": words[segment.string.data]})
                read_at = {"Read-At": timezone.now().isoformat()}
                answer = self.browser.put(url, data, content_type=MULTIPART_CONTENT, headers=read_at)
                assert answer.status_code in {201, 200}

    def publish(self, page: Page) -> str:
        """Presses "Publiceer"; what the screen says."""
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        screen = self.browser.post(url, {"action": "publish"}, follow=True)
        said = BeautifulSoup(screen.content, "html.parser").select(
            ".messages li, .w-message, [class*=message]"
        )
        return " ".join(" ".join(each.get_text().split()) for each in said)

    def fetch_changes(self, page: Page, *, publish: bool) -> None:
        """Presses "Haal op"."""
        source = Translation.objects.get(source__object_id=page.translation_key).source
        url = reverse("wagtail_localize:update_translations", args=[source.pk])
        answer = self.browser.post(url, {"publish_translations": "on"} if publish else {})
        assert answer.status_code == 302


@pytest.fixture
def home(db: None) -> HomePage:
    """The Dutch start page of an empty site."""
    Locale.objects.get_or_create(language_code="nl")
    Page.objects.filter(depth=2).delete()
    home = HomePage(title="Start", slug="start", intro="Wat is er te doen?")
    Page.objects.get(depth=1).add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": home}
    )
    Locale.objects.get_or_create(language_code="en")
    set_up_roles()
    cache.clear()
    return home


@pytest.fixture
def translator(home: HomePage, django_capture_on_commit_callbacks: Callable) -> Translator:
    """With the start page translated in full."""
    translator = Translator()
    with django_capture_on_commit_callbacks(execute=True):
        english = translator.begin(home)
        set_up_roles()  # an administrator gives translators the new language
        translator.write(english, {"Start": "Start", "Wat is er te doen?": "What is there to do?"})
    with django_capture_on_commit_callbacks(execute=True):
        translator.publish(english)
    return translator


@pytest.fixture
def page(home: HomePage) -> StandardPage:
    """A page with a heading, a text with a link, and a list."""
    page = StandardPage(
        title="Zo werkt het",
        slug="zo-werkt-het",
        intro="Je hebt geen account nodig.",
        show_in_menus=True,
        body=[
            ("heading", "Zoeken"),
            (
                "paragraph",
                "<p>Kies een <b>vraag</b> of <a href='https://example.org/'>typ</a> een woord.</p>",
            ),
            ("paragraph", "<p>Bel ons.</p><ul><li>Op maandag</li><li>Op vrijdag</li></ul>"),
        ],
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def translate(
    translator: Translator, django_capture_on_commit_callbacks: Callable
) -> Callable[[Page, dict[str, str]], Page]:
    """Has the translator begin, write these sentences and publish."""

    def run(page: Page, words: dict[str, str]) -> Page:
        with django_capture_on_commit_callbacks(execute=True):
            english = translator.begin(page)
        translator.write(english, words)
        with django_capture_on_commit_callbacks(execute=True):
            translator.publish(english)
        return english

    return run


def read(path: str) -> BeautifulSoup:
    response = Client().get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def language_of(tag: object) -> str:
    """As a screen reader finds it: on the element itself or on the nearest one around it."""
    while tag is not None and not tag.has_attr("lang"):  # type: ignore[attr-defined]
        tag = tag.parent  # type: ignore[attr-defined]
    return tag["lang"]  # type: ignore[index]


def languages_of(page: BeautifulSoup, texts: Iterable[str]) -> dict[str, str]:
    """The language in which each of these texts is read aloud; the innermost element that holds it whole."""
    found = {}
    for text in texts:
        holders = [tag for tag in page.body.find_all(True) if " ".join(tag.get_text().split()) == text]
        assert holders, f"{text!r} is not on the page"
        found[text] = language_of(holders[-1])
    return found
