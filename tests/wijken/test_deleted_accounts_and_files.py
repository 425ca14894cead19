"""Before an account, image or document goes, its administrator or editor reads what goes with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models import CASCADE
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Comment, ReferenceIndex

from core.models import SiteDocument, SiteImage, StandardPage
from tests.wijken.conftest import NOW, Town
from wijken.directory.models import TeamMember
from wijken.upkeep.models import ConfirmationItem, ConfirmationRequest, Contact, ContactRole, Correction

pytestmark = pytest.mark.django_db

NAMED = {"directory.TeamMember", "wagtailcore.Comment", "wagtailcore.CommentReply"}
OF_THE_ACCOUNT_ITSELF = {
    "second_factor.SecondFactor",
    "upkeep.EditorMailPreference",
    "upkeep.EditorNotice",
    "wagtailusers.UserProfile",
    "wagtailadmin.EditingSession",
    "wagtailadmin.FormState",
    "wagtailcore.APIToken",
    "wagtailcore.PageSubscription",
    "auth.User_groups",
    "auth.User_user_permissions",
}
"""Its log-in, settings, mail and open windows."""


@pytest.fixture
def office(town: Town) -> Client:
    client = Client()
    user = get_user_model().objects.create_superuser("beheerder")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def said(office: Client, address: str) -> str:
    answer = office.get(address)
    assert answer.status_code == 200
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())


def in_bulk(*things: Any) -> str:
    label = type(things[0])._meta
    address = reverse("wagtail_bulk_action", args=[label.app_label, label.model_name, "delete"])
    return f"{address}?{'&'.join(f'id={thing.pk}' for thing in things)}"


def uses(thing: Any) -> int:
    return ReferenceIndex.get_references_to(thing).group_by_source_object().count()


def test_who_deletes_an_account_reads_which_team_loses_it_and_what_stays(town: Town, office: Client) -> None:
    noor, bas = (get_user_model().objects.create(username=name) for name in ("noor", "bas"))
    for user, place in ((noor, town.north), (noor, town.west), (bas, town.west)):
        TeamMember.objects.create(user=user, neighbourhood=place)
    listing = town.listing("Koffie")
    report = Correction.objects.create(
        sending="1", listing=listing, listing_name="Koffie", what="when", received_at=NOW, taken_by=noor
    )
    Comment.objects.create(page=town.north_page, user=noor, text="Let op", contentpath="intro")

    alone = said(office, reverse("wagtailusers_users:delete", args=[noor.pk]))
    assert "uit het team van Noord. Daar werkt dan niemand meer." in alone
    assert "uit het team van West." in alone
    assert "1 melding of voorstel is dan weer van niemand." in alone
    assert "1 opmerking van dit account bij een pagina gaat weg." in alone
    assert "blijft. De naam staat er dan niet meer bij." in alone
    both = said(office, in_bulk(noor, bas))
    assert both.count("uit het team van West.") == 2
    assert both.count("uit het team van Noord. Daar werkt dan niemand meer.") == 1

    assert office.post(reverse("wagtailusers_users:delete", args=[noor.pk])).status_code == 302
    report.refresh_from_db()
    assert report.taken_by is None and report.listing_name == "Koffie"
    assert list(TeamMember.objects.values_list("user__username", flat=True)) == ["bas"]


def test_nothing_else_goes_with_an_account() -> None:
    relations = get_user_model()._meta.get_fields(include_hidden=True)
    going = {
        relation.related_model._meta.label
        for relation in relations
        if relation.auto_created and getattr(relation, "on_delete", None) is CASCADE
    }
    assert going - OF_THE_ACCOUNT_ITSELF == NAMED


def test_who_deletes_a_neighbourhood_or_listing_reads_of_team_and_contacts(
    town: Town, office: Client
) -> None:
    noor = get_user_model().objects.create(username="noor")
    TeamMember.objects.create(user=noor, neighbourhood=town.west)
    address = reverse(town.west.snippet_viewset.get_url_name("delete"), args=[town.west.pk])
    assert "hoort dan niet meer bij deze wijk: noor." in said(office, address)

    listing = town.listing("Koffie")
    contact = Contact.objects.create(email="els@example.nl")
    ContactRole.objects.create(contact=contact, listing=listing, role="owner")
    ask = ConfirmationRequest.objects.create(contact=contact, asked_at=NOW, asked_on=NOW.date())
    ConfirmationItem.objects.create(ask=ask, listing=listing, rung=0, answered_at=NOW + timedelta(days=1))
    address = reverse(listing.snippet_viewset.get_url_name("delete"), args=[listing.pk])
    for words in (said(office, address), said(office, in_bulk(listing))):
        assert "1 contactpersoon gaat dan niet meer over deze vermelding." in words
        assert "Wat zij over deze vermelding antwoordden, gaat weg." in words
    assert "els@example.nl" not in said(office, address)


@pytest.fixture
def page(town: Town) -> StandardPage:
    """A page that shows an image, links to a document, and offers one to download."""
    image = SiteImage.objects.create(title="Foto", file=get_test_image_file())
    linked, offered = (
        SiteDocument.objects.create(title=title, file=ContentFile(b"Hallo", f"{title}.txt"))
        for title in ("gelinkt", "aangeboden")
    )
    body = [
        ("image", {"image": image}),
        ("paragraph", f'<p><a linktype="document" id="{linked.pk}">Lees</a></p>'),
        ("document", {"document": offered}),
    ]
    return town.home.add_child(instance=StandardPage(title="Over ons", slug="over", body=body))


def test_who_deletes_a_picture_or_document_reads_where_it_is_used(
    town: Town, office: Client, page: StandardPage
) -> None:
    image, (linked, offered) = SiteImage.objects.get(), SiteDocument.objects.order_by("pk")
    listing = town.listing("Koffie", image=image)
    counted = {image: 2, linked: 1, offered: 1}
    assert {thing: uses(thing) for thing in counted} == counted
    ReferenceIndex.objects.all().delete()
    call_command("rebuild_references_index", verbosity=0)
    assert {thing: uses(thing) for thing in counted} == counted

    of_image = reverse("wagtailimages:delete", args=[image.pk])
    for words in (said(office, of_image), said(office, in_bulk(image))):
        assert "Hier wordt het gebruikt" in words and "1 vermelding" in words
        assert "Over ons" in words and "Koffie" in words
        assert "Bezoekers zien dan op die plek geen afbeelding." in words
    for document in (linked, offered):
        of_document = reverse("wagtaildocs:delete", args=[document.pk])
        for words in (said(office, of_document), said(office, in_bulk(document))):
            assert "Over ons" in words
            assert "Wie de link naar dit bestand heeft, kan het dan niet meer openen." in words

    assert office.post(of_image).status_code == 302
    for document in (linked, offered):
        assert office.post(reverse("wagtaildocs:delete", args=[document.pk])).status_code == 302
    assert Client().get("/over/").status_code == 200
    assert Client().get(f"/sociale-kaart/{listing.slug}/").status_code == 200


@pytest.mark.parametrize("kind", [SiteImage, SiteDocument, Collection])
def test_a_collection_with_something_in_it_is_not_deleted(town: Town, office: Client, kind: Any) -> None:
    collection = Collection.get_first_root_node().add_child(name="Feest")
    if kind is SiteImage:
        SiteImage.objects.create(title="Foto", file=get_test_image_file(), collection=collection)
    elif kind is SiteDocument:
        SiteDocument.objects.create(title="x", file=ContentFile(b"x", "x.txt"), collection=collection)
    else:
        collection.add_child(name="Zomer")
    address = reverse("wagtailadmin_collections:delete", args=[collection.pk])
    assert "Feest" in said(office, address)
    assert not BeautifulSoup(office.get(address).content, "html.parser").select("main form button.serious")
    assert office.post(address).status_code == 403
    assert Collection.objects.filter(pk=collection.pk).exists()
