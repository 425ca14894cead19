"""Uses the small municipality of the page tests."""

from tests.wijken.conftest import english, module_town, place, town  # noqa: F401 - fixtures
