# ruff: noqa: F401, F811 - fixtures of another file
"""Withdrawing consent includes copies of the story, however they were made."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Locale, Page, Revision

from core.models import SiteImage
from tests.wijken.conftest import Town
from tests.wijken.consent.test_actions import SECRET, STORY, editor, picture, story, withdraw
from wijken.models import StoryPage


def shown(client: Client, page: Page) -> bool:
    answer = client.get(page.url)
    return answer.status_code == 200 and SECRET in answer.content.decode()


@pytest.fixture
def copied_neighbourhood(editor: Client, story: StoryPage, town: Town) -> StoryPage:
    """Copy a neighbourhood page with its descendants in the admin, and publish the copies."""
    form = {
        "new_title": "Zuid",
        "new_slug": "zuid-kopie",
        "new_parent_page": town.index.pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    answer = editor.post(reverse("wagtailadmin_pages:copy", args=[town.north_page.pk]), form)
    if answer.status_code != 302:  # the admin cannot copy it if a neighbourhood may have only one page
        town.north_page.copy(
            recursive=True, update_attrs={"slug": "zuid-kopie", "title": "Zuid"}, keep_live=True
        )
    return StoryPage.objects.get(url_path__contains="/zuid-kopie/", locale=story.locale)


def test_a_story_in_a_copied_neighbourhood_goes_too(
    editor: Client,
    story: StoryPage,
    copied_neighbourhood: StoryPage,
) -> None:
    visitor = Client()
    assert shown(visitor, story) and shown(visitor, copied_neighbourhood)
    html = editor.get(reverse("wijken_consent", args=[story.pk])).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[copied_neighbourhood.pk]) in html
    withdraw(editor, story)
    assert visitor.get(copied_neighbourhood.url).status_code == 404
    assert not StoryPage.objects.filter(live=True).exists()
    above = copied_neighbourhood.get_parent().url
    assert "amen eten" not in visitor.get(above).content.decode()


def test_withdrawing_at_the_copy_takes_the_first_one_down(
    editor: Client,
    story: StoryPage,
    copied_neighbourhood: StoryPage,
) -> None:
    withdraw(editor, copied_neighbourhood)
    visitor = Client()
    assert visitor.get(STORY).status_code == visitor.get(f"/en{STORY}").status_code == 404


def test_the_translation_of_a_copy_and_an_alias_go_too(
    editor: Client,
    story: StoryPage,
    town: Town,
    english: Locale,
) -> None:
    copy = story.copy(update_attrs={"slug": "nog-eens", "title": "Nog eens"}, keep_live=True)
    translated = copy.copy_for_translation(english)
    translated.save_revision().publish()
    alias = CreatePageAliasAction(story, parent=town.stories, update_slug="alias").execute()
    visitor = Client()
    assert all(shown(visitor, page) for page in (copy, translated, alias))
    withdraw(editor, story)
    assert [visitor.get(page.url).status_code for page in (copy, translated, alias)] == [404] * 3


def test_no_version_of_a_copy_brings_it_back(editor: Client, story: StoryPage) -> None:
    copy = story.copy(update_attrs={"slug": "nog-eens", "title": "Nog eens"}, keep_live=True)
    older = Revision.objects.get(pk=copy.save_revision().pk)
    older.content.pop("story_key")  # as in revisions from before this field existed
    older.save()
    withdraw(editor, story)
    older.publish()
    assert Client().get(copy.url).status_code == 404


def test_a_draft_copied_after_the_withdrawal_does_not_become_public(
    editor: Client,
    story: StoryPage,
) -> None:
    withdraw(editor, story)
    story.refresh_from_db()
    late = story.copy(update_attrs={"slug": "later", "title": "Later"})
    late.consent_withdrawn_on = None
    late.save_revision().publish()
    assert Client().get(late.url).status_code == 404


def test_a_picture_that_only_copies_show_goes_with_them(
    editor: Client,
    story: StoryPage,
    picture: SiteImage,
) -> None:
    story.copy(update_attrs={"slug": "nog-eens", "title": "Nog eens"}, keep_live=True)
    withdraw(editor, story)
    assert not SiteImage.objects.filter(pk=picture.pk).exists()


def test_another_story_with_the_same_title_stays(editor: Client, story: StoryPage, town: Town) -> None:
    other = town.story("Samen eten", slug="samen-eten-2", cause="Heel andere mensen")
    other.save_revision().publish()
    withdraw(editor, story)
    assert Client().get(other.url).status_code == 200
