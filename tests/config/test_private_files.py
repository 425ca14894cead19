"""Documents and pictures that are private, or of another team: what each role gets at their addresses.

The letters are those of ``route_matrix.yaml``; "-" is a visitor. Vertalers work for all neighbourhoods, and
so choose from the files of all teams. Vrijwilligers write no pages, so they have no documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.urls import reverse
from wagtail.models import CollectionViewRestriction

from tests.config.route_world import ELSEWHERE, HERE, LETTERS, PRIVATE, World
from tests.config.routes import Browser
from tests.module_fixtures import rows_for_module

pytestmark = pytest.mark.django_db

VISITOR = "-"
CHANGES = {PRIVATE: "BR", ELSEWHERE: "BR", HERE: "BRW"}
CHOOSES = {
    "document": {PRIVATE: "BR", ELSEWHERE: "BRT", HERE: "BRWT"},
    "image": {PRIVATE: "BR", ELSEWHERE: "BRT", HERE: "BRWVT"},
}
EVERYBODY = "-BRWVT"
FILES = ("document", "image")


class Site(NamedTuple):
    world: World
    browsers: dict[str, Browser]

    def file(self, kind: str, where: str) -> Any:
        return self.world.files[where][FILES.index(kind)]

    def readers(self, url: str, query: Any = None, word: str = "") -> str:
        """Who gets it: a response that is no refusal, and in which ``word`` occurs."""
        got = {letter: browser.ask(url, query, {}) for letter, browser in self.browsers.items()}
        assert {letter: answer.problem for letter, answer in got.items() if answer.problem} == {}
        return "".join(letter for letter, answer in got.items() if answer.is_open and word in answer.says)


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    with rows_for_module(django_db_blocker):
        world = World()
        people = {letter: Browser(world.people[letter]) for letter in LETTERS}
        yield Site(world, {VISITOR: Browser()} | people)


@pytest.mark.parametrize("where", [PRIVATE, ELSEWHERE, HERE])
@pytest.mark.parametrize("kind", FILES)
def test_only_who_maintains_a_file_opens_its_screens(site: Site, kind: str, where: str) -> None:
    file, space = site.file(kind, where), f"wagtail{'docs' if kind == 'document' else 'images'}"
    screens = ("edit", "delete", f"{kind}_usage")
    found = {name: site.readers(reverse(f"{space}:{name}", args=[file.pk])) for name in screens}
    assert found == dict.fromkeys(screens, CHANGES[where])


@pytest.mark.parametrize("where", [PRIVATE, ELSEWHERE, HERE])
@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("searching", [False, True], ids=["list", "search"])
def test_lists_choosers_and_searches_name_what_one_may_choose(
    site: Site, kind: str, where: str, searching: bool
) -> None:
    file, space = site.file(kind, where), f"wagtail{'docs' if kind == 'document' else 'images'}"
    query = {"q": file.title[:-1]} if searching else {}
    chooser, listing = f"{space}_chooser:choose", f"{space}:index"
    for name in (chooser, f"{chooser}_results"):
        assert site.readers(reverse(name), query, file.title) == CHOOSES[kind][where]
    for name in (listing, f"{listing}_results"):
        assert site.readers(reverse(name), query, file.title) == CHANGES[where]


@pytest.mark.parametrize("where", [PRIVATE, ELSEWHERE, HERE])
@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_not_found_by_its_number_either(site: Site, kind: str, where: str) -> None:
    file, space = site.file(kind, where), f"wagtail{'docs' if kind == 'document' else 'images'}"
    chosen = reverse(f"{space}_chooser:chosen", args=[file.pk])
    several = reverse(f"{space}_chooser:chosen_multiple")
    assert site.readers(chosen, word=file.title) == CHOOSES[kind][where]
    assert site.readers(several, {"id": file.pk}, file.title) == CHOOSES[kind][where]
    listed = reverse(f"wagtailadmin_api:{kind}s:listing")
    by_number, everything = (site.readers(url, word=file.title) for url in (f"{listed}{file.pk}/", listed))
    assert by_number == everything == ("" if where == PRIVATE else CHOOSES[kind][where])


@pytest.mark.parametrize("where", [PRIVATE, ELSEWHERE])
@pytest.mark.parametrize("kind", FILES)
def test_nobody_uploads_into_a_collection_of_others(site: Site, kind: str, where: str) -> None:
    file = site.file(kind, where)
    space = f"wagtail{'docs' if kind == 'document' else 'images'}"
    option = f'<option value="{file.collection_id}"'
    for name in (f"{space}:add", f"{space}:add_multiple"):
        assert site.readers(reverse(name), word=option) == "BR"
    own = f'<option value="{site.file(kind, HERE).collection_id}"'
    assert site.readers(reverse(f"{space}:add"), word=own) == ("BRW" if kind == "document" else "BRWV")


@pytest.mark.parametrize("size", ["original", "width-50"])
def test_a_private_picture_is_opened_by_who_maintains_it_alone(site: Site, size: str) -> None:
    picture = site.file("image", PRIVATE)
    url = picture.file.url if size == "original" else picture.get_rendition(size).url
    assert site.readers(url) == "BR"


def test_a_picture_of_an_open_collection_is_public_as_it_is_shown_and_not_as_it_was_uploaded(
    site: Site,
) -> None:
    picture = site.file("image", ELSEWHERE)
    assert site.readers(picture.get_rendition("width-50").url) == EVERYBODY
    assert site.readers(picture.file.url) == "BRT"


def test_a_private_document_asks_everybody_for_the_password(site: Site) -> None:
    document = site.file("document", PRIVATE)
    assert site.readers(document.url, word="Hallo") == ""
    assert site.readers(document.file.url) == ""
    assert site.readers(site.file("document", ELSEWHERE).url, word="Hallo") == EVERYBODY


def test_no_proxy_keeps_a_private_document(site: Site) -> None:
    """Neither the question for a password, nor the document for who may have it."""
    document = site.file("document", PRIVATE)
    private = "private, no-store"
    assert site.browsers["B"].client.get(document.url).headers["Cache-Control"] == private
    restrictions = CollectionViewRestriction.objects.filter(collection=document.collection)
    restrictions.update(restriction_type="login")
    given = site.browsers["B"].client.get(document.url)
    restrictions.update(restriction_type="password")
    assert given.getvalue() == b"Hallo"
    assert given.headers["Cache-Control"] == private
