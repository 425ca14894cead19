"""Access control: ``route_matrix.yaml`` lists for every URL who may open it and what is shown.

A new URL fails until its row is added. B is a Beheerder, R a Redacteur, W a Wijkredacteur, V a Vrijwilliger
(both of the neighbourhood "hier"), T a Vertaler; ``*`` is everybody, S only superusers, "nobody" no one.
"(elders)" is the same for a record of another neighbourhood.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.config.visits import Visits
from tests.module_fixtures import rows_for_module

MATRIX = Path(__file__).with_name("route_matrix.yaml")
LISTS = ("list", "index", "list_results", "index_results", "results", "choose", "choose_results")

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(scope="module")
def visits(django_db_setup: None, django_db_blocker: Any) -> Iterator[Visits]:
    with rows_for_module(django_db_blocker):
        yield Visits()


def test_everybody_gets_where_the_matrix_says_and_reads_nothing_that_is_not_theirs(visits: Visits) -> None:
    written = yaml.safe_load(MATRIX.read_text())
    visits.problems.clear()
    found = visits.matrix()

    new = {name: who for name, who in found.items() if name not in written}
    gone = {name for name in written if name not in found}
    changed = {
        name: (written[name], found[name]) for name in set(written) - gone if found[name] != written[name]
    }
    assert visits.problems == []
    assert new == {}, f"say in route_matrix.yaml who may come here:\n{yaml.safe_dump(new, width=1000)}"
    assert gone == set(), f"these addresses are gone: {sorted(gone)}"
    assert changed == {}, f"written, and found: {changed}"
