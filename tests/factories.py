"""One of every kind of private object, all containing the same word, and where it would appear."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import BasePage, HomePage, StandardPage
from methode.models import MethodPage, StepPage
from wijken.directory.models import Activity, Listing, Location, Schedule
from wijken.models import StoryIndexPage, StoryPage

SECRET = "Kruidnagelgeheim"
YESTERDAY = timedelta(days=-1)


def a_listing(**fields: object) -> Listing:
    ordinary = Listing.objects.get(slug="buurthuis-de-zwaluw")
    values: dict[str, object] = {
        "name": SECRET,
        "summary": SECRET,
        "kind": "initiatief",
        "neighbourhood": ordinary.neighbourhood,
        "location": ordinary.location,
        "checked_on": timezone.localdate(),
    }
    listing = Listing(**(values | fields))
    listing.themes = list(ordinary.themes.all())
    listing.save()
    an_activity(listing, title=listing.name, summary=listing.summary)
    return listing


def an_activity(listing: Listing, **fields: object) -> Activity:
    activity = Activity(listing=listing, **({"title": SECRET, "summary": SECRET} | fields))
    activity.schedules = [Schedule(weekdays=tuple(range(7)))]
    activity.save()
    return activity


def a_page(page: BasePage | None = None, parent: BasePage | None = None, **fields: object) -> BasePage:
    page = page or StandardPage(title=SECRET, intro=SECRET, show_in_menus=True)
    for name, value in fields.items():
        setattr(page, name, value)
    (parent or HomePage.objects.get(locale__language_code="nl")).add_child(instance=page)
    return page


def restrict(page: BasePage, kind: str) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    restriction.groups.set(Group.objects.all()[:1])


def draft_over(thing: Listing | BasePage, **fields: object) -> None:
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save_revision()


def hide_address() -> None:
    location = Location.objects.get(name="Buurthuis De Zwaluw")
    location.street_address, location.precision = f"{SECRET}straat 1", Location.Precision.HIDDEN
    location.save()


def hide_a_second_place() -> None:
    hidden = Location.objects.create(
        name="Bij mij",
        kind=Location.Kind.AT_HOME,
        precision=Location.Precision.HIDDEN,
        street_address=f"{SECRET}straat 2",
        latitude=52.0277,
        longitude=4.4377,
    )
    Activity.objects.filter(listing__slug="warme-thee").update(location=hidden)


def slugged(slug: str) -> dict[str, object]:
    return {"slug": slug}


PLANTS: dict[str, Callable[[], object]] = {
    "draft listing": lambda: a_listing(slug="s1", live=False),
    "expired listing": lambda: a_listing(slug="s2", expire_at=timezone.now() + YESTERDAY),
    "unlisted": lambda: a_listing(slug="s3", visibility="unlisted"),
    "consent past": lambda: a_listing(slug="s4", consent_until=timezone.localdate() + YESTERDAY),
    "draft text of a listing": lambda: draft_over(
        Listing.objects.get(slug="taalcafe-praatplaat"), summary=SECRET
    ),
    "draft activity": lambda: an_activity(Listing.objects.get(slug="warme-thee"), live=False),
    "expired activity": lambda: an_activity(
        Listing.objects.get(slug="warme-thee"), expire_at=timezone.now() + YESTERDAY
    ),
    "hidden address": hide_address,
    "hidden place of an activity": hide_a_second_place,
    "draft page": lambda: a_page(live=False, **slugged("p1")),
    "expired page": lambda: a_page(expire_at=timezone.now() + YESTERDAY, **slugged("p2")),
    "page behind login": lambda: restrict(a_page(**slugged("p3")), PageViewRestriction.LOGIN),
    "page behind password": lambda: restrict(a_page(**slugged("p4")), PageViewRestriction.PASSWORD),
    "page for a group": lambda: restrict(a_page(**slugged("p5")), PageViewRestriction.GROUPS),
    "draft text of a page": lambda: draft_over(
        StandardPage.objects.get(slug="over", locale__language_code="nl"), intro=SECRET
    ),
    "draft step": lambda: a_page(
        StepPage(title=SECRET, short_title=SECRET, number=7, intro=SECRET),
        MethodPage.objects.get(),
        live=False,
    ),
    "expired step": lambda: a_page(
        StepPage(title=SECRET, short_title=SECRET, number=8, intro=SECRET),
        MethodPage.objects.get(),
        expire_at=timezone.now() + YESTERDAY,
    ),
    "draft story": lambda: a_page(
        StoryPage(title=SECRET, intro=SECRET), StoryIndexPage.objects.first(), live=False
    ),
    "story without consent": lambda: a_page(
        StoryPage(title=SECRET, intro=SECRET, consent_withdrawn_on=timezone.localdate()),
        StoryIndexPage.objects.first(),
    ),
}
DIRECT = (
    "/sociale-kaart/s1/",
    "/sociale-kaart/s2/",
    "/sociale-kaart/s3/",
    "/sociale-kaart/s4/",
    "/sociale-kaart.geojson",
    "/sociale-kaart/s1.geojson",
    "/api/hsds/3/services?full=true&format=ndjson",
    "/api/hsds/3/service_at_locations?format=ndjson",
    "/api/hsds/3/organizations?format=ndjson",
    f"/sociale-kaart.geojson?zoek={SECRET}",
    "/p1/",
    "/p2/",
    "/p3/",
    "/p4/",
    "/p5/",
    f"/methode/{SECRET.lower()}/",
    f"/sociale-kaart/?zoek={SECRET}",
    f"/en/sociale-kaart/?zoek={SECRET}",
    f"/zoeken/?zoek={SECRET}",
    f"/en/zoeken/?zoek={SECRET}",
)
