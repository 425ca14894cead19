"""A small social map, and the people who keep it."""

from collections.abc import Callable
from datetime import time

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from config.roles import EDITORS, VOLUNTEERS
from wijken.directory.models import Activity, Hook, Listing, Location, Neighbourhood, Schedule

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def log_in(roles: None, db: None) -> Callable[[str], Client]:
    """``log_in("Redacteuren")`` gives the browser of somebody in that group."""

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
def volunteer(log_in: Callable[[str], Client]) -> Client:
    return log_in(VOLUNTEERS)


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
