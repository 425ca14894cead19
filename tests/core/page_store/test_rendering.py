"""Parts that pages share."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.utils.translation import override

from core.page_store.rendering import MOST_PARTS, SharedParts, rendering, shared_part


def test_a_part_is_made_once_for_each_version_and_key() -> None:
    parts, made = SharedParts(), []

    def make() -> str:
        made.append(1)
        return f"menu {len(made)}"

    first, second = uuid4(), uuid4()
    with rendering(first):
        assert [parts.get("menu", make), parts.get("menu", make)] == ["menu 1", "menu 1"]
        assert parts.get("footer", make) == "menu 2"
    with rendering(second):
        assert parts.get("menu", make) == "menu 3"
    # A request that began before the edit does not bring the old part back.
    with rendering(first):
        assert parts.get("menu", make) == "menu 4"
    with rendering(second):
        assert parts.get("menu", make) == "menu 5"


def test_who_gets_no_kept_page_shares_nothing() -> None:
    parts = SharedParts()
    with rendering(uuid4()):
        parts.get("menu", lambda: "of everybody")
    with rendering(None):
        assert parts.get("menu", lambda: "with a draft") == "with a draft"
    assert parts.get("menu", lambda: "outside a request") == "outside a request"


def test_another_moment_host_and_language_have_another_part() -> None:
    parts, version, noon = SharedParts(), uuid4(), datetime(2026, 11, 24, 12, tzinfo=UTC)

    def part(until: datetime = noon, host: str = "a.nl", language: str = "nl") -> str:
        with rendering(version, until, host, parts), override(language):
            return shared_part("menu", lambda: f"{until.hour} {host} {language}")

    assert part() == "12 a.nl nl"
    assert part(host="b.nl") == "12 b.nl nl"
    assert part(language="en") == "12 a.nl en"
    assert part(until=noon + timedelta(hours=1)) == "13 a.nl nl"


def test_what_visitors_make_up_does_not_fill_the_memory() -> None:
    parts = SharedParts()
    with rendering(uuid4()):
        for number in range(MOST_PARTS + 10):
            assert parts.get(number, lambda number=number: number) == number
    assert len(parts._kept[1]) == MOST_PARTS
