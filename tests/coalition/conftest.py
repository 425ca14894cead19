"""The small municipality of the neighbourhoods."""

from tests.wijken.conftest import town

__all__ = ["town"]
