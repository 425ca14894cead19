"""The initial emergency contacts."""

import pytest

from crisis_help.initial_data import fill


@pytest.fixture
def filled(db: None) -> None:
    """Phrases, harmless phrases, topics and contacts."""
    fill()
