"""The small municipality of the neighbourhoods."""

from tests.wijken.conftest import built_town, town

__all__ = ["built_town", "town"]
