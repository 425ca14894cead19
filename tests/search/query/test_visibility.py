"""Objects made private after indexing: the index contains their words, but nobody sees them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from core.models import HomePage, StandardPage
from search.index.writer import rebuild
from search.query.search import search
from wijken.directory.models import Activity, Listing, Location, Organisation
from wijken.models import StoryPage
from wijken.visitor import VisitorContext

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORD = "kruidnagelgeheim"
TYPO = "kruidnagelgehiem"


def visitor(language: str = "nl") -> VisitorContext:
    return VisitorContext(AT, language, "")


def listing(**changes: object) -> Callable[[], Callable[[], object]]:
    def plant() -> Callable[[], object]:
        one = Listing.objects.filter(slug="warme-thee")
        one.update(name=WORD, summary=WORD)
        return lambda: one.update(**changes)

    return plant


def activity(**changes: object) -> Callable[[], Callable[[], None]]:
    def plant() -> Callable[[], None]:
        one = Activity.objects.filter(listing__slug="warme-thee")
        one.update(title=WORD)
        return lambda: one.update(**changes)

    return plant


def page(hide: Callable[[StandardPage], object]) -> Callable[[], Callable[[], None]]:
    def plant() -> Callable[[], None]:
        secret = StandardPage(title=WORD, slug="geheim", intro=WORD)
        HomePage.objects.get(locale__language_code="nl").add_child(instance=secret)
        return lambda: hide(secret)

    return plant


def organisation() -> Callable[[], None]:
    one = Organisation.objects.filter(listings__slug="warme-thee")
    Organisation.objects.filter(pk__in=list(one.values_list("pk", flat=True))).update(name=WORD)
    return lambda: Organisation.objects.filter(name=WORD).update(live=False)


def street() -> Callable[[], None]:
    Location.objects.filter(name="Huiskamer De Molenwiek").update(street_address=f"{WORD} 1")
    return lambda: Location.objects.filter(street_address=f"{WORD} 1").update(precision="rounded")


def story() -> Callable[[], None]:
    StoryPage.objects.filter(slug="van-gast-naar-gastvrouw").update(title=WORD)
    return lambda: StoryPage.objects.filter(title=WORD).update(consent_withdrawn_on=AT.date())


PLANTS: dict[str, Callable[[], Callable[[], object]]] = {
    "taken down": listing(live=False),
    "expired by its own date": listing(expire_at=AT - timedelta(hours=1)),
    "does not want to be listed": listing(visibility="unlisted"),
    "consent past": listing(consent_until=AT.date() - timedelta(days=1)),
    "stopped": listing(status="defunct"),
    "activity expired": activity(expire_at=AT - timedelta(hours=1)),
    "activity taken down": activity(live=False),
    "provider taken down": organisation,
    "street no longer exact": street,
    "page taken down": page(lambda secret: StandardPage.objects.filter(pk=secret.pk).update(live=False)),
    "page expired": page(
        lambda secret: StandardPage.objects.filter(pk=secret.pk).update(expire_at=AT - timedelta(hours=1))
    ),
    "page behind a login": page(
        lambda secret: PageViewRestriction.objects.create(page=secret, restriction_type="login")
    ),
    "story without consent": story,
}

SIDE_NOTES = (organisation, street)
"""Typing errors in these match nothing: their weight is too low."""


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_nothing_hidden_surfaces(indexed: None, plant: Callable[[], Callable[[], object]]) -> None:
    hide = plant()
    rebuild()
    assert search(WORD, visitor()).total, "before it is hidden it is found, or this test proves nothing"
    assert search(TYPO, visitor()).did_you_mean == (WORD if plant not in SIDE_NOTES else "")
    hide()
    for question in (WORD, TYPO, WORD[:8]):
        for language in ("nl", "en"):
            found = search(question, visitor(language), typing=True)
            assert (found.total, found.hits, found.did_you_mean) == (0, [], ""), question


def test_pages_and_suggestions_say_nothing_of_it(indexed: None, client: Client) -> None:
    hide = PLANTS["does not want to be listed"]()
    rebuild()
    hide()
    assert json.loads(client.get("/zoeken/suggesties/", {"zoek": WORD[:6]}).content) == {"suggesties": []}
    text = client.get("/zoeken/", {"zoek": TYPO}).content.decode()
    assert WORD not in text
    assert "Niets gevonden" in text


def test_a_draft_is_never_indexed(indexed: None) -> None:
    one = Listing.objects.get(slug="warme-thee")
    one.summary = WORD
    one.save_revision()
    rebuild()
    assert search(WORD, visitor()).total == 0
