"""Previews show the public page with unsaved changes, to editors only."""

from collections.abc import Callable

import pytest
from django.db.models import Model
from django.test import Client
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from core.models import HomePage
from wijken.directory.models import Activity, Listing, Location, Neighbourhood, Organisation
from wijken.models import NeighbourhoodIndexPage, NeighbourhoodPage

from .editing import address, filled_in

Preview = Callable[..., str]


@pytest.fixture
def preview(editor: Client) -> Preview:
    """``preview(place, name="Zaal")`` returns the preview beside the form."""

    def shown(thing: Model, **changes: str) -> str:
        url = address(thing, "preview_on_edit")
        answer = editor.post(url, filled_in(editor, address(thing, "edit"), **changes))
        assert answer.json() == {"is_valid": True, "is_available": True}
        return editor.get(url).content.decode()

    return shown


def test_a_place_is_seen_on_the_page_of_a_listing_there(preview: Preview, listing: Listing) -> None:
    text = preview(listing.location, name="Zaal De Reiger", access_note="De deur is zwaar.")

    assert f"<h1>{listing.name}</h1>" in text.replace("\n", "")
    assert "Zaal De Reiger" in text
    assert "De deur is zwaar." in text
    assert Location.objects.get().name == "Buurthuis"


def test_a_place_of_one_activity_alone_is_seen_there(
    preview: Preview, activity: Activity, neighbourhood: Neighbourhood
) -> None:
    activity.location = Location.objects.create(name="Tuin", kind="garden", neighbourhood=neighbourhood)
    activity.save()

    assert "Tuin achter de school" in preview(activity.location, name="Tuin achter de school")


def test_a_provider_is_seen_on_the_page_of_what_it_offers(preview: Preview, listing: Listing) -> None:
    listing.organisation = Organisation.objects.create(name="Stichting Oud", slug="stichting")
    listing.save()

    assert "Stichting Nieuw" in preview(listing.organisation, name="Stichting Nieuw")


def test_a_neighbourhood_is_seen_on_its_own_page(preview: Preview, neighbourhood: Neighbourhood) -> None:
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Start", slug="start-hier"))
    index = home.add_child(instance=NeighbourhoodIndexPage(title="Wijken"))
    index.add_child(instance=NeighbourhoodPage(title="Over Noord", neighbourhood=neighbourhood))

    text = preview(neighbourhood, contact_role="netwerkbouwer van Noord", contact_phone="015-0000199")

    assert "Over Noord" in text
    assert "netwerkbouwer van Noord" in text
    assert "015-0000199" in text


def test_who_approves_a_neighbourhood_sees_on_its_page_what_was_sent_in(
    editor: Client, neighbourhood: Neighbourhood
) -> None:
    index = Page.objects.get(depth=2).add_child(
        instance=NeighbourhoodIndexPage(title="Wijken", slug="wijken")
    )
    index.add_child(instance=NeighbourhoodPage(title="Noord", slug="noord", neighbourhood=neighbourhood))
    neighbourhood.contact_role, neighbourhood.contact_phone = "netwerkbouwer van Noord", "015-0000199"
    neighbourhood.save_revision()
    workflow = Workflow.objects.create(name="Meelezen")
    task = GroupApprovalTask.objects.create(name="Redactie leest mee")
    task.groups.set(editor.user.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(neighbourhood, editor.user)

    shown = editor.get(address(neighbourhood, "workflow_preview", task.pk))

    assert shown.status_code == 200
    assert "netwerkbouwer van Noord" in shown.content.decode()


def test_what_no_page_shows_yet_says_what_to_do_first(
    preview: Preview, place: Location, neighbourhood: Neighbourhood
) -> None:
    assert "Nog geen vermelding is op deze plek." in preview(place)
    assert "Deze wijk heeft nog geen eigen pagina." in preview(neighbourhood)
    provider = Organisation.objects.create(name="Stichting", slug="stichting")
    assert "Nog geen vermelding is van deze aanbieder." in preview(provider)
