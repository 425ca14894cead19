"""The order of listings, which are hidden, and which may not be added again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.text import slugify

from wijken.directory import querysets
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing, ListingTranslation, Neighbourhood, Theme
from wijken.directory.models.vocabulary import ThemeName
from wijken.directory.querysets import SOURCE_LANGUAGE, words_in

DAY = date(2026, 12, 24)


@pytest.fixture
def hidden(neighbourhood: Neighbourhood) -> Listing:
    return Listing.objects.create(
        name="Verborgen Voorbeeldgroep",
        other_names="De Groep Die Niemand Noemt",
        slug="verborgen",
        kind="initiatief",
        summary="…",
        neighbourhood=neighbourhood,
        phone="015-0009876",
        email="Groep@example.nl",
        visibility="unlisted",
    )


@pytest.mark.parametrize(
    "written",
    [
        {"name": "Verborgen voorbeeldgroep"},
        {"name": "De groep die niemand noemt"},
        {"name": "Iets anders", "phone": "+31 (0)15 000 9876"},
        {"name": "Iets anders", "email": "groep@EXAMPLE.nl"},
    ],
)
def test_what_wants_no_listing_is_known_by_name_number_and_address(
    hidden: Listing, written: dict[str, str]
) -> None:
    assert Listing.objects.unlisted_match(**written) == hidden


@pytest.mark.parametrize(
    "written",
    [
        {"name": "Iets anders"},
        {"name": "Iets anders", "phone": "015-0009877", "email": "andere@example.nl"},
        {"name": "Iets anders", "email": "aaa@example.nl"},
        {"name": "Iets anders", "email": "zzz@example.nl"},
    ],
)
def test_another_name_number_or_address_is_welcome(hidden: Listing, written: dict[str, str]) -> None:
    assert Listing.objects.unlisted_match(**written) is None


def test_what_somebody_looked_at_lately_comes_before_what_nobody_confirmed(
    neighbourhood: Neighbourhood,
) -> None:
    now = timezone.now()
    for name, checked_on in (
        ("Aap", None),
        ("Beer", local_day(now) - timedelta(days=3 * 365)),
        ("Cavia", local_day(now) - timedelta(days=1)),
    ):
        Listing.objects.create(
            name=name,
            slug=name.lower(),
            kind="initiatief",
            summary="…",
            neighbourhood=neighbourhood,
            checked_on=checked_on,
        )

    names = [listing.name for listing in Listing.objects.confirmed_first(now)]
    shown = {listing.name for listing in Listing.objects.in_default_results(now)}

    assert names == ["Cavia", "Aap", "Beer"]
    assert shown == {"Aap", "Cavia"}


@pytest.mark.parametrize("period", [1, 30, 182, 365])
def test_a_listing_ranks_as_confirmed_exactly_as_long_as_visitors_are_not_warned(
    neighbourhood: Neighbourhood, period: int
) -> None:
    now = timezone.now()
    ages = (None, -1, 0, 1, period, *range(5 * period // 4 - 1, 5 * period // 4 + 3), 2 * period, 3 * period)
    for number, age in enumerate(ages):
        Listing.objects.create(
            name=f"{number}",
            slug=f"{number}",
            kind="initiatief",
            summary="…",
            checked_on=None if age is None else local_day(now) - timedelta(days=age),
        )
    Listing.objects.update(period_days=period)

    listings = Listing.objects.with_confirmation(now)

    assert len({listing.is_confirmed for listing in listings}) == 2
    assert [one.name for one in listings if bool(one.is_confirmed) == one.is_unconfirmed_at(now)] == []


def test_what_nobody_knows_for_certain_is_in_order_of_name_in_capitals_or_not(
    neighbourhood: Neighbourhood,
) -> None:
    for name in ("beer", "Aap", "Cavia"):
        Listing.objects.create(name=name, slug=name.lower(), kind="initiatief", summary="…")
    names = [listing.name for listing in Listing.objects.confirmed_first(timezone.now())]
    assert names == ["Aap", "beer", "Cavia"]


def test_two_listings_without_an_address_are_not_one(hidden: Listing) -> None:
    Listing.objects.filter(pk=hidden.pk).update(email="", phone="")
    assert Listing.objects.unlisted_match("Iets anders") is None


@pytest.mark.parametrize("code", ["en", "uk", "ar"])
def test_a_translated_text_is_found_in_every_language(listing: Listing, code: str) -> None:
    ListingTranslation.objects.create(listing=listing, language=code, summary="vertaald", practical_notes="")
    assert Listing.objects.with_text_in(code).get(pk=listing.pk).translated_summary == "vertaald"
    in_the_address = f"/{SOURCE_LANGUAGE}/".strip("/")
    assert Listing.objects.with_text_in(in_the_address).get(pk=listing.pk).translated_summary is None


@pytest.mark.parametrize("code", ["en", "uk", "ar"])
def test_a_theme_has_its_name_in_the_language_or_else_in_dutch(db: None, code: str) -> None:
    translated, dutch = (Theme.objects.create(name=name, slug=name.lower()) for name in ("Eten", "Sport"))
    ThemeName.objects.create(word=translated, language=code, name="Vertaald")
    in_the_address = f"/{SOURCE_LANGUAGE}/".strip("/")
    ThemeName.objects.create(word=translated, language=in_the_address, name="Nooit te zien")

    def labels(language: str) -> list[str]:
        pks = (translated.pk, dutch.pk)
        return list(
            words_in(Theme, language).filter(pk__in=pks).order_by("pk").values_list("label", flat=True)
        )

    assert labels(code) == ["Vertaald", "Sport"]
    assert labels(in_the_address) == ["Eten", "Sport"]


def test_of_a_long_question_eight_words_count(listing: Listing) -> None:
    Listing.objects.filter(pk=listing.pk).update(name="a b c d e f g h", summary="a", search_words="")
    assert Listing.objects.matching("a b c d e f g h negende").get() == listing
    assert not Listing.objects.matching("a b c d e f g achtste").exists()


def test_what_was_never_checked_is_due_first_then_what_was_checked_longest_ago(
    neighbourhood: Neighbourhood,
) -> None:
    for name, checked_on in (
        ("Lang geleden", DAY - timedelta(days=900)),
        ("Nooit", None),
        ("Gisteren", DAY - timedelta(days=1)),
        ("Nog langer geleden", DAY - timedelta(days=1200)),
    ):
        Listing.objects.create(
            name=name, slug=slugify(name), kind="initiatief", summary="…", checked_on=checked_on
        )
    due = [listing.name for listing in Listing.objects.due_for_check(DAY)]
    assert due == ["Nooit", "Nog langer geleden", "Lang geleden"]


def test_a_text_in_another_language_is_that_of_the_listing_itself(listing: Listing, hidden: Listing) -> None:
    for about, text in ((listing, "With coffee"), (hidden, "Not with coffee")):
        ListingTranslation.objects.create(listing=about, language="en", summary=text, practical_notes=text)

    rows = Listing.objects.with_text_in("en").get(pk=listing.pk), Listing.objects.with_text_in("nl").first()

    assert (rows[0].translated_summary, rows[0].translated_notes) == ("With coffee", "With coffee")
    assert rows[1] is not None
    assert (rows[1].translated_summary, rows[1].translated_notes) == (None, None)


def test_a_neighbourhood_shows_its_own_activities_and_those_for_everybody(
    listing: Listing, neighbourhood: Neighbourhood
) -> None:
    other = Neighbourhood.objects.create(
        name="Plan-West", slug="plan-west", core_village="Nootdorp", latitude=52.04, longitude=4.39
    )
    titles = {}
    for title, where in (("hier", neighbourhood), ("elders", other), ("overal", None)):
        at = Listing.objects.create(
            name=title, slug=title, kind="initiatief", summary="…", neighbourhood=where
        )
        titles[title] = Activity.objects.create(listing=at, title=title).pk

    shown = set(Activity.objects.reaching(neighbourhood).values_list("pk", flat=True))

    assert {titles["hier"], titles["overal"]} <= shown
    assert titles["elders"] not in shown


@pytest.mark.parametrize("field", ["name", "other_names", "summary", "search_words", "description"])
def test_an_editor_finds_a_listing_by_a_word_in_any_of_its_texts(listing: Listing, field: str) -> None:
    Listing.objects.filter(pk=listing.pk).update(**{field: "Iets met zeepkisten"})
    assert Listing.objects.matching("zeepkist").get() == listing
    assert not Listing.objects.matching("zeepkist nergens").exists()


@pytest.mark.parametrize(
    "what_ends",
    [
        {"consent_until": DAY},
        {"notice_until": DAY, "notice": "Andere zaal"},
        {"closed_until": DAY, "status": "temporarily_closed"},
        {"expire_at": datetime(2026, 12, 24, 12, tzinfo=UTC)},
    ],
)
def test_whatever_ends_is_announced(listing: Listing, what_ends: dict[str, object]) -> None:
    Listing.objects.filter(pk=listing.pk).update(**what_ends)
    assert Listing.objects.ending(DAY, DAY).get() == listing
    assert not Listing.objects.ending(DAY + timedelta(days=1), DAY + timedelta(days=9)).exists()


@pytest.mark.parametrize("nothing_ends", [{"notice_until": DAY}, {"closed_until": DAY, "status": "active"}])
def test_a_notice_without_words_or_a_closure_that_is_over_ends_nothing(
    listing: Listing, nothing_ends: dict[str, object]
) -> None:
    Listing.objects.filter(pk=listing.pk).update(**nothing_ends)
    assert not Listing.objects.ending(DAY, DAY).exists()


@pytest.mark.parametrize("most", [2, 3, 4])
def test_an_update_of_more_than_are_written_down_one_by_one_reaches_all(
    db: None, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(querysets, "MOST_CHANGES", most)
    for number in range(3):
        Listing.objects.create(name=f"Plek {number}", slug=f"plek-{number}", summary="Oud.", live=True)
    assert Listing.objects.all().update(summary="Nieuw.") == 3
    assert set(Listing.objects.values_list("summary", flat=True)) == {"Nieuw."}
