"""The demo with its index and synonyms."""

from collections.abc import Iterator

import pytest

from demo import vocabulary
from search.index.writer import rebuild
from search.models import Synonym


@pytest.fixture(scope="module")
def module_index(demo: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The index of the demo, built once per module."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        if not Synonym.objects.exists():
            vocabulary.build_synonyms()
            vocabulary.build_foreign_words()
        rebuild()
    yield


@pytest.fixture
def indexed(module_index: None, db: None) -> None:
    """The indexed demo; changes are rolled back."""
