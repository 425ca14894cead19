"""One search in the admin, over everything that this editor may open and nothing else."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.wijken.directory.conftest import (  # noqa: F401 - fixtures
    activity,
    editor,
    listing,
    log_in,
    neighbourhood,
    place,
    volunteer,
)
from wijken.directory.models import Activity, Listing, Neighbourhood, Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def found(client: Client, asked: str) -> dict[str, list[str]]:
    page = client.get(reverse("search_finder"), {"q": asked})
    assert page.status_code == 200
    return {str(kind.of.heading): [row.title for row in kind.rows] for kind in page.context["found"]}


def test_a_listing_is_found_by_its_place_and_its_organisation(editor: Client, listing: Listing) -> None:  # noqa: F811
    listing.organisation = Organisation.objects.create(name="Stichting Samen", slug="stichting-samen")
    listing.save()
    assert found(editor, "buurthuis")["Vermeldingen"] == ["Koffie-inloop"]
    assert found(editor, "stichting")["Vermeldingen"] == ["Koffie-inloop"]
    assert found(editor, "stichting")["Aanbieders"] == ["Stichting Samen"]


def test_pages_screens_and_activities_are_found_too(editor: Client, activity: Activity) -> None:  # noqa: F811
    home = Page.objects.get(depth=2)
    assert home.title in found(editor, home.title)["Pagina's en verhalen"]
    assert "Bellijst" in found(editor, "bellijst")["Schermen"]
    assert found(editor, "inloop")["Activiteiten"] == ["Inloop"]


def test_a_chapter_of_the_guide_is_found_by_words_in_it(editor: Client) -> None:  # noqa: F811
    assert "3. Dicht in de vakantie" in found(editor, "schoolvakantie")["Zo werkt het"]
    assert found(editor, "herstelcodes")["Zo werkt het"][0] == "Extra beveiliging bij het inloggen"


def test_every_result_opens(editor: Client, activity: Activity) -> None:  # noqa: F811
    page = editor.get(reverse("search_finder"), {"q": "inloop"})
    urls = [row.url for kind in page.context["found"] for row in kind.rows]
    assert len(urls) >= 2
    assert {url: editor.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)


def test_a_volunteer_finds_nothing_of_another_neighbourhood(volunteer: Client, listing: Listing) -> None:  # noqa: F811
    far = Neighbourhood.objects.create(
        name="Plan-West", slug="plan-west", core_village="Nootdorp", latitude=52.04, longitude=4.39
    )
    Listing.objects.create(
        name="Koffie ver weg", slug="ver", kind="initiatief", summary="…", neighbourhood=far
    )
    assert found(volunteer, "koffie")["Vermeldingen"] == ["Koffie-inloop"]
    assert "Plan-West" not in str(found(volunteer, "plan-west"))
    assert "Gebruikers" not in str(found(volunteer, "gebruikers"))


def test_a_visitor_must_log_in(client: Client, listing: Listing) -> None:  # noqa: F811
    assert client.get(reverse("search_finder"), {"q": "koffie"}).status_code == 302


def test_the_search_boxes_of_the_menu_and_the_start_page_lead_here(editor: Client) -> None:  # noqa: F811
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    sidebar = page.split('id="wagtail-sidebar-props"')[1].split("</script>")[0]
    assert reverse("search_finder") in sidebar
    assert f'action="{reverse("search_finder")}"' in page


def test_an_empty_question_and_one_without_answer_say_what_to_do(editor: Client) -> None:  # noqa: F811
    assert "Wat zoek je?" in editor.get(reverse("search_finder")).content.decode()
    page = editor.get(reverse("search_finder"), {"q": "<b>xylofoon</b>"})
    assert 'Niets gevonden voor "&lt;b&gt;xylofoon&lt;/b&gt;"' in page.content.decode()


def test_the_number_of_queries_does_not_grow(
    editor: Client,  # noqa: F811
    listing: Listing,  # noqa: F811
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    found(editor, "koffie")
    with django_assert_max_num_queries(100) as few:
        found(editor, "koffie")
    Listing.objects.bulk_create(
        Listing(name=f"Koffie {number}", slug=f"koffie-{number}", kind=listing.kind, summary="…")
        for number in range(300)
    )
    with django_assert_max_num_queries(len(few.captured_queries)):
        results = found(editor, "koffie")
    assert len(results["Vermeldingen"]) == 10
