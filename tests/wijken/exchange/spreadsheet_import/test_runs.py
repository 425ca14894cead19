"""Planning and applying lists: nothing doubled, nothing lost, nothing overwritten that is newer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Model
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from links.models import Use
from search.index.writer import rebuild
from search.models import Posting, Vocabulary
from tests.wijken.conftest import NOW, Town
from tests.wijken.exchange.spreadsheet_import.conftest import FILE_DATE, Desk
from wijken.directory.models import Activity, IndexVersion, Listing, Location, Organisation, Schedule
from wijken.exchange.spreadsheet_import import runs
from wijken.exchange.spreadsheet_import.models import ImportChange, ImportedRecord, ImportRun, ImportSource
from wijken.exchange.spreadsheet_import.planned import Decision, PlannedRow
from wijken.exchange.spreadsheet_import.runs import undo_run
from wijken.exchange.spreadsheet_import.writer import RowError

pytestmark = pytest.mark.django_db

KOOR = {
    "id": "W-1",
    "naam": "Koor De Merel",
    "aanbieder": "Stichting Samen Zingen",
    "wat is het": "Zingen voor je plezier.",
    "telefoon": "015 000 98 76",
    "e-mail": "koor@voorbeeld.nl",
    "adres": "Dorpsstraat 1",
    "postcode": "2641zz",
    "plaats": "Pijnacker",
    "wanneer": "dinsdag 10-12",
}
KAST = {"id": "W-2", "naam": "Ruilkast Noord", "wat is het": "Boeken ruilen."}
MODELS: tuple[type[Model], ...] = (
    Listing, Activity, Schedule, Location, Organisation, Revision, ModelLogEntry, ImportRun, ImportChange,
    ImportedRecord,
)  # fmt: skip


def everything() -> list[list[dict[str, Any]]]:
    return [list(model._base_manager.order_by("pk").values()) for model in MODELS]


def said(plan: list[PlannedRow]) -> list[str]:
    return [row.outcome.value for row in plan]


def test_a_plan_writes_nothing(town: Town, desk: Desk) -> None:
    town.listing("Koor de Merel")
    before = everything()
    assert said(desk.plan([KOOR, KAST])) == ["lijkt op een ander", "nieuw"]
    assert everything() == before


def test_a_new_row_becomes_a_listing_with_provider_place_times_and_history(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    koor = Listing.objects.published(NOW).get(name="Koor De Merel")
    assert (koor.phone, koor.email, koor.summary) == ("015-0009876", "koor@voorbeeld.nl", KOOR["wat is het"])
    assert koor.organisation and koor.organisation.name == "Stichting Samen Zingen"
    assert koor.location and koor.location.public_address == "Dorpsstraat 1, 2641 ZZ Pijnacker"
    assert koor.activities.get().when_words(NOW) == ["Elke dinsdag van 10.00 tot 12.00 uur"]
    assert koor.checked_on is None
    assert koor.latest_revision and koor.latest_revision.object_str == "Koor De Merel"
    logged = ModelLogEntry.objects.for_instance(koor).values_list("action", flat=True)
    assert {"wagtail.create", "wagtail.publish"} <= set(logged)
    assert ReferenceIndex.get_references_to(koor.organisation).exists()


def test_the_same_list_again_changes_nothing(town: Town, desk: Desk) -> None:
    desk.apply([KOOR, KAST])
    before = everything()
    desk.apply([KOOR, KAST])
    assert desk.runs[1].counts == {"gelijk": 2}
    assert everything()[:-3] == before[:-3]


def test_a_list_without_numbers_is_recognised_the_second_time(town: Town, desk: Desk) -> None:
    rows = [{key: text for key, text in row.items() if key != "id"} for row in (KOOR, KAST)]
    desk.apply(rows)
    assert said(desk.plan(rows)) == ["gelijk", "gelijk"]


def test_a_changed_row_says_field_by_field_what_changes(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    plan = desk.apply([KOOR | {"telefoon": "0150001111", "wanneer": "wo 14-16", "e-mail": ""}])
    assert said(plan) == ["gewijzigd"]
    assert [(change.field, change.before, change.after) for change in plan[0].changes] == [
        ("phone", "015-0009876", "015-0001111"),
        ("times", "Elke dinsdag van 10.00 tot 12.00 uur", "Elke woensdag van 14.00 tot 16.00 uur"),
    ]
    koor = Listing.objects.get(name="Koor De Merel")
    assert (koor.phone, koor.email) == ("015-0001111", "koor@voorbeeld.nl")
    assert koor.activities.get().when_words(NOW) == ["Elke woensdag van 14.00 tot 16.00 uur"]


def test_what_was_confirmed_after_the_day_of_the_list_is_not_overwritten(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    koor = Listing.objects.get(name="Koor De Merel")
    koor.confirm(FILE_DATE + timedelta(days=1), "de dirigent")
    plan = desk.apply([KOOR | {"telefoon": "0150001111"}])
    assert said(plan) == ["botst"]
    koor.refresh_from_db()
    assert koor.phone == "015-0009876"
    desk.apply([KOOR | {"telefoon": "0150001111"}], {2: Decision.SAME})
    koor.refresh_from_db()
    assert koor.phone == "015-0009876", "no decision overrules a confirmation"


def test_a_newer_list_may_change_what_was_confirmed_before_it(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    koor = Listing.objects.get(name="Koor De Merel")
    koor.confirm(FILE_DATE - timedelta(days=1), "de dirigent")
    assert said(desk.apply([KOOR | {"telefoon": "0150001111"}])) == ["gewijzigd"]


def test_a_row_with_its_own_older_day_is_as_old_as_that(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    Listing.objects.get(name="Koor De Merel").confirm(date(2026, 11, 1), "de dirigent")
    assert said(desk.plan([KOOR | {"telefoon": "0150001111", "bijgewerkt op": "1-10-2026"}])) == ["botst"]


def test_what_an_editor_changed_stays_while_the_list_says_what_it_said(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    koor = Listing.objects.get(name="Koor De Merel")
    koor.summary = "Zing mee, ook zonder ervaring."
    koor.save_revision().publish()
    plan = desk.apply([KOOR | {"telefoon": "0150001111"}])
    assert [change.field for change in plan[0].changes] == ["phone"]
    plan = desk.apply([KOOR | {"telefoon": "0150001111", "wat is het": "Iets anders."}])
    assert said(plan) == ["botst"]
    assert plan[0].changes[0].why_kept
    koor.refresh_from_db()
    assert koor.summary == "Zing mee, ook zonder ervaring."


def test_a_draft_of_an_editor_is_not_run_over(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    koor = Listing.objects.get(name="Koor De Merel")
    koor.summary = "Concept."
    koor.save_revision()
    assert said(desk.apply([KOOR | {"telefoon": "0150001111"}])) == ["botst"]


@pytest.mark.parametrize(("locked", "sentence"), [(False, "concept"), (True, "slot")])
def test_an_activity_that_somebody_works_on_is_not_run_over(
    town: Town, desk: Desk, locked: bool, sentence: str
) -> None:
    desk.apply([KOOR])
    repetition = Activity.objects.get()
    repetition.title = "Repetitie"
    if locked:
        repetition.locked = True
        repetition.save()
    else:
        repetition.save_revision()
    plan = desk.apply([KOOR | {"wanneer": "wo 14-16"}])
    assert said(plan) == ["botst"]
    assert sentence in plan[0].sentence
    assert Activity.objects.get().when_words(NOW) == ["Elke dinsdag van 10.00 tot 12.00 uur"]


@pytest.mark.parametrize(
    "row",
    [
        {"naam": "Stichting Verborgen Groep"},
        {"naam": "Iets anders", "telefoon": "+31 (0)15 000 98 76"},
        {"naam": "Iets anders", "e-mail": "ANS@voorbeeld.nl"},
        {"naam": "Iets anders", "website": "http://voorbeeld.nl/ans/"},
    ],
)
def test_who_does_not_want_to_be_listed_is_found_by_any_of_these(
    town: Town, desk: Desk, row: dict[str, str]
) -> None:
    town.listing(
        "Verborgen groep", phone="015-0009876", email="ans@voorbeeld.nl", website="https://www.voorbeeld.nl/ans",
        visibility=Listing.Visibility.UNLISTED,
    )  # fmt: skip
    plan = desk.apply([row, KAST])
    assert said(plan) == ["geweigerd", "nieuw"]
    assert "niet vermeld" in plan[0].sentence


def test_what_an_editor_hides_or_removes_does_not_come_back(town: Town, desk: Desk) -> None:
    desk.apply([KOOR, KAST])
    Listing.objects.filter(name="Koor De Merel").update(
        visibility=Listing.Visibility.UNLISTED, name="-", phone="", email=""
    )
    Listing.objects.get(name="Ruilkast Noord").delete()
    plan = desk.apply([KOOR | {"wat is het": "Nieuw."}, KAST])
    assert said(plan) == ["geweigerd", "geweigerd"]
    assert not Listing.objects.filter(name="Ruilkast Noord").exists()


@pytest.mark.parametrize(
    "row",
    [
        {"naam": "Stichting het Buurthuis", "telefoon": ""},
        {"naam": "Ontmoetingsplek", "telefoon": "015-0009876"},
        {"naam": "Ontmoetingsplek", "e-mail": "Huis@voorbeeld.nl"},
        {"naam": "Ontmoetingsplek", "website": "www.voorbeeld.nl/huis/"},
    ],
)
def test_what_may_be_here_already_waits_for_a_person(town: Town, desk: Desk, row: dict[str, str]) -> None:
    house = town.listing(
        "Buurthuis", phone="+31150009876", email="huis@voorbeeld.nl", website="https://voorbeeld.nl/huis"
    )
    row = row | {"soort": "voorziening"}
    plan = desk.apply([row])
    assert said(plan) == ["lijkt op een ander"]
    assert plan[0].listing == house.pk
    assert Listing.objects.count() == 1
    desk.apply([row], {2: Decision.SAME})
    assert Listing.objects.count() == 1
    assert said(desk.plan([row])) == ["gelijk"]


def test_a_person_may_say_that_it_is_another(town: Town, desk: Desk) -> None:
    town.listing("Buurthuis")
    assert said(desk.apply([{"naam": "Buurthuis"}], {2: Decision.NEW})) == ["nieuw"]
    assert Listing.objects.filter(name="Buurthuis").count() == 2


def test_the_same_offer_twice_in_a_list_goes_in_once(town: Town, desk: Desk) -> None:
    rows = [
        KOOR,
        KOOR,
        KOOR | {"id": "W-9", "naam": "Koor de Merel."},
        KOOR | {"id": "W-10", "postcode": "2645 AB"},
        KOOR | {"id": "W-11", "naam": "Orkest Crescendo"},
    ]
    plan = desk.apply(rows)
    assert said(plan) == ["nieuw", "geweigerd", "lijkt op een ander", "nieuw", "nieuw"]
    assert [plan[1].sentence, plan[2].sentence] == [
        "Dit staat ook al op rij 2.", "Lijkt op rij 2: Koor De Merel.",
    ]  # fmt: skip
    assert said(desk.apply(rows))[3:] == ["gelijk", "gelijk"]
    assert Listing.objects.count() == 3


def test_a_check_comes_along_only_if_the_list_says_who_did_it(town: Town, desk: Desk) -> None:
    desk.apply([
        KOOR | {"gecontroleerd op": "2026-11-10", "gecontroleerd door": "ouderenadviseur"},
        KAST | {"gecontroleerd op": "2026-11-10"},
    ])  # fmt: skip
    koor, kast = Listing.objects.order_by("name")
    assert (koor.checked_on, koor.checked_by) == (date(2026, 11, 10), "ouderenadviseur")
    assert kast.checked_on is None


def test_a_home_of_residents_is_shown_roughly(town: Town, desk: Desk) -> None:
    desk.apply([KOOR | {"soort": "initiatief"}])
    place = Listing.objects.get().location
    assert place and place.precision == Location.Precision.ROUNDED
    assert "Dorpsstraat" not in place.name


def test_an_address_is_shown_roughly_once_a_list_says_that_residents_do_it_themselves(
    town: Town, desk: Desk
) -> None:
    desk.apply([KOOR | {"soort": "organisatie"}])
    assert said(desk.apply([KOOR | {"soort": "initiatief"}])) == ["gewijzigd"]
    place = Listing.objects.get().location
    assert place and place.precision == Location.Precision.ROUNDED
    assert (place.street_address, place.public_address) == ("Dorpsstraat 1", "2641 Pijnacker")
    assert "Dorpsstraat" not in place.name
    assert said(desk.plan([KOOR | {"soort": "initiatief"}])) == ["gelijk"]


def test_a_run_fails_as_a_whole(town: Town, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write = runs.RowWriter.write

    def fails_at_the_second(self: Any, row: PlannedRow) -> None:
        if row.place.row == 3:
            raise RowError("x")
        write(self, row)

    monkeypatch.setattr(runs.RowWriter, "write", fails_at_the_second)
    before = everything()
    with pytest.raises(RowError):
        desk.apply([KOOR, KAST])
    assert everything() == before


def test_an_editor_who_takes_the_same_address_meanwhile_does_not_stop_a_run(town: Town, desk: Desk) -> None:
    def rows() -> Iterator[PlannedRow]:
        yield from desk.plan([KOOR, KAST])
        town.listing("Van de redactie", slug="koor-de-merel")
        Organisation.objects.create(name="Van de redactie", slug="stichting-samen-zingen")

    source = ImportSource.objects.create(name="Welzijn")
    runs.apply_plan(rows(), ImportRun(source=source, file_name="l.csv", file_date=FILE_DATE, applied_at=NOW))
    koor = Listing.objects.get(name="Koor De Merel")
    assert koor.slug == "koor-de-merel-2"
    assert koor.organisation and koor.organisation.slug == "stichting-samen-zingen-2"


def test_a_run_can_be_undone(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    before = Listing.objects.values().get()
    desk.apply([
        KOOR | {"telefoon": "0150001111", "wanneer": "wo 14-16", "gecontroleerd op": "2026-11-19",
                "gecontroleerd door": "Welzijn"},
        KAST,
    ])  # fmt: skip
    undone = undo_run(desk.runs[1], NOW)
    assert (undone.removed, undone.left) == (1, [])
    after = Listing.objects.values().get()
    changing = {"latest_revision_id", "live_revision_id", "last_published_at"}
    assert {key: after[key] for key in after.keys() - changing} == {
        key: before[key] for key in before.keys() - changing
    }
    assert Activity.objects.get().when_words(NOW) == ["Elke dinsdag van 10.00 tot 12.00 uur"]
    assert said(desk.plan([KOOR, KAST])) == ["gelijk", "nieuw"]
    assert undo_run(desk.runs[1], NOW).removed == 0, "not a second time"


def test_undoing_leaves_what_was_edited_since(town: Town, desk: Desk) -> None:
    desk.apply([KOOR, KAST])
    kast = Listing.objects.get(name="Ruilkast Noord")
    kast.summary = "Boeken en puzzels."
    kast.save_revision().publish()
    undone = undo_run(desk.runs[0], NOW)
    assert undone.left == ["Ruilkast Noord"]
    assert [listing.name for listing in Listing.objects.all()] == ["Ruilkast Noord"]
    assert not Location.objects.exists()
    assert not Organisation.objects.exists()


def followed() -> list[set[tuple[Any, ...]]]:
    """What is kept beside the records: by the reference index, the search, and the check of links."""
    references = ("object_id", "to_content_type", "to_object_id", "content_path", "content_path_hash")
    postings = ("word__word", "part__kind", "part__object_id", "entry__object_id", "weight", "passages")
    return [
        set(ReferenceIndex.objects.values_list(*references)),
        set(Posting.objects.values_list(*postings)),
        set(Vocabulary.objects.values_list("word", "language", "objects_count")),
    ]


def test_what_is_kept_beside_the_records_is_right_straight_after_a_run(town: Town, desk: Desk) -> None:
    rebuild()
    before = IndexVersion.now()
    site = KOOR | {"website": "https://voorbeeld.nl/koor", "thema's": "Ontmoeten"}
    desk.apply([KAST, KOOR])
    desk.apply([KAST, site, {"id": "W-3", "naam": "Soep", "adres": "Dorpsstraat 1", "postcode": "2641zz"}])
    assert IndexVersion.now() != before
    assert Use.objects.filter(link__url="https://voorbeeld.nl/koor").exists()
    periods = dict(Listing.objects.values_list("name", "period_days"))
    assert periods["Koor De Merel"] < periods["Ruilkast Noord"], "times are checked more often"
    kept = followed()
    call_command("rebuild_references_index", verbosity=0)
    rebuild()
    assert kept == followed()
    undo_run(desk.runs[1], NOW)
    undo_run(desk.runs[0], NOW)
    kept = followed()
    call_command("rebuild_references_index", verbosity=0)
    rebuild()
    assert kept == followed()


def test_the_history_of_a_new_listing_is_that_of_the_form(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    koor = Listing.objects.get()
    assert koor.latest_revision and koor.live_revision_id == koor.latest_revision_id
    version = koor.latest_revision.as_object()
    version.phone = "015-0001111"
    version.save_revision().publish()
    koor.refresh_from_db()
    assert (koor.phone, koor.name) == ("015-0001111", "Koor De Merel")
    assert koor.location and koor.organisation and koor.activities.count() == 1


def test_many_new_rows_cost_few_queries(
    town: Town, desk: Desk, django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    rows = [{"id": str(number), "naam": f"Club {number}", "adres": f"Laan {number}"} for number in range(60)]
    plan = desk.plan(rows)
    with django_assert_max_num_queries(150):
        desk.apply(rows)
    assert len(plan) == Listing.objects.count() == 60
