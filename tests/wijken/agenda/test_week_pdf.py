"""The PDF of a neighbourhood's week."""

from collections.abc import Callable
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Site

from core.generated_files import serving
from core.generated_files.files import make_wanted
from core.generated_files.registry import NothingToMakeError, PdfDocument
from core.models import MadeFile, SiteSettings
from core.models.published_translation import PublishedTranslation, UntranslatedText, digest_of
from tests import pdf_checker, pdf_text
from tests.wijken.conftest import NOW, Town
from wijken.agenda.week_pdf import MOST_PER_DAY, week_asked, week_paper
from wijken.directory.models import Activity, Location, Schedule
from wijken.jobs import make_weeks_ahead

TUESDAY = date(2026, 11, 24)


def pdf_of_week(week: str = "2026-48", language: str = "nl") -> PdfDocument:
    return week_paper(f"{language}/noord/{week}", NOW)


@pytest.mark.parametrize(
    ("asked", "monday"),
    [
        ("", "2026-11-23"),
        ("2026-49", "2026-11-30"),
        ("2026-W50", "2026-12-07"),
        ("2026-53", "2026-12-28"),
        ("2027-01", "2027-01-04"),
        ("1999-01", "2026-11-23"),
        ("9999-52", "2027-01-18"),
        ("2026-54", "2026-11-23"),
        ("0000-00", "2026-11-23"),
        ("²026-4٨", "2026-11-23"),
        ("' OR 1=1", "2026-11-23"),
    ],
)
def test_a_week_is_this_one_or_one_soon(asked: str, monday: str) -> None:
    assert week_asked(asked, TUESDAY) == date.fromisoformat(monday)


@pytest.mark.parametrize(("today", "monday"), [("2026-11-27", "2026-11-23"), ("2026-11-28", "2026-11-30")])
def test_at_the_weekend_the_default_pdf_is_of_the_next_week(today: str, monday: str) -> None:
    assert week_asked("", date.fromisoformat(today)) == date.fromisoformat(monday)
    assert week_asked("2026-48", date.fromisoformat(today)) == date(2026, 11, 23)


def test_the_pdf_has_the_whole_week_with_telephone_numbers(town: Town) -> None:
    listing = town.listing("Eettafel", phone="015-0000111")
    town.activity(listing, "Wat maandag al was", weekday=0)
    town.activity(listing, "Koffie op dinsdag")
    town.activity(town.listing("Elders", neighbourhood=town.west), "Iets in West")
    html = pdf_of_week().html
    assert "De week in Noord" in html and "23 november tot en met 29 november 2026" in html
    assert html.index("Maandag 23 november") < html.index("Wat maandag al was") < html.index("Koffie op")
    assert "015-0000111" in html and "Vragen? Bel <strong>015-0000101</strong>" in html
    assert "Iets in West" not in html
    assert 'alt="QR-code naar localhost/wijken/noord/agenda"' in html


def test_on_paper_too_what_is_not_confirmed_says_so_and_still_fits(town: Town) -> None:
    note = "<strong>Niet bevestigd</strong>. Bel eerst even."
    town.activity(town.listing("Eettafel"), "Koffie op dinsdag")
    assert note not in pdf_of_week().html
    town.activity(town.listing("Club", checked_on=None), "Kaarten bij de club", weekday=3)
    html = pdf_of_week().html
    assert html.count(note) == 1
    assert html.index("Koffie op dinsdag") < html.index("Kaarten bij de club") < html.index(note)


def test_an_empty_week_says_whom_to_call(town: Town) -> None:
    html = pdf_of_week().html
    assert "Deze week staat er niets in de agenda" in html and "015-0000101" in html


def test_a_very_busy_day_says_how_many_more_there_are(town: Town) -> None:
    listing = town.listing("Druk")
    for number in range(MOST_PER_DAY + 3):
        town.activity(listing, f"Groep {number}")
    assert "Later die dag nog 3. Kijk op de site, of bel." in pdf_of_week().html


def test_a_very_busy_week_still_fits_on_two_sheets_and_says_what_it_left_out(town: Town) -> None:
    listing = town.listing("Druk")
    for number in range(35):
        town.activity(listing, f"Groep {number}", weekday=number % 5)
    html = pdf_of_week().html
    assert html.count("<li>") == 25
    assert html.count("Later die dag nog 2. Kijk op de site, of bel.") == 5


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("title", "name"), [("Koffie", "Buurthuis"), ("Koken met buren " * 4, "Huiskamer " * 6)]
)
def test_a_week_is_two_sheets_at_most_however_long_its_names_are(
    town: Town, place: Location, title: str, name: str
) -> None:
    listing = town.listing(name.strip(), slug="druk", location=place, phone="015-0000199")
    for number in range(56):
        town.activity(listing, f"{title}{number}", weekday=number % 7)
    made = pdf_of_week()
    assert made.html.count("<li>") >= 2 * 7
    with pikepdf.open(BytesIO(made.as_pdf())) as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("busy", [1, 7])
def test_no_time_lies_over_a_title_however_long_they_are(town: Town, language: str, busy: int) -> None:
    night = town.listing("Nachtwacht " * 5, slug="nacht", phone="+31 15 000 01 11 - 2222")
    for number in range(busy):
        hours = Schedule(frequency="weekly", weekdays=[number], starts_at=time(22), ends_at=time(2))
        Activity.objects.create(listing=night, title="Buurtpreventie " * 4, schedules=[hours])
        town.activity(night, "Dementievriendelijkegemeentebijeenkomst" * 2, weekday=number)
        town.activity(night, "مرحبا بكم في الحي", weekday=number)
    made = pdf_of_week(language=language)
    assert "Nachtwacht" in made.html
    assert pdf_text.overprinted(made.as_pdf()) == []


def test_an_empty_week_without_a_contact_gives_the_number_of_the_site(town: Town) -> None:
    town.north.contact_phone = ""
    town.north.save()
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for phone in ("", "015-0000999"):
        settings.phone = phone
        settings.save()
        assert ("bel gerust" in pdf_of_week().html) is bool(phone)
    assert "Vragen? Bel <strong>015-0000999</strong>" in pdf_of_week().html


def test_who_can_be_reached_every_working_day_is_printed_once_below_the_days(town: Town) -> None:
    town.activity(town.listing("Eettafel"), "Koffie op dinsdag")
    phone = town.activity(town.listing("Burenhulp", phone="015-0000222"), "Telefoonuur")
    phone.schedules = [Schedule(frequency="weekly", weekdays=range(5), starts_at=time(9), ends_at=time(11))]
    phone.save()
    html = pdf_of_week().html
    assert html.count("Telefoonuur") == html.count("015-0000222") == 1
    assert (
        html.index("Koffie op dinsdag") < html.index("Op vaste uren bereikbaar") < html.index("Telefoonuur")
    )
    assert "Elke werkdag van 9.00 tot 11.00 uur" in html


def test_the_pdf_is_in_the_requested_language(town: Town) -> None:
    town.activity(town.listing("Eettafel"), "Koffie op dinsdag")
    english = pdf_of_week(language="en")
    assert "Tuesday 24 November" in english.html and english.language == "en"
    aloud = pdf_text.languages(english.as_pdf())
    assert (aloud["Tuesday 24 November"], aloud["Koffie op dinsdag"]) == ("en", "nl")


def test_what_is_not_public_or_over_is_not_printed(town: Town) -> None:
    with pytest.raises(NothingToMakeError):
        pdf_of_week("2026-47")
    town.north.unpublish()
    with pytest.raises(NothingToMakeError):
        pdf_of_week()


@pytest.mark.any_database
def test_the_week_pdf_is_tagged_and_follows_the_records(
    town: Town, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    activity = town.activity(town.listing("Met een heel lange naam " * 4, phone="015-0000111"), "Koffie")

    def visit() -> bytes:
        with django_capture_on_commit_callbacks(execute=True):
            Client().get("/wijken/noord/week.pdf")
        response = Client().get("/wijken/noord/week.pdf?week=2026-48")
        assert response["Content-Type"] == "application/pdf"
        assert 'filename="noord-2026-48.pdf"' in response["Content-Disposition"]
        return response.content

    first = visit()
    assert pdf_checker.failures(first) == []
    with pikepdf.open(BytesIO(first)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl"
        assert len(pdf.pages) <= 2
        width, height = (round(float(number)) for number in pdf.pages[0].mediabox[2:])
        assert (width, height) == (595, 842)
    assert visit() == first
    activity.schedules = [Schedule(frequency="weekly", weekdays=[5], starts_at=time(14))]
    activity.save()
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=1))
    assert visit() != first


def text_of(pdf: bytes) -> str:
    return " ".join(piece.text for piece in pdf_text.pieces(pdf))


def test_a_week_on_paper_never_calls_confirmed_what_became_unconfirmed_overnight(
    town: Town, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    listing = town.listing("Eettafel", checked_on=date(2026, 6, 1))
    town.activity(listing, "Koffie")
    address = "/wijken/noord/week.pdf?week=2027-03"
    days = range(60)
    last = next(day for day in days if listing.is_unconfirmed_at(NOW + timedelta(days=day + 1)))

    def visit(day: int) -> HttpResponse:
        monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=day))
        return Client().get(address)

    assert "Niet bevestigd" not in text_of(visit(last).content)
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}  # no worker
    monkeypatch.setattr(serving, "TURN", 0)
    for _visitor in range(2):
        response = visit(last + 1)
        assert response.status_code == 503 and "/wijken/noord/agenda/" in response.content.decode()
    make_wanted()
    assert "Niet bevestigd" in text_of(visit(last + 1).content)


def test_an_english_week_with_dutch_words_is_printed_once(
    town: Town, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    town.activity(town.listing("Eettafel"), "Koffie met buren")
    english, _made = Locale.objects.get_or_create(language_code="en")
    page = PublishedTranslation.objects.create(translation_key=uuid4(), locale=english, translated=1)
    UntranslatedText.objects.create(published_translation=page, digest=digest_of("Koffie met buren"))
    assert Client().get("/en/wijken/noord/week.pdf").status_code == 200
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=1))
    with django_capture_on_commit_callbacks() as asked:
        assert Client().get("/en/wijken/noord/week.pdf").status_code == 200
    assert asked == []


@pytest.mark.parametrize("week", ["9" * 5_000, "%00", "2026-48%0d%0aX:1", "<script>", "-1"])
def test_any_week_in_the_address_gets_an_answer(town: Town, week: str) -> None:
    response = Client().get(f"/wijken/noord/week.pdf?week={week}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert list(MadeFile.objects.values_list("key", flat=True)) == ["week/nl/noord/2026-48"]


def test_there_is_no_pdf_of_an_unknown_neighbourhood(town: Town) -> None:
    assert Client().get("/wijken/nergens/week.pdf").status_code == 404
    assert not MadeFile.objects.exists()


def test_each_day_the_coming_weeks_are_asked_for_and_old_ones_go(town: Town) -> None:
    MadeFile.objects.create(key="week/nl/noord/2026-47")
    make_weeks_ahead(NOW)
    assert set(MadeFile.objects.values_list("key", flat=True)) == {
        "week/nl/noord/2026-48",
        "week/nl/noord/2026-49",
    }
