"""The same small municipality as that of the pages."""

from tests.wijken.conftest import english, place, town  # noqa: F401 - fixtures
