"""An editor merges what is there twice: finds the other one, reads what happens, chooses, and does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from config.roles import EDITORS
from tests.wijken.directory.editing import Posted, address, what_a_browser_posts
from wijken.directory.models import (
    Activity,
    DirectoryRecord,
    Listing,
    Location,
    Neighbourhood,
    Organisation,
    Schedule,
    TeamMember,
)

pytestmark = pytest.mark.django_db

KINDS = {Listing: "vermelding", Organisation: "aanbieder", Location: "plek"}


@pytest.fixture
def other(listing: Listing, neighbourhood: Neighbourhood) -> Listing:
    return Listing.objects.create(
        name="De koffie inloop",
        slug="ki",
        kind="initiatief",
        summary="Kom langs.",
        neighbourhood=neighbourhood,
        phone="015-0000100",
    )


def screen(kept: DirectoryRecord, other: DirectoryRecord) -> str:
    return reverse("directory_merge", args=[KINDS[type(kept)], kept.pk, other.pk])


def form_of(client: Client, url: str) -> Posted:
    return what_a_browser_posts(client.get(url).content.decode(), "merge")


def text_of(answer: HttpResponse) -> str:
    return " ".join(BeautifulSoup(answer.content.decode(), "html.parser").get_text(" ").split())


def links_in(answer: HttpResponse) -> list[str]:
    return [link["href"] for link in BeautifulSoup(answer.content.decode(), "html.parser").select("main a")]


def test_the_report_leads_to_the_screen_and_the_screen_to_one_listing(
    editor: Client, listing: Listing, other: Listing
) -> None:
    url = screen(listing, other)
    assert url in links_in(editor.get(reverse("directory_similar_report")))
    shown = editor.get(url)
    assert screen(other, listing) in links_in(shown), "the other way round"
    told = text_of(shown)
    assert "Koffie en een praatje. Kom langs." in told
    assert "Oude versies van “De koffie inloop” gaan weg." in told
    data = form_of(editor, url)
    assert (data["choice-summary"], data["choice-phone"]) == ("kept", "other"), "an empty field is filled"
    data["choice-summary"] = "other"
    answer = editor.post(url, data)
    assert answer.headers["Location"] == address(listing, "edit")
    assert "is samengevoegd met" in text_of(editor.get(answer.headers["Location"]))
    record = Listing.objects.get()
    assert (record.pk, record.summary, record.phone) == (listing.pk, "Kom langs.", "015-0000100")
    history = text_of(editor.get(address(listing, "history")))
    assert "Samengevoegd met “De koffie inloop”." in history
    assert "Koffie en een praatje." in history, "what was not taken"


def test_the_delete_screen_and_its_refusal_offer_it(
    editor: Client, listing: Listing, place: Location, other: Listing
) -> None:
    for record in (listing, place):  # the place is in use: it cannot be deleted
        page = editor.get(address(record, "delete"))
        offer = reverse("directory_merge_with", args=[KINDS[type(record)], record.pk])
        assert offer in links_in(page)
    offer = reverse("directory_merge_with", args=["vermelding", listing.pk])
    assert screen(listing, other) in links_in(editor.get(offer))


def test_what_has_another_name_is_found_by_a_part_of_it(editor: Client, place: Location) -> None:
    far = Location.objects.create(name="Wijkcentrum De Zwaluw", kind="hall")
    url = reverse("directory_merge_with", args=["plek", place.pk])
    assert screen(place, far) not in links_in(editor.get(url))
    assert screen(place, far) in links_in(editor.get(url, {"zoek": "zwaluw"}))
    assert editor.get(url, {"zoek": "\x00<'"}).status_code == 200


@pytest.mark.parametrize("changed", ["kept", "other"])
def test_what_somebody_changed_meanwhile_is_not_merged(
    editor: Client, listing: Listing, other: Listing, changed: str
) -> None:
    url = screen(listing, other)
    data = form_of(editor, url)
    record = {"kept": listing, "other": other}[changed]
    record.summary = "Van iemand anders."
    record.save_revision().publish()
    answer = editor.post(url, data)
    assert answer.status_code == 409
    assert "Er is niets gebeurd" in text_of(answer)
    assert Listing.objects.count() == 2
    assert editor.post(url, form_of(editor, url)).status_code == 302


def test_a_second_window_is_told_that_it_is_done(editor: Client, listing: Listing, other: Listing) -> None:
    url = screen(listing, other)
    data = form_of(editor, url)
    editor.post(url, data)
    answer = editor.post(url, data)
    assert answer.status_code == 409
    assert "is er niet meer" in text_of(answer)
    assert editor.get(url).status_code == 404


def test_an_activity_that_is_there_already_comes_along_only_if_chosen(
    editor: Client, listing: Listing, other: Listing, activity: Activity
) -> None:
    same, extra = (Activity(listing=other, title=title) for title in ("inloop", "Thee"))
    same.schedules = [
        Schedule(frequency="weekly", weekdays=(1,), starts_at=time(10), ends_at=time(12), sort_order=0)
    ]
    same.save()
    extra.save()
    url = screen(listing, other)
    data = form_of(editor, url)
    assert data.getlist("activity") == [str(extra.pk)]
    editor.post(url, data)
    assert sorted(Activity.objects.values_list("title", flat=True)) == ["Inloop", "Thee"]


def test_who_does_not_want_to_be_listed_stays_and_keeps_that_wish(
    editor: Client, listing: Listing, other: Listing
) -> None:
    Listing.objects.filter(pk=other.pk).update(visibility="unlisted")
    url = screen(listing, other)
    assert "wil niet vermeld worden" in text_of(editor.get(url))
    assert editor.post(url, {"seen": "x"}).status_code == 409
    assert Listing.objects.count() == 2
    swapped = screen(other, listing)
    assert "Bezoekers vinden dan geen van beide" in text_of(editor.get(swapped))
    editor.post(swapped, form_of(editor, swapped))
    assert Listing.objects.get().visibility == "unlisted"


def test_a_draft_that_waits_is_first_decided_on(editor: Client, listing: Listing, other: Listing) -> None:
    other.summary = "Concept."
    other.save_revision()
    url = screen(listing, other)
    shown = text_of(editor.get(url))
    assert "heeft een concept" in shown
    assert "Voeg samen" not in shown
    assert editor.post(url, {"seen": "x"}).status_code == 409
    assert Listing.objects.count() == 2


def test_values_that_do_not_fit_are_named_and_nothing_happens(
    editor: Client, listing: Listing, other: Listing
) -> None:
    Listing.objects.filter(pk=other.pk).update(email="geen adres")
    url = screen(listing, other)
    answer = editor.post(url, form_of(editor, url))
    assert answer.status_code == 422
    assert "Er is niets samengevoegd" in text_of(answer)
    assert Listing.objects.get(pk=listing.pk).email == ""


def test_only_who_may_change_both_and_publish_merges(
    volunteer: Client,
    log_in: Callable[[str], Client],
    listing: Listing,
    other: Listing,
    elsewhere: dict[str, object],
) -> None:
    far = elsewhere["listing"]
    assert isinstance(far, Listing)
    member = log_in("Wijkredacteuren")
    TeamMember.objects.create(user=member.user, neighbourhood=listing.neighbourhood)  # type: ignore[attr-defined]
    editor = log_in(EDITORS)
    url = screen(listing, other)
    pairs = ((listing, far), (far, listing))
    refused = [(volunteer, url), *((each, screen(*pair)) for each in (member, volunteer) for pair in pairs)]
    for person, there in refused:
        answer = person.post(there, form_of(editor, there))
        assert (answer.status_code, answer.headers["Location"]) == (302, "/beheer/")
    assert url not in links_in(volunteer.get(reverse("directory_similar_report")))
    assert Listing.objects.count() == 3
    assert member.post(url, form_of(member, url)).headers["Location"] == address(listing, "edit")
    assert Listing.objects.count() == 2


def test_a_provider_and_a_place_are_merged_by_the_same_screen(
    log_in: Callable[[str], Client], listing: Listing, place: Location
) -> None:
    editor = log_in(EDITORS)
    hall = Location.objects.create(name="Buurthuis Noord", kind="hall")
    clubs = [Organisation.objects.create(name=name, slug=name.lower()) for name in ("Club", "Clubje")]
    Listing.objects.filter(pk=listing.pk).update(organisation=clubs[1])
    for kept, other in ((hall, place), (clubs[0], clubs[1])):
        url = screen(kept, other)
        assert listing.name in text_of(editor.get(url)), "what refers to it"
        assert editor.post(url, form_of(editor, url)).status_code == 302
    listing.refresh_from_db()
    assert (listing.location, listing.organisation) == (hall, clubs[0])
    assert editor.get(reverse("directory_merge_with", args=["wijk", 1])).status_code == 404
