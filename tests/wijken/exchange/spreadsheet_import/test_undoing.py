"""Undoing runs: what came later stays, and two runs can be undone one after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.wijken.conftest import NOW, Town
from tests.wijken.exchange.spreadsheet_import.conftest import FILE_DATE, Desk
from tests.wijken.exchange.spreadsheet_import.test_runs import KAST, KOOR, said
from wijken.directory.models import Activity, Listing
from wijken.exchange.spreadsheet_import.models import ImportedRecord
from wijken.exchange.spreadsheet_import.runs import undo_run
from wijken.upkeep.models import Contact, ContactRole

pytestmark = pytest.mark.django_db

CHECKED = {"gecontroleerd op": "2026-11-10", "gecontroleerd door": "Welzijn"}
TUESDAY, WEDNESDAY = "Elke dinsdag van 10.00 tot 12.00 uur", "Elke woensdag van 14.00 tot 16.00 uur"


@pytest.fixture
def at_hour(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Move the clock to so many hours later."""

    def move(hours: int) -> None:
        desk.at = NOW + timedelta(hours=hours)
        monkeypatch.setattr(timezone, "now", lambda: desk.at)

    return move


def edit(record: Listing | Activity, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(record, name, value)
    record.save_revision().publish()


def edit_the_listing() -> None:
    edit(Listing.objects.get(), summary="Zing mee.")


def edit_the_activity() -> None:
    edit(Activity.objects.get(), title="Repetitie")


def add_an_activity() -> None:
    extra = Activity(listing=Listing.objects.get(), title="Uitvoering")
    extra.save()
    extra.save_revision().publish()


def confirm() -> None:
    Listing.objects.get().confirm(FILE_DATE + timedelta(days=1), "de dirigent")


def give_it_a_contact() -> None:
    somebody = Contact.objects.create(email="ans@voorbeeld.nl")
    ContactRole.objects.create(contact=somebody, listing=Listing.objects.get())


@pytest.mark.parametrize(
    "what_came_later", [edit_the_listing, edit_the_activity, add_an_activity, confirm, give_it_a_contact]
)
def test_a_listing_that_somebody_worked_on_stays_with_all_its_activities(
    town: Town, desk: Desk, at_hour: Callable[[int], None], what_came_later: Callable[[], None]
) -> None:
    desk.apply([KOOR | CHECKED, KAST])
    at_hour(1)
    Listing.objects.get(name="Ruilkast Noord").delete()
    what_came_later()
    before = [list(model.objects.order_by("pk").values()) for model in (Listing, Activity)]
    undone = undo_run(desk.runs[0], NOW)
    assert undone.left[0] == "Koor De Merel"
    assert (undone.removed, undone.put_back) == (0, 0)
    assert [list(model.objects.order_by("pk").values()) for model in (Listing, Activity)] == before


@pytest.mark.parametrize("what_came_later", [edit_the_listing, edit_the_activity, add_an_activity, confirm])
def test_a_changed_listing_that_somebody_worked_on_is_left_as_a_whole(
    town: Town, desk: Desk, at_hour: Callable[[int], None], what_came_later: Callable[[], None]
) -> None:
    desk.apply([KOOR])
    at_hour(1)
    desk.apply([KOOR | CHECKED | {"telefoon": "0150001111", "wanneer": "wo 14-16"}])
    at_hour(2)
    what_came_later()
    before = [list(model.objects.order_by("pk").values()) for model in (Listing, Activity)]
    undone = undo_run(desk.runs[1], NOW)
    assert undone.left == ["Koor De Merel"]
    assert undone.put_back == 0
    assert [list(model.objects.order_by("pk").values()) for model in (Listing, Activity)] == before


def test_an_activity_that_was_there_already_does_not_stop_undoing(
    town: Town, desk: Desk, at_hour: Callable[[int], None]
) -> None:
    desk.apply([KOOR])
    add_an_activity()
    at_hour(1)
    desk.apply([KOOR | {"telefoon": "0150001111"}])
    at_hour(2)
    assert undo_run(desk.runs[1], NOW).left == []
    assert Listing.objects.get().phone == "015-0009876"


def test_an_activity_that_a_later_run_changed_and_put_back_was_not_edited(
    town: Town, desk: Desk, at_hour: Callable[[int], None]
) -> None:
    desk.apply([KOOR])
    at_hour(1)
    desk.apply([KOOR | {"telefoon": "0150001111"}])
    at_hour(2)
    desk.apply([KOOR | {"telefoon": "0150001111", "wanneer": "wo 14-16"}])
    at_hour(3)
    assert undo_run(desk.runs[2], NOW).left == []
    assert undo_run(desk.runs[1], NOW).left == []
    assert Listing.objects.get().phone == "015-0009876"
    assert Activity.objects.get().when_words(NOW) == [TUESDAY]


def test_runs_can_be_undone_one_after_the_other(
    town: Town, desk: Desk, at_hour: Callable[[int], None]
) -> None:
    desk.apply([KOOR])
    at_hour(1)
    desk.apply([KOOR | CHECKED | {"telefoon": "0150001111", "wanneer": "wo 14-16"}])
    at_hour(2)
    desk.apply([KOOR | CHECKED | {"telefoon": "0150002222", "wanneer": "do 9-11"}])
    at_hour(3)
    assert undo_run(desk.runs[2], NOW).left == []
    assert Listing.objects.get().phone == "015-0001111"
    assert Activity.objects.get().when_words(NOW) == [WEDNESDAY]
    assert undo_run(desk.runs[1], NOW).left == []
    koor = Listing.objects.get()
    assert (koor.phone, koor.checked_on) == ("015-0009876", None)
    assert Activity.objects.get().when_words(NOW) == [TUESDAY]
    assert said(desk.plan([KOOR])) == ["gelijk"]
    assert undo_run(desk.runs[0], NOW).left == []
    assert not Listing.objects.exists()


def test_a_run_that_changed_only_times_can_be_undone_between_others(
    town: Town, desk: Desk, at_hour: Callable[[int], None]
) -> None:
    desk.apply([KOOR])
    at_hour(1)
    desk.apply([KOOR | {"wanneer": "wo 14-16"}])
    at_hour(2)
    desk.apply([KOOR | {"wanneer": "wo 14-16", "telefoon": "0150001111"}])
    at_hour(3)
    assert [undo_run(run, NOW).left for run in reversed(desk.runs)] == [[], [], []]
    assert not Listing.objects.exists()


def test_undoing_does_not_need_an_activity_that_somebody_removed(town: Town, desk: Desk) -> None:
    desk.apply([KOOR])
    desk.apply([KOOR | {"telefoon": "0150001111"}])
    Activity.objects.get().delete()
    assert undo_run(desk.runs[1], NOW).left == []
    assert ImportedRecord.objects.get().activity_id is None
