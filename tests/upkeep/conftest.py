"""A small social map, the people who keep it, and a visitor."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from core.public_forms.stamp import Stamp
from tests.directory.conftest import (  # noqa: F401 - fixtures
    activity,
    editor,
    listing,
    log_in,
    neighbourhood,
    place,
    volunteer,
)


@pytest.fixture
def opened() -> Callable[..., dict[str, str]]:
    """What the browser sends along with a form of this purpose that has been open for a while."""

    def fields(purpose: str, seconds_ago: float = 20) -> dict[str, str]:
        stamp = Stamp.new(purpose, timezone.now() - timedelta(seconds=seconds_ago))
        return {"stamp": str(stamp), "homepage": "", "proof": ""}

    return fields
