"""The list of the social map."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from search.index.writer import rebuild
from tests.core.translations.conftest import languages_of
from tests.wijken.conftest import NOW, Town
from wijken.directory.models import (
    AccessFeature,
    Audience,
    Listing,
    ListingTranslation,
    Location,
    Question,
    SpokenLanguage,
    SpokenLanguageName,
    Theme,
    ThemeName,
)

Read = Callable[..., str]


def shown(page: str, *names: str) -> list[str]:
    """Those of the names that are on the page, in page order."""
    return sorted(
        (name for name in names if f">{name}</a>" in page), key=lambda name: page.index(f">{name}</a>")
    )


def test_choices_can_be_combined_and_taken_away_one_by_one(town: Town, read: Read) -> None:
    meeting = Theme.objects.create(name="Ontmoeten", slug="ontmoeten")
    for name, theme in (("Eettafel", meeting), ("Wandelgroep", None)):
        listing = town.listing(name)
        listing.themes = [theme] if theme else []
        listing.save()
    page = read("/sociale-kaart/", thema="ontmoeten", wijk="noord")
    assert shown(page, "Eettafel", "Wandelgroep") == ["Eettafel"]
    assert 'href="/sociale-kaart/?thema=ontmoeten"' in page
    assert 'href="/sociale-kaart/?wijk=noord"' in page


def test_a_neighbourhood_also_shows_what_is_for_the_whole_municipality(town: Town, read: Read) -> None:
    town.listing("Alleen Noord")
    town.listing("Alleen West", neighbourhood=town.west)
    town.listing("Voor iedereen", neighbourhood=None)
    page = read("/sociale-kaart/", wijk="noord")
    assert shown(page, "Alleen Noord", "Alleen West", "Voor iedereen") == ["Alleen Noord", "Voor iedereen"]
    assert "hele gemeente" in page


def test_for_whom_narrows_the_list(town: Town, read: Read) -> None:
    old = Audience.objects.create(name="Ouderen", slug="ouderen")
    listing = town.listing("Stoelbewegen")
    listing.audiences = [old]
    listing.save()
    town.listing("Kinderclub")
    assert shown(read("/sociale-kaart/", doelgroep="ouderen"), "Stoelbewegen", "Kinderclub") == [
        "Stoelbewegen"
    ]


def test_unconfirmed_listings_come_after_confirmed_ones(town: Town, read: Read) -> None:
    town.listing("Aap", checked_on=None)
    town.listing("Zebra")
    assert shown(read("/sociale-kaart/"), "Aap", "Zebra") == ["Zebra", "Aap"]


def test_stale_listings_are_only_found_on_request(town: Town, read: Read) -> None:
    town.listing("Oude club", checked_on=date(2024, 1, 1))
    assert shown(read("/sociale-kaart/"), "Oude club") == []
    assert shown(read("/sociale-kaart/", zoek="oude"), "Oude club") == ["Oude club"]


def test_what_has_stopped_is_not_listed(town: Town, read: Read) -> None:
    town.listing("Gestopte club", status=Listing.Status.DEFUNCT)
    assert shown(read("/sociale-kaart/", zoek="club"), "Gestopte club") == []


def test_nothing_found_offers_a_telephone_number_and_everything(town: Town, read: Read) -> None:
    page = read("/sociale-kaart/", zoek="bestaatniet")
    assert "Niets gevonden" in page
    assert 'href="tel:+31150000100"><span>Bel <bdi dir="ltr">015-0000100</bdi></span></a>' in page
    assert 'class="button button--quiet" href="/sociale-kaart/"' in page


@pytest.mark.parametrize(
    "query",
    [
        "wijk=bestaat-niet&thema=%27%3B--&doelgroep=%00",
        "zoek=%00%ff%fe%0d%0a",
        "zoek=" + "a" * 5000,
        "zoek=%25%5F%5C",
        "pagina=-1",
        "pagina=99999999999999999999999999",
        "pagina=%F0%9F%92%A9&iets=anders&wijk=noord&wijk=west",
        "zoek[]=a&thema[]=b",
    ],
)
def test_a_hostile_address_is_an_ordinary_page(town: Town, query: str) -> None:
    town.listing("Eettafel")
    assert Client().get(f"/sociale-kaart/?{query}").status_code == 200


def test_a_long_search_is_cut_where_nobody_reads_on(town: Town, read: Read) -> None:
    assert "b" * 100 in (page := read("/sociale-kaart/", zoek="b" * 300))
    assert "b" * 101 not in page


def test_what_somebody_typed_is_shown_as_text(town: Town, read: Read) -> None:
    assert "<script>alert" not in read("/sociale-kaart/", zoek="<script>alert(1)</script>")


def test_page_two_keeps_what_was_chosen(town: Town, read: Read) -> None:
    for number in range(30):
        town.listing(f"Plek {number:02d}")
    first = read("/sociale-kaart/", wijk="noord")
    assert 'href="?wijk=noord&amp;pagina=2"' in first
    second = read("/sociale-kaart/", wijk="noord", pagina="2")
    assert shown(second, "Plek 00", "Plek 12") == ["Plek 12"]


def test_a_card_says_when_it_is_next_and_what_it_costs(town: Town, read: Read) -> None:
    listing = town.listing("Buurthuis De Zwaluw")
    town.activity(listing, "Koffie", cost="free")
    town.activity(listing, "Soep", weekday=4, cost="small")
    page = read("/sociale-kaart/")
    assert "vandaag, 10.00 tot 12.00 uur" in page
    assert "Elke vrijdag van 10.00 tot 12.00 uur" in page
    assert "Gratis of kleine bijdrage" in page


def test_what_is_closed_opens_again_by_itself_after_its_last_day(town: Town, read: Read) -> None:
    yesterday = NOW.date() - timedelta(days=1)
    closed = town.listing("Klusburen", status="temporarily_closed", closed_until=NOW.date())
    assert "Tijdelijk dicht tot en met vandaag" in read("/sociale-kaart/")
    Listing.objects.filter(pk=closed.pk).update(closed_until=yesterday)
    assert "Tijdelijk dicht" not in read("/sociale-kaart/")


def test_cards_are_read_in_english_without_translating_one_by_one(
    town: Town, english: object, read: Read
) -> None:
    town.map.copy_for_translation(english).save_revision().publish()
    translated = town.listing("Eettafel")
    ListingTranslation.objects.create(listing=translated, language="en", summary="We eat together.")
    town.listing("Wandelgroep", summary="We lopen een rondje.")
    town.activity(translated, "Samen eten")
    page = read("/en/sociale-kaart/")
    assert "Every Tuesday from 10:00 to 12:00" in page
    assert "We eat together." in page
    assert '<span lang="nl">We lopen een rondje.</span>' in page
    assert 'href="/en/sociale-kaart/eettafel/"' in page


def test_a_term_without_an_english_name_is_read_aloud_in_dutch(
    town: Town, english: object, place: Location, read: Read
) -> None:
    """The names that editors gave no English one: in filters, on cards and on a listing."""
    town.map.copy_for_translation(english).save_revision().publish()
    meeting = Theme.objects.create(name="Ontmoeten", slug="ontmoeten")
    eating = Theme.objects.create(
        name="Samen eten", slug="samen-eten", names=[ThemeName(language="en", name="Eating")]
    )
    step = AccessFeature.objects.create(name="Drempelvrij", slug="drempelvrij")
    spoken = [SpokenLanguage.objects.create(name=name, slug=name[:2].lower()) for name in ("Fries", "Pools")]
    SpokenLanguageName.objects.create(word=spoken[1], language="en", name="Polish")
    place.access_features = [step]
    place.save()
    listing = town.listing("Eettafel", location=place)
    listing.themes, listing.languages = [meeting, eating], spoken
    listing.save()
    question = Question.objects.create(name="Ik wil iemand ontmoeten", slug="ontmoeten", theme=meeting)

    cards = BeautifulSoup(read("/en/sociale-kaart/"), "html.parser")
    own = BeautifulSoup(read("/en/sociale-kaart/eettafel/"), "html.parser")

    assert languages_of(cards, ["Ontmoeten (1)", "Eating (1)", "Drempelvrij", question.name]) == {
        "Ontmoeten (1)": "nl",
        "Eating (1)": "en",
        "Drempelvrij": "nl",
        question.name: "nl",
    }
    assert languages_of(own, ["Ontmoeten", "Eating", "Fries", "Drempelvrij", "Fries, Polish"]) == {
        "Ontmoeten": "nl",
        "Eating": "en",
        "Fries": "nl",
        "Drempelvrij": "nl",
        "Fries, Polish": "en",
    }


def test_who_finds_nothing_here_is_offered_the_search_of_the_whole_site(town: Town, read: Read) -> None:
    assert 'href="/zoeken/?zoek=eenzaam"' in read("/sociale-kaart/", zoek="eenzaam")
    assert "/zoeken/?zoek=" not in read("/sociale-kaart/", thema="ontmoeten")


def test_a_broad_word_with_a_rare_choice_misses_nothing(town: Town, read: Read) -> None:
    """Every name but one contains "koffie"."""
    rare = Theme.objects.create(name="Kantklossen", slug="kantklossen")
    Listing.objects.bulk_create(
        Listing(
            name=f"Koffie {number}",
            slug=f"koffie-{number}",
            kind=Listing.Kind.INITIATIVE,
            neighbourhood=town.north,
            summary="Koffie.",
        )
        for number in range(310)
    )
    last = town.listing("Zwarte draad", description="<p>Er is ook koffie.</p>")
    last.themes = [rare]
    last.save()
    rebuild()
    assert shown(read("/sociale-kaart/", zoek="koffie", thema="kantklossen"), last.name) == [last.name]
    assert shown(read("/sociale-kaart/", zoek="koffie", wijk="noord"), last.name) == []


def test_the_search_page_leads_to_the_same_question_in_english(town: Town, read: Read) -> None:
    page = read("/zoeken/", zoek="koffie & thee")
    assert 'href="/en/zoeken/?zoek=koffie+%26+thee"' in page
    assert '<link rel="alternate" hreflang="en" href="http://testserver/en/zoeken/">' in page
