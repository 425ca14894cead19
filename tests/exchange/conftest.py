"""The same small municipality as that of the pages."""

from tests.wijken.conftest import built_town, english, place, town  # noqa: F401 - fixtures
