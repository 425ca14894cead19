"""Translation tasks are shown on the dashboard of translators, and of nobody else."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from config.roles import EDITORS, TRANSLATORS, set_up_roles
from core.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Page:
    english = Locale.objects.create(language_code="en")
    home = Page.objects.get(depth=2)
    translate_object(home, [english])
    set_up_roles()
    return home


def browser(group: str) -> Client:
    user = get_user_model().objects.create(username=group)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def published(parent: Page, title: str) -> Page:
    page = parent.add_child(instance=StandardPage(title=title, slug=title.lower(), intro="Wij helpen."))
    page.save_revision().publish()
    return page


def work(client: Client) -> dict[str, str]:
    """Titles of the tasks, with the URLs of their buttons."""
    screen = client.get("/beheer/").content.decode()
    buttons = (
        r'<a class="button[^"]*" href="([^"]+)">\s*(?:Vertaal|Haal op)<span class="w-sr-only">: ([^<]+)<'
    )
    return {title: address for address, title in re.findall(buttons, screen)}


def test_a_page_waits_when_the_page_above_it_has_been_translated(home: Page) -> None:
    above = published(home, "Contact")
    published(above, "Route")
    translator = browser(TRANSLATORS)

    waiting = work(translator)

    assert list(waiting) == ["Contact"]
    form = translator.get(waiting["Contact"])
    assert re.search(r'name="locales"[^>]*checked', form.content.decode()), "the language is chosen already"


def test_a_translation_waits_again_when_the_dutch_text_changed(home: Page) -> None:
    page = published(home, "Contact")
    translate_object(page, [Locale.objects.get(language_code="en")])
    translator = browser(TRANSLATORS)
    assert work(translator) == {}

    page.intro = "Wij helpen je graag."
    page.save_revision().publish()

    waiting = work(translator)
    assert list(waiting) == ["Contact"]
    assert translator.get(waiting["Contact"]).status_code == 200


def test_editors_of_the_dutch_pages_get_no_translation_tasks(home: Page) -> None:
    published(home, "Contact")

    assert work(browser(EDITORS)) == {}
