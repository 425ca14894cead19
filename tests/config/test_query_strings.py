"""Every list of the admin with a query string: searched, sorted, filtered, exported, on an absurd page.

The lists are found from the URLs, and the filters from the lists, so that a new viewset or report joins by
itself. Filters are given the values of all records, also of those that the role may not see.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.chooser import BaseChooseView
from wagtail.snippets.models import get_snippet_models

from tests.config.route_world import ELSEWHERE, HERE, LETTERS, WORDS
from tests.config.routes import Route, routes
from tests.config.visits import Visits
from tests.module_fixtures import rows_for_module

pytestmark = pytest.mark.django_db

START = "z"
"""Every private word starts with it; a search for a whole word would be repeated in the search box."""
BREAKS = "R"
"""The role that opens most lists."""
EVERYWHERE = "BR"
"""Roles for which a record here is like one elsewhere."""
ABSURD = ("x((", "-1", "9" * 30)
SEARCHES = ({"q": START}, {"q": START, "export": "csv"})
MOST = 4
"""Values tried one by one. The list of all content types is longer; all values together are tried too."""
WHOLE = (
    *SEARCHES,
    {"q": START, "export": "xlsx"},
    {"export": "pdf"},
    {"p": "2"},
    *({name: value} for name in ("p", "locale") for value in ABSURD),
    *({"ordering": value, "q": value} for value in ABSURD),
    {"locale": "en", "q": START},
)


@pytest.fixture(scope="module")
def visits(django_db_setup: None, django_db_blocker: Any) -> Iterator[Visits]:
    with rows_for_module(django_db_blocker):
        yield Visits()


def lists() -> list[Route]:
    """Lists, their results, choosers, histories, usages and reports; each name once."""
    found: dict[str, Route] = {}
    for route in routes():
        view_class = getattr(route.view, "view_class", None)
        if route.is_for_editors and view_class and issubclass(view_class, (BaseListingView, BaseChooseView)):
            found.setdefault(route.name, route)
    return list(found.values())


def queries(route: Route, boss: Any, letter: str) -> Iterator[dict[str, Any]]:
    """Histories and usages are alike for all models.

    Absurd values, orders and other formats are tried as one role: whether they break a list does not depend
    on it, and every format exports the same rows.
    """
    breaking = letter == BREAKS
    view = route.view.view_class(**route.view.view_initkwargs)
    filters = getattr(getattr(view, "filterset_class", None), "base_filters", {})
    if route.parameters:
        yield from SEARCHES
    elif breaking:
        yield from (*WHOLE, *orders(view))
    else:
        yield from SEARCHES
        for name, each in filters.items():
            values = list(values_of(each, boss))
            yield from ({name: value} for value in values[:MOST])
            yield {name: values, "q": START}
    if breaking:
        yield from ({name: value} for name in filters for value in ABSURD)


def orders(view: Any) -> Iterator[dict[str, Any]]:
    for column in getattr(view, "list_display", None) or getattr(view, "columns", ()) or ():
        name = column if isinstance(column, str) else getattr(column, "sort_key", None) or column.name
        yield {"ordering": f"-{name}", "export": "csv"}


def values_of(each: Any, boss: Any) -> Iterator[Any]:
    """All values, whoever may see them."""
    options = each.extra.get("queryset")
    if callable(options):
        options = options(boss)
    if options is not None:
        yield from options.model._base_manager.values_list("pk", flat=True)
        return
    choices = each.extra.get("choices", ())
    yield from (value for value, _label in (choices() if callable(choices) else choices))


@pytest.mark.parametrize(
    "letter",
    [pytest.param(letter, marks=[] if letter == BREAKS else pytest.mark.any_database) for letter in LETTERS],
)
def test_no_query_string_shows_what_is_not_theirs_or_breaks_a_list(visits: Visits, letter: str) -> None:
    boss = RequestFactory().get("/")
    boss.user = get_user_model()(is_superuser=True, is_active=True)
    browser, problems = visits.browsers[letter], []
    secret = [word for word, readers in WORDS.items() if letter not in readers]
    found = {route.name: route for route in lists()}
    for route in found.values():
        # The same list without the frame around it takes half the time, and most lists have one.
        bare = found.get(f"{route.name}_results")
        is_bare = route.name.endswith("_results")
        for where in (HERE, ELSEWHERE) if route.parameters and letter not in EVERYWHERE else (HERE,):
            url = route.url(visits.arguments(route, where))
            first = browser.ask(url, {}, {})
            if letter == "B" and first.is_open and visits.browsers["R"].ask(url, {}, {}).is_open:
                continue  # the same list
            bare_url = bare.url(visits.arguments(bare, where)) if bare else url
            if not first.is_open:
                asked = iter(SEARCHES)
            else:
                asked = queries(route, boss, letter) if not is_bare else iter(())
            for query in ({}, *asked):
                answer = browser.ask(url if "export" in query else bare_url, query, {}) if query else first
                problems += [f"{route.name} {query} shows {word}" for word in secret if word in answer.says]
                if answer.problem:
                    problems.append(f"{route.name} {query}: {answer.problem}")
    assert problems == [], "\n".join(problems)


def test_every_snippet_is_among_the_lists() -> None:
    names = {route.name for route in lists()}
    spaces = {model.snippet_viewset.get_url_name("list") for model in get_snippet_models()}
    assert spaces - names == set()
    assert len(names) > len(spaces)
