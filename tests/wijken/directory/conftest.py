"""A small social map and its editors."""

from collections.abc import Callable
from datetime import time

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from config.roles import EDITORS, VOLUNTEERS
from wijken.directory.models import (
    Activity,
    Hook,
    Listing,
    Location,
    Neighbourhood,
    Organisation,
    Schedule,
    TeamMember,
)

LIMITED = ("Wijkredacteuren", "Vrijwilligers")
"""Groups whose members keep the neighbourhoods of their team."""
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def log_in(roles: None, db: None) -> Callable[[str], Client]:
    """``log_in("Redacteuren")`` returns the browser of a user in that group."""

    def browser(group: str) -> Client:
        user, _created = get_user_model().objects.get_or_create(username=group.lower())
        user.groups.set([Group.objects.get(name=group)])
        client = Client()
        client.force_login(user, backend=MODEL_BACKEND)
        client.user = user
        return client

    return browser


@pytest.fixture
def editor(log_in: Callable[[str], Client]) -> Client:
    return log_in(EDITORS)


@pytest.fixture
def neighbourhood(db: None) -> Neighbourhood:
    return Neighbourhood.objects.create(
        name="Pijnacker-Noord",
        slug="pijnacker-noord",
        core_village="Pijnacker",
        latitude=52.02,
        longitude=4.43,
    )


@pytest.fixture
def volunteer(log_in: Callable[[str], Client], neighbourhood: Neighbourhood) -> Client:
    """A volunteer in the team of Pijnacker-Noord."""
    client = log_in(VOLUNTEERS)
    TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)
    return client


@pytest.fixture
def place(neighbourhood: Neighbourhood) -> Location:
    return Location.objects.create(name="Buurthuis", kind=Location.Kind.HALL, neighbourhood=neighbourhood)


@pytest.fixture
def listing(neighbourhood: Neighbourhood, place: Location) -> Listing:
    listing = Listing(
        name="Koffie-inloop",
        slug="koffie-inloop",
        kind=Listing.Kind.INITIATIVE,
        summary="Koffie en een praatje.",
        neighbourhood=neighbourhood,
        location=place,
    )
    listing.hooks = [Hook(text="Hier komen elke week veel mensen.")]
    listing.save()
    return listing


@pytest.fixture
def activity(listing: Listing) -> Activity:
    activity = Activity(listing=listing, title="Inloop")
    activity.schedules = [
        Schedule(frequency="weekly", weekdays=(1,), starts_at=time(10), ends_at=time(12), sort_order=0)
    ]
    activity.save()
    return activity


@pytest.fixture
def elsewhere(db: None) -> dict[str, object]:
    """One record of every type in another neighbourhood."""
    west = Neighbourhood.objects.create(
        name="Plan-West", slug="plan-west", core_village="Nootdorp", latitude=52.04, longitude=4.39
    )
    place = Location.objects.create(name="Zaal West", kind=Location.Kind.HALL, neighbourhood=west)
    provider = Organisation.objects.create(name="Club West", slug="club-west")
    listing = Listing.objects.create(
        name="Ver weg",
        slug="ver-weg",
        kind="initiatief",
        summary="…",
        neighbourhood=west,
        location=place,
        organisation=provider,
    )
    activity = Activity.objects.create(listing=listing, title="Zingen in West")
    return {
        "neighbourhood": west,
        "location": place,
        "organisation": provider,
        "listing": listing,
        "activity": activity,
    }


@pytest.fixture(params=LIMITED)
def member(
    request: pytest.FixtureRequest, log_in: Callable[[str], Client], neighbourhood: Neighbourhood
) -> Client:
    """A user in the team of Pijnacker-Noord."""
    client = log_in(request.param)
    TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)
    return client
