"""Parts that pages share."""

from uuid import uuid4

from core.page_store.rendering import SharedParts, rendering


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
