"""The example site with its index, and the editors' words."""

from collections.abc import Iterator

import pytest
import yaml
from django.conf import settings

from search.indexing import rebuild
from search.models import Synonym

WORDS = settings.SITE / "demo" / "content" / "zoekwoorden.yaml"


@pytest.fixture(scope="module")
def made_findable(demo: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The index of the example, written once for a module of tests."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        if not Synonym.objects.exists():
            for entry in yaml.safe_load(WORDS.read_text(encoding="utf-8"))["zoekwoorden"]:
                words = ", ".join(entry.get("hetzelfde") or entry["heen"])
                Synonym(words=words, one_way="heen" in entry).save()
        rebuild()
    yield


@pytest.fixture
def indexed(made_findable: None, db: None) -> None:
    """The example content, findable, with the editors' words. What a test changes is undone."""
