"""Stories: consent, withdrawal, and where they are shown."""

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.urls import reverse

from tests.wijken.conftest import Town
from wijken.models import StoryPage

Read = Callable[..., str]
STORY = "/wijken/noord/verhalen/samen-eten/"


def told(town: Town) -> StoryPage:
    story = town.story("Samen eten", quote_text="We hadden dezelfde koekjes.", quote_by="Amina, gastvrouw")
    story.steps = [town.step]
    story.listings = [town.listing("Eettafel")]
    story.save()
    return story


def test_a_story_shows_its_step_its_listings_and_who_said_what(town: Town, read: Read) -> None:
    told(town)
    page = read(STORY)
    assert 'href="/methode/stap-3/"' in page
    assert 'href="/sociale-kaart/eettafel/"' in page
    assert "We hadden dezelfde koekjes." in page and "Amina, gastvrouw" in page


def test_a_story_is_found_from_its_neighbourhood_its_listing_and_its_step(town: Town, read: Read) -> None:
    told(town)
    for address in (
        "/wijken/noord/",
        "/wijken/noord/verhalen/",
        "/sociale-kaart/eettafel/",
        "/methode/stap-3/",
    ):
        assert f'href="{STORY}"' in read(address), address


def test_a_story_is_gone_everywhere_once_consent_is_withdrawn(town: Town, read: Read) -> None:
    story = told(town)
    StoryPage.objects.filter(pk=story.pk).update(consent_withdrawn_on=date(2026, 11, 23))
    assert Client().get(STORY).status_code == 404
    for address in (
        "/wijken/noord/",
        "/wijken/noord/verhalen/",
        "/sociale-kaart/eettafel/",
        "/methode/stap-3/",
    ):
        assert "Over Samen eten" not in read(address), address
    assert STORY not in read("/sitemap.xml")


def test_consent_withdrawn_in_dutch_takes_the_english_story_down_too(town: Town, english: object) -> None:
    story = told(town)
    for page in (town.index, town.north_page, town.stories, story):
        page.copy_for_translation(english).save_revision().publish()
    assert Client().get(f"/en{STORY}").status_code == 200
    StoryPage.objects.filter(pk=story.pk).update(consent_withdrawn_on=date(2026, 11, 23))
    assert Client().get(f"/en{STORY}").status_code == 404


def test_an_empty_story_index_explains_itself(town: Town, read: Read) -> None:
    assert "Er is nog geen verhaal uit deze wijk" in read("/wijken/noord/verhalen/")


def test_an_editor_ticks_steps_in_order_and_listings_of_the_own_neighbourhood(
    town: Town, client: Client, django_user_model: type
) -> None:
    here, elsewhere, everywhere = (
        town.listing("Hier"),
        town.listing("Elders", neighbourhood=town.west),
        town.listing("Overal", neighbourhood=None),
    )
    story = told(town)
    client.force_login(django_user_model.objects.create_superuser("baas", "b@example.nl", "geheim-genoeg-1"))
    for address in (
        reverse("wagtailadmin_pages:edit", args=[story.pk]),
        reverse("wagtailadmin_pages:add", args=["wijken", "storypage", town.stories.pk]),
    ):
        form = client.get(address).context["form"]
        assert set(form.fields["listings"].queryset) >= {here, everywhere}
        assert elsewhere not in form.fields["listings"].queryset
        assert [label for _value, label in form.fields["steps"].choices] == [
            "3. Laat bewoners elkaar ontmoeten"
        ]
        assert 'type="checkbox"' in str(form["steps"])
