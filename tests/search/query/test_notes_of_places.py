"""A note of a place is told of the place, not of everything that happens there."""

from datetime import UTC, datetime

from search.query.search import search
from wijken.directory.models import Listing
from wijken.visitor import VisitorContext

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def names(question: str) -> set[str]:
    return {hit.name for hit in search(question, VisitorContext(AT, "nl", ""), limit=50).hits}


def note_at(listing: Listing, note: str) -> None:
    assert listing.location is not None
    listing.location.access_note = note
    listing.location.save_revision().publish()


def test_what_is_said_of_a_building_finds_who_it_belongs_to(indexed: None) -> None:
    note_at(Listing.objects.get(slug="huiskamer-de-molenwiek"), "Achter staat een kwaakvogelhok.")
    assert names("kwaakvogelhok") == {"Huiskamer De Molenwiek"}


def test_and_who_is_there_alone_until_another_comes(indexed: None) -> None:
    alone = Listing.objects.get(slug="geheugenkamer-vergeet-me-niet")
    note_at(alone, "Achter staat een kwaakvogelhok.")
    assert names("kwaakvogelhok") == {"Geheugenkamer Vergeet-me-niet"}
    another = Listing.objects.get(slug="schaakclub-open-bord")
    another.location = alone.location
    another.save_revision().publish()
    assert names("kwaakvogelhok") == set()
