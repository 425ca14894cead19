"""The agenda: actual occurrences, in order, with weekday and date."""

from collections.abc import Callable
from datetime import date, time
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.wijken.conftest import Town
from tests.wijken.exchange.ical_parser import times_in
from wijken.directory.models import Activity, Schedule, ScheduleException, SchoolHoliday
from wijken.directory.recurrence.occurrences import ZONE
from wijken.models import AgendaPage

Read = Callable[..., str]


@pytest.fixture
def agenda(town: Town) -> AgendaPage:
    return town.home.add_child(instance=AgendaPage(title="Agenda", slug="agenda", show_in_menus=True))


@pytest.fixture
def coffee(town: Town, agenda: AgendaPage) -> None:
    """It is Tuesday, nine in the morning: coffee at ten, soup on Friday, repairs on Tuesdays at eight."""
    listing = town.listing("Eettafel", phone="015-0000111")
    town.activity(listing, "Koffie op dinsdag")
    town.activity(listing, "Soep op vrijdag", weekday=4)
    early = town.activity(town.listing("Werkplaats", neighbourhood=town.west), "Repareren")
    early.schedules = [Schedule(frequency="weekly", weekdays=[1], starts_at=time(8), ends_at=time(11))]
    early.save()


def test_occurrences_are_in_order_with_weekday_and_date(coffee: None, read: Read) -> None:
    page = read("/agenda/")
    places = [page.index(text) for text in (
        "Vandaag, dinsdag 24 november", "Repareren", "Koffie op dinsdag",
        "Vrijdag 27 november", "Soep op vrijdag",
    )]  # fmt: skip
    assert places == sorted(places)
    assert "015-0000111" in page


def test_what_is_going_on_is_open_now_and_what_is_over_is_gone(coffee: None, read: Read, town: Town) -> None:
    over = town.activity(town.listing("Bakker"), "Ontbijt")
    over.schedules = [Schedule(frequency="weekly", weekdays=[1], starts_at=time(7), ends_at=time(9))]
    over.save()
    page = read("/agenda/")
    assert "Ontbijt" not in page.split("Vrijdag 27 november")[0]
    assert page.count("Nu open") == 1
    assert page.index("Nu open") < page.index("Repareren")


def test_what_started_yesterday_and_goes_on_past_midnight_is_listed_today(
    town: Town, agenda: AgendaPage, read: Read
) -> None:
    night = town.activity(town.listing("Nachtopvang"), "Nachtwacht", weekday=0)
    night.schedules = [Schedule(frequency="weekly", weekdays=[0], starts_at=time(22), ends_at=time(9, 30))]
    night.save()
    assert "Nachtwacht" in read("/agenda/", wanneer="vandaag")
    assert "Nachtwacht" not in read("/agenda/", wanneer="morgen")


UNCONFIRMED = "Bel eerst even."


@pytest.mark.parametrize("address", ["/agenda/", "/wijken/noord/agenda/", "/wijken/noord/"])
def test_who_plans_a_day_reads_what_is_not_confirmed(
    coffee: None, town: Town, read: Read, address: str
) -> None:
    assert UNCONFIRMED not in read(address)
    town.activity(town.listing("Club", checked_on=None), "Kaarten bij de club")
    page = read(address)
    assert page.count(UNCONFIRMED) == page.count("Kaarten bij de club") == 1
    assert page.index("Kaarten bij de club") < page.index(UNCONFIRMED)


def test_the_agenda_lists_only_what_takes_place(coffee: None, town: Town, read: Read) -> None:
    listing = town.listing("Club")
    holiday = town.activity(listing, "Niet in de vakantie")
    holiday.schedules = [
        Schedule(frequency="weekly", weekdays=[1], starts_at=time(10), not_in_school_holidays=True)
    ]
    holiday.save()
    SchoolHoliday.objects.create(name="Herfst", first_day=date(2026, 11, 23), last_day=date(2026, 11, 29))
    town.activity(town.listing("Dicht", status="temporarily_closed"), "Van de dichte club")
    town.activity(town.listing("Gestopt", status="defunct"), "Van wat gestopt is")
    reopening = town.listing("Weer open", status="temporarily_closed", closed_until=date(2026, 11, 25))
    town.activity(reopening, "Weer op vrijdag", weekday=4)
    town.activity(reopening, "Nog niet op dinsdag", weekday=1)
    extra = town.activity(listing, "Extra op zondag", weekday=2)
    extra.exceptions.add(ScheduleException(kind="extra", first_day=date(2026, 11, 29), starts_at=time(15)))
    extra.save()
    page = read("/agenda/")
    for title in ("Niet in de vakantie", "Van de dichte club", "Van wat gestopt is",
                  "Nog niet op dinsdag"):  # fmt: skip
        assert title not in page
    for title in ("Weer op vrijdag", "Zondag 29 november", "Extra op zondag"):
        assert title in page


def test_a_rule_that_changed_a_second_ago_shows_at_once(coffee: None, read: Read) -> None:
    schedule = Schedule.objects.get(activity__title="Soep op vrijdag")
    assert "Vrijdag 27" in read("/agenda/")
    schedule.weekdays = [5]
    schedule.save()
    page = read("/agenda/")
    assert "Vrijdag 27" not in page.split("agenda-day", 1)[1]
    assert "Zaterdag 28 november" in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("vandaag", {"Koffie op dinsdag", "Repareren"}),
        ("morgen", set()),
        ("deze-week", {"Koffie op dinsdag", "Repareren", "Soep op vrijdag"}),
        ("volgende-week", {"Koffie op dinsdag", "Repareren", "Soep op vrijdag"}),
        ("2026-11-27", {"Soep op vrijdag"}),
        ("2026-W50", {"Koffie op dinsdag", "Repareren", "Soep op vrijdag"}),
        ("2026-W99", {"Koffie op dinsdag", "Repareren", "Soep op vrijdag"}),
        ("2026-13", {"Koffie op dinsdag", "Repareren", "Soep op vrijdag"}),
        ("1999-01-01", {"Koffie op dinsdag", "Repareren", "Soep op vrijdag"}),
        ("2026-02-30", {"Koffie op dinsdag", "Repareren", "Soep op vrijdag"}),
    ],
)
def test_the_agenda_shows_the_requested_days(coffee: None, read: Read, asked: str, shown: set[str]) -> None:
    page = read("/agenda/", wanneer=asked)
    titles = {"Koffie op dinsdag", "Repareren", "Soep op vrijdag"}
    assert {title for title in titles if title in page} == shown


def test_a_date_that_does_not_exist_is_said_with_the_days_that_are_shown(coffee: None, read: Read) -> None:
    assert "Deze dag kennen we niet. Je ziet de komende zeven dagen." in read(
        "/agenda/", wanneer="2026-02-30"
    )
    assert "Deze dag kennen we niet. Je ziet alle dagen." in read("/sociale-kaart/", wanneer="2026-02-30")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("1999-01-01", "1 januari 1999 is voorbij."),
        ("1999-W03", "Week 3: 18 tot en met 24 januari 1999 is voorbij."),
        ("1999-02", "Februari 1999 is voorbij."),
        ("9999-12-31", "Dit is de laatste dag die we kennen."),
        ("9999-12", "Dit is de laatste dag die we kennen."),
    ],
)
def test_days_that_cannot_be_shown_are_said_in_the_agenda(
    coffee: None, read: Read, asked: str, said: str
) -> None:
    assert said in read("/agenda/", wanneer=asked)


@pytest.mark.parametrize(
    ("asked", "previous", "following"),
    [
        ("vandaag", "", "morgen"),
        ("2026-12-31", "2026-12-30", "2027-01-01"),
        ("deze-week", "", "volgende-week"),
        ("2026-W50", "volgende-week", "2026-W51"),
        ("2026-W51", "2026-W50", "2026-W52"),
        ("2026-W53", "2026-W52", "2027-W01"),
        ("2026-12", "2026-11", "2027-01"),
        ("2027-11-20", "2027-11-19", "2027-11-21"),
        ("9999-12-31", "2027-12-28", ""),
    ],
)
def test_one_goes_on_to_the_days_before_and_after(
    coffee: None, read: Read, asked: str, previous: str, following: str
) -> None:
    soup = BeautifulSoup(read("/agenda/", wanneer=asked, kosten="gratis"), "html.parser")
    links = {rel: soup.select_one(f".agenda-neighbours a[rel~={rel}]") for rel in ("prev", "next")}
    days = {rel: link["href"].partition("wanneer=")[2] if link else "" for rel, link in links.items()}
    assert days == {"prev": previous, "next": following}
    assert all("kosten=gratis" in link["href"] for link in links.values() if link)


def test_a_month_says_for_each_day_how_much_there_is(coffee: None, town: Town, read: Read) -> None:
    fair = town.activity(town.listing("Markt"), "Kerstmarkt")
    fair.schedules = [Schedule(frequency="once", first_day=date(2026, 12, 12), starts_at=time(14))]
    fair.save()
    page = read("/agenda/", wanneer="2026-12")
    soup = BeautifulSoup(page, "html.parser")
    days = [" ".join(day.get_text(" ").split()) for day in soup.select(".agenda-month li")]
    assert len(days) == 31
    assert days[0] == "di 1 2 activiteiten" and days[3] == "vr 4 1 activiteit" and days[4] == "za 5"
    assert days[24] == "vr 25 eerste kerstdag"
    assert soup.select(".agenda-month a")[0]["href"] == "/agenda/?wanneer=2026-12-01"
    assert "december 2026: 14 activiteiten" in " ".join(soup.h2.get_text().lower().split())
    rows = [row.get_text(strip=True) for row in soup.select(".agenda-row__title")]
    assert rows == ["Kerstmarkt"], "what is every week is in the days"


def test_a_public_holiday_is_named_with_what_is_open(coffee: None, town: Town, read: Read) -> None:
    page = read("/agenda/", wanneer="2026-12-25")
    assert "Vrijdag 25 december, eerste kerstdag" in page and "Er is dan niets, voor zover we weten." in page
    dinner = town.activity(town.listing("Kerk"), "Kerstdiner")
    dinner.schedules = [Schedule(frequency="once", first_day=date(2026, 12, 25), starts_at=time(17))]
    dinner.save()
    page = read("/agenda/", wanneer="2026-W52")
    assert page.index("Vrijdag 25 december, eerste kerstdag") < page.index("Dit is wel open:")
    assert page.index("Dit is wel open:") < page.index("Kerstdiner") < page.index("tweede kerstdag")
    assert "Soep op vrijdag" not in page


def test_a_cancelled_date_is_shown_as_cancelled(coffee: None, town: Town, read: Read) -> None:
    soup = Schedule.objects.get(activity__title="Soep op vrijdag").activity
    soup.exceptions.add(
        ScheduleException(kind="cancelled", first_day=date(2026, 11, 27), reason="de kok is ziek")
    )
    soup.save()
    page = read("/agenda/")
    row = page.split("Vrijdag 27 november")[1]
    assert row.index("Gaat niet door") < row.index("Soep op vrijdag") < row.index("de kok is ziek")
    assert "De komende zeven dagen: 2 activiteiten" in " ".join(page.split())
    assert "Gaat niet door" not in read("/agenda/", wijk="west")
    assert "Gaat niet door" not in read("/agenda/", wanneer="volgende-week")


def test_what_can_be_reached_every_working_day_is_no_event(coffee: None, town: Town, read: Read) -> None:
    phone = town.activity(town.listing("Burenhulp", phone="015-0000222"), "Telefoonuur")
    phone.schedules = [Schedule(frequency="weekly", weekdays=range(5), starts_at=time(9), ends_at=time(11))]
    phone.save()
    page = read("/agenda/")
    assert page.count(">Telefoonuur<") == 1
    assert (
        page.index("Soep op vrijdag") < page.index("Op vaste uren bereikbaar") < page.index(">Telefoonuur<")
    )
    assert "015-0000222" in page
    assert "De komende zeven dagen: 3 activiteiten" in " ".join(page.split())
    assert "Telefoonuur" not in read("/agenda/", wanneer="weekend")
    assert "Telefoonuur" not in read("/agenda/", dagdeel="avond")


def test_an_editor_says_whether_somebody_can_be_reached_or_something_takes_place(
    coffee: None, town: Town, read: Read
) -> None:
    listing = town.listing("Burenhulp")
    town.activity(listing, "Spreekuur op dinsdag", presence=Activity.Presence.AVAILABLE)
    daily = town.activity(listing, "Iedere dag soep", presence=Activity.Presence.EVENT)
    daily.schedules = [Schedule(frequency="weekly", weekdays=range(5), starts_at=time(12))]
    daily.save()
    page = read("/agenda/")
    assert page.count(">Spreekuur op dinsdag<") == 1
    assert page.index(">Iedere dag soep<") < page.index("Op vaste uren bereikbaar")
    assert page.index("Op vaste uren bereikbaar") < page.index(">Spreekuur op dinsdag<")
    assert page.count(">Iedere dag soep<") > 1


def test_the_same_filters_as_the_social_map(coffee: None, read: Read) -> None:
    assert "Repareren" not in read("/agenda/", wijk="noord")
    assert "Koffie" not in read("/agenda/", wijk="west")
    assert "Koffie" not in read("/agenda/", dagdeel="avond")
    assert "Koffie" not in read("/agenda/", kosten="betaald")
    assert "Repareren" not in read("/agenda/", zoek="eettafel")


def test_the_agenda_of_a_neighbourhood_is_its_own_and_for_everyone(
    coffee: None, town: Town, read: Read
) -> None:
    town.activity(town.listing("Overal", neighbourhood=None), "Voor iedereen")
    for query in ({}, {"wijk": "west"}):
        page = read("/wijken/noord/agenda/", **query)
        assert "Agenda van Noord" in page
        assert "Koffie op dinsdag" in page and "Voor iedereen" in page
        assert "Repareren" not in page


def test_an_empty_agenda_offers_ways_to_continue(town: Town, agenda: AgendaPage, read: Read) -> None:
    for address in ("/agenda/", "/wijken/noord/agenda/"):
        page = read(address)
        assert "Er staat dan niets in de agenda" in page
        assert '>Bel <bdi dir="ltr">015-0000' in page and "Bekijk volgende week" in page


def test_another_week_keeps_what_was_chosen_and_is_not_offered_for_itself(
    town: Town, agenda: AgendaPage, read: Read
) -> None:
    page = read("/agenda/", kosten="betaald", wanneer="vandaag")
    assert '/agenda/?kosten=betaald&wanneer=volgende-week"><span>Bekijk volgende week' in unescape(page)
    assert "Bekijk volgende week" not in read("/agenda/", kosten="betaald", wanneer="volgende-week")


def test_a_long_agenda_has_pages_and_the_last_one_answers_for_more(
    town: Town, agenda: AgendaPage, read: Read
) -> None:
    listing = town.listing("Druk")
    for number in range(105):
        town.activity(listing, f"Groep {number:03}", weekday=3)
    assert "Bladzijde 1 van 2" in read("/agenda/")
    for number in ("2", "9999999999"):
        page = read("/agenda/", pagina=number)
        assert "Bladzijde 2 van 2" in page and "Donderdag 26 november" in page
    paper = read("/agenda/", pagina="alles")
    assert paper.count("Groep ") == 105 and "Bladzijde" not in paper


def test_the_calendar_of_a_neighbourhood_has_the_dates_of_its_agenda(coffee: None, town: Town) -> None:
    file = Client().get("/wijken/noord/agenda.ics").content
    times = [starts.astimezone(ZONE) for starts, _ends in times_in(file)]
    next_week = [one.date() for one in times if date(2026, 11, 30) <= one.date() <= date(2026, 12, 6)]
    assert next_week == [date(2026, 12, 1), date(2026, 12, 4)]


def test_agenda_and_neighbourhood_agenda_are_in_the_sitemap_and_gone_with_their_page(
    coffee: None, town: Town, read: Read
) -> None:
    assert "/wijken/noord/agenda/" in read("/sitemap.xml")
    town.north_page.expire_at = town.north_page.first_published_at or date(2026, 1, 1)
    town.north_page.unpublish()
    assert Client().get("/wijken/noord/agenda/").status_code == 404


def test_english_readers_get_english_days(coffee: None, town: Town, english: object, read: Read) -> None:
    town.north_page.get_parent().specific.copy_for_translation(english).save_revision().publish()
    page = town.north_page.copy_for_translation(english)
    page.save_revision().publish()
    text = read(f"{page.get_url()}agenda/")
    assert "Today, Tuesday 24 November" in text
    assert 'hreflang="nl"' in text and "/wijken/noord/agenda/" in text
