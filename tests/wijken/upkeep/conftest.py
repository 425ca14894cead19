"""A small social map, its editors, and a visitor."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.public_forms.form_token import FormToken
from tests.wijken.directory.conftest import (  # noqa: F401 - fixtures
    activity,
    editor,
    listing,
    log_in,
    neighbourhood,
    place,
    volunteer,
)
from tests.wijken.upkeep.proposal_forms import Opened, ProposingVisitor
from wijken.directory.models import Neighbourhood
from wijken.upkeep.models import Proposal


@pytest.fixture
def opened() -> Opened:
    """The token of a form for this purpose that was opened a while ago."""

    def fields(purpose: str, seconds_ago: float = 20) -> dict[str, str]:
        stamp = FormToken.new(purpose, timezone.now() - timedelta(seconds=seconds_ago))
        return {"stamp": str(stamp), "homepage": "", "proof": ""}

    return fields


@pytest.fixture
def visitor(opened: Opened, neighbourhood: Neighbourhood) -> ProposingVisitor:  # noqa: F811 - the fixture
    return ProposingVisitor(opened)


@pytest.fixture
def proposal(visitor: ProposingVisitor) -> Proposal:
    assert visitor.all_steps().send().status_code == 302
    return Proposal.objects.get()
