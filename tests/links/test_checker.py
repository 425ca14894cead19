"""The table of external links, the daily check, and the report."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from config.roles import EDITORS, NEIGHBOURHOOD_EDITORS
from core.http_client import Answered
from core.models import StandardPage
from core.scheduled_jobs import run_jobs
from links import tasks
from links.checker import MOST_A_DAY, MOST_PER_HOST, PAUSE, check_links
from links.extraction import to_ask
from links.models import Link, Use
from links.rules import NO_ANSWER
from links.sync import sync_links
from wijken.directory.models import Listing, Neighbourhood, Organisation, TeamMember

NOW = timezone.now()  # published with the current time
CLUB = "https://club.nl/"

pytestmark = pytest.mark.django_db


def later(days: int) -> datetime:
    return NOW + timedelta(days=days)


def website(listing: Listing, url: str = CLUB) -> None:
    listing.website = url
    listing.save_revision().publish()


def a_page(html: str) -> StandardPage:
    page = StandardPage(title="Over ons", slug="over-ons", body=[("paragraph", html)])
    Page.objects.get(depth=2).add_child(instance=page)
    return page


def urls() -> set[str]:
    return set(Link.objects.values_list("url", flat=True))


class Asked:
    """Scripted responses; records who was asked and how long was waited."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.urls: list[str] = []
        self.waited: list[float] = []

    def __call__(self, url: str) -> int:
        self.urls.append(url)
        return self.statuses[min(len(self.urls), len(self.statuses)) - 1]


def round_(at: datetime, *statuses: int) -> Asked:
    asked = Asked(*statuses)
    check_links(at, asked, asked.waited.append)
    return asked


def break_for_good() -> None:
    for days in (0, 2, 4, 6):
        round_(later(days), 404)


def test_the_list_holds_what_is_published_and_nothing_else(listing: Listing) -> None:
    website(listing)
    Organisation.objects.create(name="Bond", slug="bond", website="https://bond.nl/wij#lid")
    a_page(
        '<p><a href="https://a.nl/?b=1&amp;c=2">een</a> <a linktype="page" id="1">twee</a>'
        ' <a href="mailto:x@a.nl">drie</a> <a href="https://koffie.example.nl/">vier</a></p>'
    )
    Listing.objects.create(
        name="Dicht", slug="dicht", kind="initiatief", summary="-", website="https://weg.nl/", live=False
    )

    assert sync_links(NOW) == 3
    assert urls() == {CLUB, "https://bond.nl/wij", "https://a.nl/?b=1&c=2"}
    assert sync_links(NOW) == 3
    assert Use.objects.count() == 3


def test_one_link_in_two_places_is_asked_for_once(listing: Listing) -> None:
    website(listing)
    Organisation.objects.create(name="Bond", slug="bond", website=CLUB)
    sync_links(NOW)
    assert round_(NOW, 200).urls == [CLUB]
    assert Use.objects.count() == 2


def test_what_is_behind_a_login_is_not_on_the_list() -> None:
    page = a_page('<p><a href="https://a.nl/">een</a></p>')
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert sync_links(NOW) == 0
    page.save_revision().publish()
    assert urls() == set()


@pytest.mark.parametrize(
    "url",
    ["ftp://a.nl/", "http://buurthuis/", "http://a.nl:22/", "http://u:p@a.nl/", "http://a.nl:x/", "https://"],
)
def test_what_cannot_be_asked_politely_is_not_asked(url: str) -> None:
    assert to_ask(url) == ""


def test_a_good_link_is_left_alone_for_four_weeks(listing: Listing) -> None:
    website(listing)
    assert round_(NOW, 200).urls == [CLUB]
    assert round_(NOW, 200).urls == []
    assert round_(later(27), 200).urls == []
    assert round_(later(28), 200).urls == [CLUB]


def test_no_host_and_no_day_gets_too_much(listing: Listing) -> None:
    for number in range(20):
        Organisation.objects.create(name="x", slug=f"x{number}", website=f"https://een.nl/{number}")
    for number in range(MOST_A_DAY - 5):
        Organisation.objects.create(name="y", slug=f"y{number}", website=f"https://{number}.nl/")
    sync_links(NOW)

    asked = round_(NOW, 200)

    of_one = [place for place, url in enumerate(asked.urls) if "een.nl" in url]
    assert len(asked.urls) == MOST_A_DAY
    assert len(of_one) == 5
    assert asked.waited == [PAUSE] * 4
    assert len(round_(later(1), 200).urls) == MOST_PER_HOST


def test_when_nobody_answers_it_is_our_own_line_and_nothing_is_noted() -> None:
    for number in range(8):
        Organisation.objects.create(name="y", slug=f"y{number}", website=f"https://{number}.nl/")
    sync_links(NOW)

    for days in range(10):
        assert len(round_(later(days), NO_ANSWER).urls) == 5

    assert set(Link.objects.values_list("state", flat=True)) == {"new"}


def test_broken_links_are_reported_and_not_removed(listing: Listing, editor: Client) -> None:
    website(listing)
    for days in (0, 2, 4):
        round_(later(days), 404)
    assert "Deze link werkt niet meer" not in editor.get("/beheer/").content.decode()
    round_(later(6), 404)

    start = editor.get("/beheer/").content.decode()

    assert "Deze link werkt niet meer" in start
    assert "https://club.nl/: de pagina is er niet meer" in start
    assert f"/beheer/snippets/directory/listing/edit/{listing.pk}/" in start
    assert Listing.objects.get().website == CLUB


def test_only_the_team_of_the_neighbourhood_sees_it(
    listing: Listing, log_in: Callable[[str], Client]
) -> None:
    website(listing)
    break_for_good()
    here, elsewhere = log_in(NEIGHBOURHOOD_EDITORS), log_in("Vrijwilligers")
    other = Neighbourhood.objects.create(
        name="Plan-West", slug="plan-west", core_village="X", latitude=52, longitude=4.4
    )
    TeamMember.objects.create(user=here.user, neighbourhood=listing.neighbourhood)
    TeamMember.objects.create(user=elsewhere.user, neighbourhood=other)

    for client, sees in ((here, True), (elsewhere, False)):
        for address in ("/beheer/", "/beheer/links/"):
            assert (CLUB in client.get(address).content.decode()) is sees, address
    pk = Link.objects.get().pk
    assert elsewhere.post(f"/beheer/links/{pk}/opnieuw/").status_code == 404


def test_the_report_shows_the_worst_first_and_can_be_narrowed_down(
    listing: Listing, log_in: Callable[[str], Client]
) -> None:
    website(listing, "https://aardig.nl/")
    round_(NOW, 200)
    page = a_page('<p><a href="https://zoek.nl/">een</a></p>')
    page.save_revision().publish()
    break_for_good()
    client = log_in(EDITORS)

    everything = client.get("/beheer/links/").content.decode()
    broken = client.get("/beheer/links/?state=broken").content.decode()

    assert everything.index("https://zoek.nl/") < everything.index("https://aardig.nl/")
    assert f"/beheer/pages/{page.pk}/edit/" in everything
    assert "https://aardig.nl/" not in broken


def test_one_click_tries_again(listing: Listing, editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    website(listing)
    break_for_good()
    link = Link.objects.get()
    address = f"/beheer/links/{link.pk}/opnieuw/"
    assert editor.get(address).status_code == 405
    assert Client().post(address).status_code == 302

    monkeypatch.setattr(tasks, "status_of", lambda url: 404)
    assert "werkt nog niet" in editor.post(address, follow=True).content.decode()
    monkeypatch.setattr(tasks, "status_of", lambda url: 200)
    page = editor.post(address, follow=True).content.decode()

    assert "Deze link werkt weer" in page
    assert "Deze link werkt niet meer" not in page


def test_who_mends_the_link_is_rid_of_the_line_at_once(listing: Listing, editor: Client) -> None:
    website(listing)
    break_for_good()
    website(listing, "https://nieuw.nl/")
    assert urls() == {"https://nieuw.nl/"}
    assert "Deze link werkt niet meer" not in editor.get("/beheer/").content.decode()

    listing.unpublish()
    assert urls() == set()


def test_the_daily_round_makes_the_list_and_looks_at_it(
    listing: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    Listing.objects.filter(pk=listing.pk).update(website=CLUB)
    monkeypatch.setattr("links.checker_http.head_status", lambda url, **how: Answered(404, ""))

    (outcome,) = run_jobs(NOW, ["links"])

    assert (outcome.failed, outcome.said) == (False, "1 links, 1 tried, 1 do not work")
