"""Deleting: what is in use is kept, and the consequences for visitors are named."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Locale, Page, ReferenceIndex

from core.fields import ReferencingManyToManyField
from methode.models import StepPage, Term, WorkFormIndexPage, WorkFormPage
from tests.wijken.conftest import Town
from wijken.directory.models import (
    AccessFeature,
    Audience,
    HealthDimension,
    Listing,
    Location,
    SpokenLanguage,
    Theme,
)
from wijken.models import AgendaPage, Progress, StoryPage

pytestmark = pytest.mark.django_db

WORDS = {
    Theme: "themes",
    Audience: "audiences",
    HealthDimension: "dimensions",
    SpokenLanguage: "languages",
}


@pytest.fixture
def office(town: Town) -> Client:
    client = Client()
    user = get_user_model().objects.create_superuser("redacteur")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words_of(answer: Any) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())


def delete_address(thing: Any) -> str:
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:delete", args=[thing.pk])
    return reverse(thing.snippet_viewset.get_url_name("delete"), args=[thing.pk])


def bulk_address(thing: Any) -> str:
    kind = Page if isinstance(thing, Page) else type(thing)
    address = reverse("wagtail_bulk_action", args=[kind._meta.app_label, kind._meta.model_name, "delete"])
    return f"{address}?id={thing.pk}"


def is_refused(office: Client, thing: Any, *users: str) -> None:
    """In the view, in its POST handler, and in the bulk action."""
    asked, pressed = office.get(delete_address(thing)), office.post(delete_address(thing))
    for answer in (asked, pressed):
        assert [name for name in users if name not in words_of(answer)] == []
        assert "Dit is nog in gebruik" in words_of(answer)
    assert (asked.status_code, pressed.status_code) == (200, 409)
    office.post(bulk_address(thing))
    assert type(thing)._base_manager.filter(pk=thing.pk).exists()


def uses(thing: Any) -> int:
    return ReferenceIndex.get_references_to(thing).group_by_source_object().count()


@pytest.mark.parametrize(("model", "field"), WORDS.items(), ids=lambda value: str(value))
def test_a_word_that_listings_have_is_not_deleted_from_all_of_them(
    town: Town, office: Client, model: Any, field: str
) -> None:
    word = model.objects.create(name="Woord", slug="woord")
    for name in ("Koffie", "Thee"):
        listing = town.listing(name)
        getattr(listing, field).add(word)
        listing.save()
    assert uses(word) == 2
    is_refused(office, word, "2 vermeldingen", "Koffie", "Thee")
    for listing in Listing.objects.all():
        getattr(listing, field).clear()
        listing.save()
    assert uses(word) == 0
    assert office.post(delete_address(word)).status_code == 302
    assert not model.objects.filter(pk=word.pk).exists()


def test_what_makes_places_accessible_is_not_deleted_from_all_of_them(
    town: Town, office: Client, place: Location
) -> None:
    feature = AccessFeature.objects.create(name="Met rolstoel", slug="rolstoel")
    place.access_features.add(feature)
    place.save()
    assert uses(feature) == 1
    is_refused(office, feature, "1 plek", "Buurthuis")


def test_a_step_with_a_story_or_reports_of_progress_stays(town: Town, office: Client) -> None:
    story = town.story("De eettafel")
    story.steps.add(town.step)
    story.save()
    assert uses(town.step) == 1
    is_refused(office, town.step, "De eettafel")
    story.steps.clear()
    story.save()
    Progress.objects.create(neighbourhood=town.north, step=town.step)
    is_refused(office, town.step, "melding van voortgang")
    is_refused(office, town.step.get_parent().specific, "melding van voortgang")
    is_refused(office, town.north, "melding van voortgang")
    assert Progress.objects.count() == 1


def test_work_forms_and_terms_that_steps_or_stories_name_stay(town: Town, office: Client) -> None:
    index = town.home.add_child(instance=WorkFormIndexPage(title="Werkvormen", slug="werkvormen"))
    form = index.add_child(instance=WorkFormPage(title="Wie kent wie?", slug="wie-kent-wie"))
    term = Term.objects.create(name="Netwerk", slug="netwerk", explanation="Mensen die elkaar kennen.")
    town.step.work_forms.add(form)
    town.step.terms.add(term)
    town.step.save()
    story = town.story("De eettafel")
    story.work_forms.add(form)
    story.save()
    assert (uses(form), uses(term)) == (2, 1)
    is_refused(office, form, town.step.title, "De eettafel")
    is_refused(office, term, town.step.title)


def test_who_deletes_a_listing_reads_which_story_loses_it_and_what_leaves_the_agenda(
    town: Town, office: Client
) -> None:
    listing = town.listing("Koffie")
    town.activity(listing, "Koffie drinken")
    story = town.story("De eettafel")
    story.listings.add(listing)
    story.save()
    for address in (delete_address(listing), bulk_address(listing)):
        said = words_of(office.get(address))
        assert "De eettafel" in said
        assert "1 activiteit verdwijnt ook uit de agenda" in said
    assert office.post(delete_address(listing)).status_code == 302
    assert StoryPage.objects.filter(pk=story.pk).exists()


def test_who_takes_the_social_map_off_the_site_reads_how_many_listings_go(
    town: Town, office: Client, english: Locale
) -> None:
    town.listing("Koffie")
    town.listing("Thee")
    town.map.copy_for_translation(english).save_revision().publish()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    for address in (
        reverse("wagtailadmin_pages:unpublish", args=[town.map.pk]),
        f"{bulk}?id={town.map.pk}",
        delete_address(town.map),
    ):
        said = words_of(office.get(address))
        assert "2 vermeldingen zijn dan niet meer te zien" in said
        assert "De pagina in het Engels blijft op de site" in said


def test_what_is_said_of_the_agenda_and_a_neighbourhood_page_is_true(town: Town, office: Client) -> None:
    agenda = town.home.add_child(instance=AgendaPage(title="Agenda", slug="agenda"))
    said = words_of(office.get(reverse("wagtailadmin_pages:unpublish", args=[agenda.pk])))
    assert "De agenda van elke wijk blijft" in said
    assert "Wie zich op een agenda abonneerde, blijft die houden" in said
    office.post(reverse("wagtailadmin_pages:unpublish", args=[agenda.pk]))
    assert Client().get("/agenda/").status_code == 404
    assert Client().get("/wijken/noord/agenda/").status_code == 200
    assert Client().get("/wijken/noord/agenda.ics").status_code == 200

    said = words_of(office.get(reverse("wagtailadmin_pages:unpublish", args=[town.north_page.pk])))
    assert "De agenda van deze wijk is dan ook niet meer te zien" in said
    assert "Onder deze pagina staat 1 pagina met verhalen" in said


def test_no_many_to_many_field_escapes_the_count() -> None:
    fields = [field for model in apps.get_models() for field in model._meta.local_many_to_many]
    escaped = [
        field
        for field in fields
        if isinstance(field, ParentalManyToManyField) and not isinstance(field, ReferencingManyToManyField)
    ]
    assert [
        str(field)
        for field in escaped
        if field.model.__module__.split(".")[0] in ("core", "methode", "wijken")
    ] == []
    assert StepPage._meta.get_field("terms") in fields
