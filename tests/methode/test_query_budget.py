"""The number of queries does not depend on the size of the method."""

from collections.abc import Callable

import pytest

from methode.models import StepPage
from tests.methode.conftest import QUERIES_AT_MOST

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PAGES = (
    "/methode/",
    "/methode/?als=vrijwilliger",
    "/methode/stap-1/",
    "/methode/stap-1/stap-1a/",
    "/methode/werkvormen/",
    "/methode/werkvormen/vorm-1/",
    "/methode/begrippen/",
)


@pytest.fixture
def grow(
    add_step: Callable[..., StepPage], add_work_form: Callable, add_term: Callable
) -> Callable[[int, int], None]:
    """Add steps with two sub-steps, work forms and terms."""

    def add(first: int, last: int) -> None:
        for number in range(first, last + 1):
            form, term = add_work_form(f"Vorm {number}"), add_term(f"Woord {number}")
            step = add_step(number, work_forms=[form], terms=[term])
            for letter in "ab":
                add_step(number, step, code=f"{number}{letter}")

    return add


@pytest.mark.parametrize("address", PAGES)
def test_every_page_keeps_to_its_budget_and_does_not_grow_with_the_method(
    grow: Callable[[int, int], None], count_queries: Callable[[str], int], address: str
) -> None:
    grow(1, 2)
    count_queries(address)  # fill caches of the process, such as content types
    small = count_queries(address)
    grow(3, 12)
    for step in StepPage.objects.filter(number=1, code=""):
        step.work_forms = list(step.work_forms.model.objects.all())
        step.terms = list(step.terms.model.objects.all())
        step.save()
    large = count_queries(address)
    assert small == large
    assert large <= QUERIES_AT_MOST
