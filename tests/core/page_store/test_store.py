"""The memory for rendered pages is bounded, and drops what nobody asked for."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from core.page_store.store import OVERHEAD, KeptPage, PageStore

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def kept(text: bytes = b"tekst") -> KeptPage:
    return KeptPage.of(text, {"Content-Type": "text/html"}, uuid4(), NOW, NOW + timedelta(hours=1))


def test_a_page_comes_back_as_it_was() -> None:
    store: PageStore[str] = PageStore(100_000)
    store.put("/", kept(b"Goedemorgen"))
    page = store.get("/")
    assert page is not None and page.text == b"Goedemorgen"
    assert store.get("/elders/") is None


def test_the_page_that_nobody_asked_for_goes_first() -> None:
    size = kept().size
    store: PageStore[str] = PageStore(3 * size)
    for name in "abc":
        store.put(name, kept())
    assert store.get("a")
    store.put("d", kept())
    assert [name for name in "abcd" if store.get(name)] == ["a", "c", "d"]
    assert store.size == 3 * size


def test_a_flood_of_urls_takes_no_more_than_the_limit() -> None:
    store: PageStore[str] = PageStore(20 * (OVERHEAD + 100))
    for number in range(1_000):
        store.put(f"/{number}/", kept(bytes(range(256)) * (number % 7)))
        assert store.size <= store.limit
    assert 0 < len(store) <= 20


def test_a_page_that_is_larger_than_the_store_is_not_kept() -> None:
    store: PageStore[str] = PageStore(10)
    store.put("/", kept())
    assert (len(store), store.size) == (0, 0)


def test_a_newer_page_takes_the_room_of_the_older_one() -> None:
    store: PageStore[str] = PageStore(100_000)
    for _ in range(50):
        store.put("/", kept())
    assert (len(store), store.size) == (1, kept().size)


def test_the_same_text_has_the_same_tag_whenever_it_was_made() -> None:
    assert kept(b"a").etag == kept(b"a").etag != kept(b"b").etag
