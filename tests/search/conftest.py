"""The example site with its index, and the editors' words."""

from collections.abc import Iterator

import pytest
import yaml
from django.conf import settings

from search.indexing import rebuild
from search.models import Synonym

WORDS = settings.SITE / "demo" / "content" / "zoekwoorden.yaml"


@pytest.fixture
def indexed(demo: None, db: None) -> Iterator[None]:
    """The example content, findable, with the synonyms of the example where the loader left them out."""
    if not Synonym.objects.exists():
        for entry in yaml.safe_load(WORDS.read_text(encoding="utf-8"))["zoekwoorden"]:
            words = ", ".join(entry.get("hetzelfde") or entry["heen"])
            Synonym(words=words, one_way="heen" in entry).save()
    rebuild()
    yield
