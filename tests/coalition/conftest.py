"""Uses the small municipality of the neighbourhood tests."""

from tests.wijken.conftest import module_town, town

__all__ = ["module_town", "town"]
