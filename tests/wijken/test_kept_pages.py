"""A page that was kept is the page that would be made now: after any edit, in any process, at any moment."""

import os
import random
import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, Locale, Page

from core.models import ContentVersion, SiteSettings, StandardPage
from core.page_store import middleware
from core.page_store.next_change import Horizon
from core.page_store.rendering import SharedParts
from core.page_store.store import PageStore
from core.page_store.triggers import install, shown_tables, uninstall
from tests.wijken.conftest import NOW, Town, build_town
from tests.wijken.kept_page_edits import EDITORS, Clock
from wijken.directory.models import (
    Location,
    Theme,
)
from wijken.directory.recurrence.occurrences import ZONE

EDITS = int(os.environ.get("KEPT_PAGES_EDITS", "40"))
PAGES = (
    "/",
    "/over/",
    "/sociale-kaart/",
    "/sociale-kaart/eettafel/",
    "/sociale-kaart/koor/",
    "/agenda/",
    "/wijken/",
    "/wijken/noord/",
    "/wijken/noord/agenda/",
    "/wijken/noord/agenda.ics",
    "/wijken/noord/agenda.json",
    "/wijken/noord/insluiten/",
    "/sociale-kaart/eettafel/agenda.ics",
    "/wijken/noord/verhalen/",
    "/methode/",
    "/methode/stap-3/",
    "/methode/alles/",
)


FORM_TOKEN = re.compile(rb'csrfmiddlewaretoken" value="\w+"')
"""Another one for every visitor, on the page that asks for a password."""


class Process:
    """A web process: it keeps its own pages."""

    def __init__(self) -> None:
        self.store: PageStore[Any] = PageStore(10_000_000)
        self.horizon = Horizon()
        self.parts = SharedParts()

    def get(self, path: str, **headers: str) -> Any:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(middleware, "STORE", self.store)
            patch.setattr(middleware, "HORIZON", self.horizon)
            patch.setattr(middleware, "SHARED_PARTS", self.parts)
            return Client().get(path, headers=headers)

    def text(self, path: str) -> tuple[int, bytes]:
        response = self.get(path)
        return response.status_code, FORM_TOKEN.sub(b"", response.content)


def fresh(path: str) -> tuple[int, bytes]:
    """As a process without a store answers."""
    process = Process()
    process.store = PageStore(0)
    return process.text(path)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(NOW)
    monkeypatch.setattr(timezone, "now", lambda: clock.at)
    return clock


@pytest.fixture
def real_town(transactional_db: None, clock: Clock) -> Iterator[Town]:
    """As ``town``, but committed, because in a transaction nothing is kept."""
    cache.clear()
    Locale.objects.get_or_create(language_code="nl")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(instance=Page(title="Root", slug="root"))
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    install()
    with transaction.atomic():
        town = build_town()
        town.home.add_child(instance=StandardPage(title="Over ons", slug="over", show_in_menus=True))
        town.home.add_child(instance=AGENDA_PAGE(title="Agenda", slug="agenda"))
        place = Location.objects.create(name="Buurthuis", kind=Location.Kind.COMMUNITY_CENTRE)
        theme = Theme.objects.create(slug="eten", name="Samen eten")
        theme.names.create(language="en", name="Eating together")
        for name in ("Eettafel", "Koor", "Tuin"):
            listing = town.listing(name, location=place)
            listing.themes.set([theme])
            town.activity(listing, f"{name} samen", weekday=NOW.weekday())
    yield town
    cache.clear()


AGENDA_PAGE: Any = apps.get_model("wijken", "AgendaPage")


def test_whatever_is_edited_the_next_visitor_sees_it(real_town: Town, clock: Clock) -> None:
    seed = int(os.environ.get("KEPT_PAGES_SEED", "1"))
    chance = random.Random(seed)
    here, there = Process(), Process()
    kept = 0
    for number in range(EDITS):
        looked = chance.sample(PAGES, 3)
        for path in looked:
            here.get(path), there.get(path)
        edit = chance.choice(EDITORS)
        edit(chance, real_town, clock)
        for path in looked:
            now = fresh(path)
            for process in (here, there):
                assert process.text(path) == now, (seed, number, edit, path)
            version = ContentVersion.now()
            kept += any(page.version == version for page in here.store._pages.values())
    assert kept > EDITS, "hardly anything was kept: this test looks wrong"


def test_a_kept_frame_says_who_may_show_it_and_hears_of_another_setting_at_once(real_town: Town) -> None:
    site_settings, process = SiteSettings.objects.get(), Process()
    seen: set[str] = set()
    for origin in ("https://www.voorbeeld.nl", "https://ander.voorbeeld.nl"):
        site_settings.embedding_sites = origin
        site_settings.save()
        for answer in (process.get("/wijken/noord/insluiten/"), process.get("/wijken/noord/insluiten/")):
            assert answer["Content-Security-Policy"].endswith(f"frame-ancestors {origin}")
            assert "X-Frame-Options" not in answer
        assert "ETag" in answer, "the second one was kept"
        again = process.get("/wijken/noord/insluiten/", **{"If-None-Match": answer["ETag"]})
        assert (again.status_code, again["Content-Security-Policy"]) == (
            304,
            answer["Content-Security-Policy"],
        )
        assert answer["ETag"] not in seen, "a browser that asks again would go on with the policy that it has"
        seen.add(answer["ETag"])
    ordinary = [process.get("/wijken/noord/") for _time in range(2)]
    assert [answer["X-Frame-Options"] for answer in ordinary] == ["SAMEORIGIN", "SAMEORIGIN"]


@pytest.mark.parametrize("path", ["/", "/sociale-kaart/", "/sociale-kaart/eettafel/", "/agenda/"])
def test_what_begins_and_ends_is_seen_at_that_moment(real_town: Town, clock: Clock, path: str) -> None:
    process = Process()
    begins = datetime.combine(timezone.localdate(NOW), time(10), ZONE)
    for moment, is_open in ((-1, False), (0, True), (7199, True), (7200, False)):
        clock.at = begins + timedelta(seconds=moment)
        assert ("Nu open" in process.get(path).content.decode()) is is_open, moment
        assert process.text(path) == fresh(path)


def test_repeat_views_are_the_same_bytes_without_composing_the_page(real_town: Town) -> None:
    process = Process()
    first = process.get("/wijken/noord/")
    with CountQueries() as queries:
        again = process.get("/wijken/noord/")
    assert again.content == first.content and queries.asked == 1
    tag = first.headers["ETag"]
    assert process.get("/wijken/noord/", **{"if-none-match": tag}).status_code == 304
    assert first.headers["Vary"] == "Accept-Encoding"


def test_an_editor_never_gets_the_page_of_a_visitor(real_town: Town, django_user_model: Any) -> None:
    process = Process()
    process.get("/")
    boss = django_user_model.objects.create_superuser("baas", "baas@example.nl", "x")
    browser = Client()
    browser.force_login(boss)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(middleware, "STORE", process.store)
        seen = browser.get("/")
    assert "wagtail-userbar" in seen.content.decode()
    assert seen.headers["Cache-Control"] == "private, no-cache"
    assert "wagtail-userbar" not in process.get("/").content.decode()


def test_every_table_that_pages_show_renews_the_version(transactional_db: None) -> None:
    install()
    with connection.cursor() as cursor:
        for table in shown_tables():
            before = ContentVersion.now()
            cursor.execute(f'DELETE FROM "{table}" WHERE 1 = 0')  # noqa: S608 - our own names
            if connection.vendor == "postgresql":  # once for a statement, rows or not
                assert ContentVersion.now() != before, table
    assert {"wagtailcore_page", "directory_listing", "core_sitesettings"} <= set(shown_tables())


def test_an_autosave_and_a_log_entry_leave_pages_kept(real_town: Town) -> None:
    if connection.vendor != "postgresql":
        return
    before = ContentVersion.now()
    real_town.home.save_revision()
    assert ContentVersion.now() == before


def test_the_triggers_can_be_taken_away_and_come_back(transactional_db: None) -> None:
    install()
    uninstall()
    before = ContentVersion.now()
    Group.objects.create(name="Een")
    assert ContentVersion.now() == before
    install()
    renewed = ContentVersion.now()
    assert renewed != before, "what was written meanwhile"
    install()
    assert ContentVersion.now() == renewed, "they were there"
    Group.objects.create(name="Twee")
    assert ContentVersion.now() != renewed


class CountQueries:
    asked = 0

    def __enter__(self) -> "CountQueries":
        self._wrapper = connection.execute_wrapper(self._count)
        self._wrapper.__enter__()
        return self

    def __exit__(self, *args: Any) -> None:
        self._wrapper.__exit__(*args)

    def _count(self, execute: Any, *args: Any) -> Any:
        self.asked += 1
        return execute(*args)
