"""Each screen of the admin leads to the chapter that explains it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.hooks import search_for_hooks
from wagtail.models import Locale, Page

from core.help.guide import editors_guide
from core.help.screens import explained
from tests.factories import a_page
from tests.wijken.conftest import Town, english, module_town, town  # noqa: F401 - fixtures
from tests.wijken.directory.conftest import log_in  # noqa: F401 - fixture

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

LINK = re.compile(r'class="help-link" href="([^"]+)"')


@pytest.fixture
def editor(town: Town, log_in: Callable[[str], Client]) -> Client:  # noqa: F811
    return log_in("Redacteuren")


def chapter_linked_at(client: Client, url: str) -> str:
    page = client.get(url)
    assert page.status_code == 200, url
    return ", ".join(found.split("/")[-2] for found in LINK.findall(page.content.decode()))


def editing(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_no_screen_leads_to_a_chapter_that_is_not_there() -> None:
    search_for_hooks()
    assert explained() - {chapter.slug for chapter in editors_guide().chapters} == set()


def test_every_screen_leads_to_its_chapter(editor: Client, town: Town, english: Locale) -> None:  # noqa: F811
    listing = town.listing("Koffie")
    activity = town.activity(listing, "Inloop")
    story = town.story("Samen eten")
    method = town.step.get_parent()
    new_story = reverse("wagtailadmin_pages:add", args=["wijken", "storypage", town.stories.pk])
    pages = {
        reverse("wagtailadmin_home"): "het-startscherm",
        reverse("wagtailsnippets_directory_listing:list"): "een-vermelding-toevoegen",
        reverse("wagtailsnippets_directory_listing:add"): "een-vermelding-toevoegen",
        reverse("wagtailsnippets_directory_listing:edit", args=[listing.pk]): "een-vermelding-toevoegen",
        reverse("wagtailsnippets_directory_activity:edit", args=[activity.pk]): "een-tijd-veranderen",
        editing(story): "een-verhaal-schrijven",
        new_story: "een-verhaal-schrijven",
        editing(town.north_page): "een-wijkpagina-bijhouden",
        editing(method): "een-stap-van-de-methode-veranderen",
        reverse("wagtailadmin_explore", args=[method.pk]): "een-stap-van-de-methode-veranderen",
        editing(town.home.get_translation(english)): "een-pagina-vertalen",
        reverse("wijken_new_neighbourhood"): "een-nieuwe-wijk",
        reverse("wijken_checklist", args=[town.north.pk]): "een-nieuwe-wijk",
        reverse("core_reports"): "rapporten",
        reverse("wagtailadmin_reports:workflow"): "rapporten",
        reverse("search_report"): "wat-mensen-zoeken-en-missen",
        reverse("upkeep_phone_list"): "zeggen-dat-het-nog-klopt",
        reverse("meldingen:index"): "van-bewoners-meldingen-en-voorstellen",
        reverse("own-account"): "extra-beveiliging-bij-het-inloggen",
    }
    assert {url: chapter_linked_at(editor, url) for url in pages} == pages


def test_a_screen_without_a_chapter_has_no_link(editor: Client, town: Town) -> None:  # noqa: F811
    page = a_page(parent=town.home)
    assert chapter_linked_at(editor, editing(page)) == ""
    assert chapter_linked_at(editor, reverse("wagtailimages:index")) == ""
