"""Whom listings look for, as a visitor finds it: "Ik wil helpen"."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from core.models import SiteSettings
from tests.html_checker import problems_in
from tests.wijken.conftest import NOW, Town
from wijken.directory.models import Listing, Vacancy

TODAY = NOW.date()
PAGE = "/ik-wil-helpen/"


def ask(listing: Listing, title: str = "Iemand die koffie schenkt", **fields: Any) -> Vacancy:
    return Vacancy.objects.create(
        listing=listing,
        **{
            "title": title,
            "task": "Je zegt iedereen gedag.",
            "when": "Dinsdagochtend",
            "time_needed": "twee uur per week",
            "until": TODAY + timedelta(days=30),
        }
        | fields,
    )


def sees(address: str = PAGE) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_wants_to_help_reads_who_asks_what_and_when(town: Town) -> None:
    ask(
        town.listing("Eettafel"),
        no_experience=True,
        experience="Je vindt praten leuk.",
        in_return="Gratis soep",
    )
    html = sees()
    for words in (
        "Eettafel",
        "Iemand die koffie schenkt",
        "Je zegt iedereen gedag.",
        "Dinsdagochtend",
        "twee uur per week",
        "Zonder ervaring kan",
        "Je vindt praten leuk.",
        "Gratis soep",
        "tot en met donderdag 24 december",
    ):
        assert words in html, words
    assert problems_in({"page": html}) == []


def test_the_last_day_still_counts_and_the_next_does_not(town: Town) -> None:
    listing = town.listing("Eettafel")
    ask(listing, "Op de laatste dag", until=TODAY)
    ask(listing, "Gisteren voorbij", until=TODAY - timedelta(days=1))
    for html in (sees(), sees("/sociale-kaart/eettafel/")):
        assert "Op de laatste dag" in html and "Gisteren voorbij" not in html


@pytest.mark.parametrize(
    "hidden",
    [
        {"live": False},
        {"visibility": "unlisted"},
        {"status": "defunct"},
        {"expire_at": NOW - timedelta(days=1)},
        {"consent_until": TODAY - timedelta(days=1)},
        {"checked_on": date(2024, 1, 1)},
    ],
)
def test_what_visitors_do_not_find_asks_for_nobody(town: Town, hidden: dict[str, Any]) -> None:
    vacancy = ask(town.listing("Eettafel", **hidden))
    assert "koffie schenkt" not in sees()
    form = Client().get(f"{PAGE}{vacancy.pk}/")
    assert form["Location"] == f"{PAGE}?voorbij=1"
    assert "Die vraag staat er niet meer" in sees(form["Location"])


def test_a_listing_that_is_closed_for_a_while_may_look_for_somebody(town: Town) -> None:
    ask(town.listing("Klusburen", status="temporarily_closed"), "Een planner")
    assert "Een planner" in sees()


def test_a_neighbourhood_has_its_own_page_and_what_is_for_everybody(town: Town) -> None:
    ask(town.listing("Noord"), "Voor noord")
    ask(town.listing("West", neighbourhood=town.west), "Voor west")
    ask(town.listing("Overal", neighbourhood=None), "Voor iedereen")
    html = sees(f"{PAGE}?wijk=noord")
    assert "Voor noord" in html and "Voor iedereen" in html and "Voor west" not in html
    assert f'href="http://testserver{PAGE}?wijk=noord"' in html, "the address of a choice can be shared"
    assert "Deze wijk kennen we niet" in sees(f"{PAGE}?wijk=bestaatniet")
    neighbourhood = sees("/wijken/noord/")
    assert "Voor noord" in neighbourhood and "Voor west" not in neighbourhood
    assert f"{PAGE}?wijk=noord" in neighbourhood


def test_without_any_there_is_somebody_to_call(town: Town) -> None:
    SiteSettings.objects.update(phone="015-0000100")
    html = sees()
    assert "Op dit moment vraagt hier niemand om hulp" in html and "015-0000100" in html
    assert problems_in({"page": html}) == []


def test_the_way_there_begins_on_every_page_and_among_the_questions(town: Town) -> None:
    home = sees("/")
    buttons = home.partition('class="question-buttons"')[2].partition("</ul>")[0]
    assert f'href="{PAGE}"' in buttons
    footer = sees("/sociale-kaart/").partition('class="site-footer"')[2]
    assert f'href="{PAGE}"' in footer and 'href="/zet-op-de-kaart/"' in footer


def test_a_volunteer_who_reads_the_method_is_led_to_it(town: Town) -> None:
    for address in ("/methode/", "/methode/stap-3/"):
        assert "Wil je meteen iets doen?" in sees(f"{address}?als=vrijwilliger")
        assert "Wil je meteen iets doen?" not in sees(address)


def test_in_english_the_words_of_the_group_are_marked_as_dutch(town: Town) -> None:
    vacancy = ask(town.listing("Eettafel"))
    html = sees("/en/ik-wil-helpen/")
    assert '<span lang="nl">Iemand die koffie schenkt</span>' in html
    assert "I want to help" in html and "Ik wil helpen" not in html
    assert "What is your name?" in sees(f"/en/ik-wil-helpen/{vacancy.pk}/")


def test_the_number_of_queries_does_not_depend_on_the_number_of_vacancies(
    town: Town, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        ask(town.listing(f"Plek {number}"))
    with django_assert_max_num_queries(12):
        assert "12 vragen om hulp" in sees()
