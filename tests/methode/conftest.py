"""A small method with every type of page."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from core.models import HomePage
from methode.models import GlossaryPage, MethodPage, StepPage, Term, WorkFormIndexPage, WorkFormPage

QUERIES_AT_MOST = 15
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def add[P: Page](parent: Page, page: P) -> P:
    parent.add_child(instance=page)
    return page


def task(role: str, text: str) -> tuple[str, dict[str, str]]:
    return ("role", {"role": role, "task": text})


@pytest.fixture
def home(db: None) -> HomePage:
    """The home page of an empty site."""
    Locale.objects.get_or_create(language_code="nl")
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    home = add(root, HomePage(title="Start", slug="start"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": home}
    )
    cache.clear()
    return home


@pytest.fixture
def method(home: HomePage) -> MethodPage:
    """The method with its work form index and glossary, without steps."""
    method = add(home, MethodPage(title="De methode", slug="methode"))
    add(method, WorkFormIndexPage(title="Werkvormen", slug="werkvormen"))
    add(method, GlossaryPage(title="Begrippen", slug="begrippen"))
    return method


@pytest.fixture
def add_step(method: MethodPage) -> Callable[..., StepPage]:
    """Add a complete step at /methode/stap-<number>/."""

    def make(number: int, parent: Page | None = None, **fields: Any) -> StepPage:
        label = fields.get("code") or number
        given: dict[str, Any] = {
            "title": f"Stap {label} heet zo",
            "slug": f"stap-{label}",
            "number": number,
            "goal": f"Het doel van {label}.",
            "roles": [
                task("professional", "Je regelt de plek."),
                task("vrijwilliger", "Je ontvangt mensen."),
                task("inwoner", "Je komt langs."),
            ],
            "actions": [("item", "Nodig mensen uit.")],
            "pitfalls": [("pitfall", {"pitfall": "Alleen een folder.", "what_helps": "Bel aan."})],
            "results": [("item", "Er is een lijst.")],
            "done_when": [("item", "Er waren drie ontmoetingen.")],
            "lead_time": "3 maanden",
        }
        above = (parent or method).__class__.objects.get(pk=(parent or method).pk)
        return add(above, StepPage(**(given | fields)))

    return make


@pytest.fixture
def add_work_form(method: MethodPage) -> Callable[..., WorkFormPage]:
    def make(title: str, **fields: Any) -> WorkFormPage:
        index = WorkFormIndexPage.objects.get()
        given = {
            "slug": title.lower().replace(" ", "-"),
            "goal": f"Waarvoor {title} is.",
            "tip": "Begin klein.",
        }
        return add(index, WorkFormPage(title=title, duration_minutes=90, **(given | fields)))

    return make


@pytest.fixture
def add_term(method: MethodPage) -> Callable[..., Term]:
    def make(name: str, **fields: Any) -> Term:
        given = {
            "slug": name.lower().replace(" ", "-"),
            "explanation": f"Wat {name} is.",
            "locale": method.locale,
        }
        return Term.objects.create(name=name, **(given | fields))

    return make


@pytest.fixture
def read(client: Client) -> Callable[[str], str]:
    """The response at a URL, as one line."""

    def get(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return " ".join(response.content.decode().split())

    return get


@pytest.fixture
def count_queries(client: Client) -> Callable[[str], int]:
    """The number of queries of a request with cold caches, including the site's."""

    def count(address: str) -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200, address
        return len(queries)

    return count
