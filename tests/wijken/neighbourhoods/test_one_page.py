"""There is one live page about a neighbourhood, however a second one comes about."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from tests.wijken.conftest import Town
from tests.wijken.directory.conftest import log_in  # noqa: F401 - fixture
from wijken.models import NeighbourhoodPage


@pytest.fixture
def editor(town: Town, log_in: Callable[[str], Client]) -> Client:  # noqa: F811 - fixture
    return log_in("Redacteuren")


def publish(editor: Client, url: str, **changes: str) -> HttpResponse:
    data = querydict_from_html(editor.get(url).content.decode(), form_id="page-edit-form")
    blocks = nested_form_data({"questions": streamfield([]), "body": streamfield([])})
    for name, value in {**blocks, **changes, "action-publish": "1"}.items():
        data[name] = value
    return editor.post(url, data)


def copy(editor: Client, town: Town, **fields: str) -> str:
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": town.index.pk, **fields}
    url = reverse("wagtailadmin_pages:copy", args=[town.north_page.pk])
    return editor.post(url, data, follow=True).content.decode()


@pytest.mark.parametrize("ticked", ["publish_copies", "alias"])
def test_a_copy_does_not_show_the_same_neighbourhood_twice(town: Town, editor: Client, ticked: str) -> None:
    said = copy(editor, town, **{ticked: "on"})
    assert "Over een wijk is er één pagina." in said
    assert NeighbourhoodPage.objects.filter(live=True).count() == 1


def test_a_draft_copy_is_for_another_neighbourhood(town: Town, editor: Client) -> None:
    copy(editor, town)
    copied = NeighbourhoodPage.objects.get(slug="kopie")
    url = reverse("wagtailadmin_pages:edit", args=[copied.pk])
    page = publish(editor, url)
    assert "Over deze wijk is er al een pagina: Noord." in page.content.decode()

    assert publish(editor, url, neighbourhood=str(town.west.pk)).status_code == 302
    copied.refresh_from_db()
    assert copied.live and copied.neighbourhood == town.west


def test_the_page_itself_can_always_be_changed(town: Town, editor: Client) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[town.north_page.pk])
    assert publish(editor, url, intro="Nieuw.").status_code == 302
    assert NeighbourhoodPage.objects.get(pk=town.north_page.pk).intro == "Nieuw."


@pytest.mark.parametrize("with_parent", [False, True])
def test_publishing_drafts_from_a_list_shows_no_neighbourhood_twice(
    town: Town, editor: Client, with_parent: bool
) -> None:
    copy(editor, town)
    draft = NeighbourhoodPage.objects.get(slug="kopie")
    chosen = town.index if with_parent else draft
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    said = editor.post(
        f"{url}?id={chosen.pk}&next=/beheer/", {"include_descendants": "on"}, follow=True
    ).content.decode()

    assert "Er is niets gepubliceerd." in said and "Kopie en Noord" in said
    draft.refresh_from_db()
    assert not draft.live

    draft.neighbourhood = town.west
    draft.save_revision()
    editor.post(f"{url}?id={chosen.pk}&next=/beheer/", {"include_descendants": "on"})
    draft.refresh_from_db()
    assert draft.live
