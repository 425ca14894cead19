"""A small social map, the people who keep it, and a visitor."""

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
from tests.upkeep.proposing import Opened, Visitor
from wijken.directory.models import Neighbourhood
from wijken.upkeep.models import Proposal


@pytest.fixture
def opened() -> Opened:
    """What the browser sends along with a form of this purpose that has been open for a while."""

    def fields(purpose: str, seconds_ago: float = 20) -> dict[str, str]:
        stamp = Stamp.new(purpose, timezone.now() - timedelta(seconds=seconds_ago))
        return {"stamp": str(stamp), "homepage": "", "proof": ""}

    return fields


@pytest.fixture
def visitor(opened: Opened, neighbourhood: Neighbourhood) -> Visitor:  # noqa: F811 - the fixture
    return Visitor(opened)


@pytest.fixture
def proposal(visitor: Visitor) -> Proposal:
    assert visitor.all_steps().send().status_code == 302
    return Proposal.objects.get()
