"""Everything that the API gives for the whole demo, against the schemas of HSDS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.demo_site import demo  # noqa: F401 - fixture
from tests.wijken.exchange.hsds.schema_checker import SchemaChecker

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.usefixtures("demo")]

API = "/api/hsds/3/"
LISTS = {
    "services": "service",
    "services?full=true": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
AT_LEAST = {"services": 30, "service_at_locations": 25, "taxonomy_terms": 20}


@pytest.fixture
def schemas(shared_data: Path) -> Path:
    folder = shared_data / "hsds" / "3.1-dev" / "schema"
    if not folder.is_dir():
        pytest.skip("no HSDS schemas in the folder with shared data")
    return folder


def pages(client: Client, address: str) -> Iterator[dict[str, Any]]:
    number, last = 1, False
    while not last:
        sign = "&" if "?" in address else "?"
        page = client.get(f"{API}{address}{sign}per_page=20&page={number}").json()
        yield page
        number, last = number + 1, page["last_page"]


@pytest.mark.parametrize("address", LISTS)
def test_every_document_and_every_page_validates(client: Client, schemas: Path, address: str) -> None:
    checker = SchemaChecker(schemas, f"{LISTS[address]}.json")
    envelope = SchemaChecker(schemas, "openapi.json")
    page_schema = envelope.schema["components"]["schemas"]["Page"] | {"required": ["empty", "total_items"]}
    page_schema["properties"]["contents"] = {"type": "array"}
    found = 0
    for page in pages(client, address):
        assert list(envelope.problems(page, page_schema)) == []
        for document in page["contents"]:
            assert list(checker.problems(document)) == []
            found += 1
    assert found == page["total_items"] >= AT_LEAST.get(address, 1)
    whole = client.get(f"{API}{address.partition('?')[0]}/{document['id']}").json()
    assert list(checker.problems(whole)) == []
    assert whole["id"] == document["id"]


def test_the_checker_says_what_is_wrong(schemas: Path) -> None:
    checker = SchemaChecker(schemas, "service.json")
    assert list(checker.problems({"id": "1", "name": "Koor", "status": "open"})) == [
        "/id: '1' is no uuid",
        "/status: 'open' is none of ['active', 'inactive', 'defunct', 'temporarily closed']",
    ]
