"""Edits of every kind that could change a page, made at random."""

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site

from core.models import PublishedTranslation, SiteImage, SiteSettings, StandardPage
from methode.models import Term
from tests.wijken.conftest import Town
from wijken.agenda.next_change import beginning_or_end
from wijken.directory.models import (
    Activity,
    IndexVersion,
    Listing,
    ListingTranslation,
    Location,
    Neighbourhood,
    Schedule,
    ScheduleException,
    SchoolHoliday,
    Theme,
)
from wijken.directory.recurrence.occurrences import ZONE


class Clock:
    """The time of every request."""

    def __init__(self, at: datetime) -> None:
        self.at = at


Edit = Callable[[random.Random, Town, Clock], object]


def some(chance: random.Random, model: Any) -> Any:
    return chance.choice(list(model._default_manager.order_by("pk")))


def word(chance: random.Random) -> str:
    return f"Woord{chance.randint(0, 10**9)}"


def some_page(chance: random.Random) -> Any:
    return chance.choice(list(Page.objects.filter(depth__gt=2).order_by("pk"))).specific


def publish_a_page(chance: random.Random, town: Town, clock: Clock) -> None:
    page = some_page(chance)
    page.title = word(chance)
    page.save_revision().publish()


def change_a_draft(chance: random.Random, town: Town, clock: Clock) -> None:
    page = some_page(chance)
    page.title = word(chance)
    page.save_revision()


def save_a_listing(chance: random.Random, town: Town, clock: Clock) -> None:
    listing = some(chance, Listing)
    listing.summary = word(chance)
    listing.save()


def publish_a_listing(chance: random.Random, town: Town, clock: Clock) -> None:
    listing = some(chance, Listing)
    listing.name, listing.live = word(chance), True
    listing.save_revision().publish()


def restrict_a_page(chance: random.Random, town: Town, clock: Clock) -> None:
    if chance.random() < 0.5:
        PageViewRestriction.objects.all().delete()
    else:
        PageViewRestriction.objects.create(
            page=some_page(chance).page_ptr, restriction_type="password", password="x"
        )


def move_a_page(chance: random.Random, town: Town, clock: Clock) -> None:
    """Raw SQL of the page tree."""
    page = Page.objects.get(slug="over")
    page.move(Page.objects.get(slug="start").get_first_child(), "left")


def raw_sql(chance: random.Random, town: Town, clock: Clock) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET title = %s WHERE depth = 3", [word(chance)])


def change_without_success(chance: random.Random, town: Town, clock: Clock) -> None:
    try:
        with transaction.atomic():
            Listing.objects.update(summary=word(chance))
            raise RuntimeError
    except RuntimeError:
        pass


def change_in_part(chance: random.Random, town: Town, clock: Clock) -> None:
    with transaction.atomic():
        try:
            with transaction.atomic():
                Listing.objects.update(summary=word(chance))
                raise RuntimeError
        except RuntimeError:
            pass
        Neighbourhood.objects.filter(pk=town.west.pk).update(name=word(chance))


def bulk_create(chance: random.Random, town: Town, clock: Clock) -> None:
    name = word(chance)
    Listing.objects.bulk_create(
        [Listing(name=name, slug=name.lower(), kind="initiatief", summary="x", neighbourhood=town.north)]
    )


def bulk_update(chance: random.Random, town: Town, clock: Clock) -> None:
    listings = list(Listing.objects.all())
    for listing in listings:
        listing.summary = word(chance)
    Listing.objects.bulk_update(listings, ["summary"])


def other_times(chance: random.Random, town: Town, clock: Clock) -> None:
    schedule = some(chance, Schedule)
    schedule.starts_at = time(chance.randint(8, 20), chance.choice((0, 15, 30, 7)))
    schedule.ends_at = chance.choice((None, time(21), time(0, 30)))
    schedule.save()
    IndexVersion.renew()


def name_the_site(chance: random.Random, town: Town, clock: Clock) -> None:
    SiteSettings.objects.update(name=word(chance), notice=word(chance))


def translate(chance: random.Random, town: Town, clock: Clock) -> None:
    english, _made = Locale.objects.get_or_create(language_code="en")
    page = some_page(chance)
    if page.locale_id == english.pk or page.has_translation(english) or not page.get_parent():
        return
    if page.get_parent().get_translation_or_none(english):
        page.copy_for_translation(english).save_revision().publish()
    else:
        PublishedTranslation.objects.update(translated=chance.randint(0, 3))


def pass_time(chance: random.Random, town: Town, clock: Clock) -> None:
    clock.at += chance.choice(
        [
            timedelta(seconds=chance.randint(1, 59)),
            timedelta(minutes=chance.randint(1, 200)),
            timedelta(hours=chance.randint(1, 30)),
            beginning_or_end(clock.at) - clock.at if beginning_or_end(clock.at) else timedelta(days=1),
            datetime.combine(timezone.localdate(clock.at) + timedelta(days=1), time.min, ZONE) - clock.at,
        ]
    )


def let_something_expire(chance: random.Random, town: Town, clock: Clock) -> None:
    soon = clock.at + timedelta(seconds=chance.randint(1, 4000))
    if chance.random() < 0.5:
        Listing.objects.filter(pk=some(chance, Listing).pk).update(expire_at=soon)
        IndexVersion.renew()
    else:
        Page.objects.filter(pk=some_page(chance).pk).update(expire_at=soon)


EDITORS: list[Edit] = [
    publish_a_page,
    change_a_draft,
    save_a_listing,
    publish_a_listing,
    restrict_a_page,
    move_a_page,
    raw_sql,
    change_without_success,
    change_in_part,
    bulk_create,
    bulk_update,
    other_times,
    name_the_site,
    translate,
    pass_time,
    pass_time,
    pass_time,
    let_something_expire,
    lambda chance, town, clock: some_page(chance).unpublish(),
    lambda chance, town, clock: Page.objects.filter(live=False).update(live=True, expire_at=None),
    lambda chance, town, clock: some(chance, Listing).unpublish(),
    lambda chance, town, clock: Listing.objects.update(live=True, expire_at=None),
    lambda chance, town, clock: Theme.objects.update(name=word(chance)),
    lambda chance, town, clock: some(chance, Listing).themes.clear(),
    lambda chance, town, clock: some(chance, Listing).themes.set(Theme.objects.all()),
    lambda chance, town, clock: Theme.names.rel.related_model.objects.update(name=word(chance)),
    lambda chance, town, clock: Location.objects.update(name=word(chance)),
    lambda chance, town, clock: Neighbourhood.objects.filter(pk=town.north.pk).update(name=word(chance)),
    lambda chance, town, clock: Activity.objects.update(title=word(chance)),
    lambda chance, town, clock: ScheduleException.objects.create(
        activity=some(chance, Activity), kind="cancelled", first_day=timezone.localdate(clock.at)
    ),
    lambda chance, town, clock: ScheduleException.objects.all().delete(),
    lambda chance, town, clock: SchoolHoliday.objects.create(
        name="Vrij", first_day=date(2026, 11, 24), last_day=date(2026, 11, 30)
    ),
    lambda chance, town, clock: ListingTranslation.objects.update_or_create(
        listing=some(chance, Listing), language="en", defaults={"summary": word(chance)}
    ),
    lambda chance, town, clock: (
        town.home.add_child(
            instance=StandardPage(title=word(chance), slug=word(chance).lower(), show_in_menus=True)
        )
        if (town.home.refresh_from_db() or True)
        else None
    ),
    lambda chance, town, clock: Page.objects.filter(slug__startswith="woord").delete(),
    lambda chance, town, clock: Redirect.objects.create(
        old_path=f"/{word(chance)}", redirect_page=town.home.page_ptr
    ),
    lambda chance, town, clock: Site.objects.update(site_name=word(chance)),
    lambda chance, town, clock: CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    ),
    lambda chance, town, clock: CollectionViewRestriction.objects.all().delete(),
    lambda chance, town, clock: Term.objects.create(
        name=word(chance),
        slug=word(chance).lower(),
        explanation="<p>Zo.</p>",
        locale=Locale.objects.get(language_code="nl"),
    ),
    lambda chance, town, clock: Group.objects.get_or_create(name=word(chance)),
    lambda chance, town, clock: SiteImage.objects.update(title=word(chance)),
]
