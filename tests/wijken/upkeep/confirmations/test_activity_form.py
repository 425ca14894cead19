"""A contact changes times or a price; an editor publishes that with one click."""

import re
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.html_checker import problems_in
from wijken.directory.models import Activity, Listing, Schedule
from wijken.upkeep.confirmations.request_mails import ask_around
from wijken.upkeep.models import ConfirmationItem, ConfirmationRequest

from .scenario import LONG_AGO, NOW, contact_of, link_in, link_of, press


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def change(listing: Listing, activity: Activity, log_in: Callable[[str], Client]) -> str:
    """The change form of a listing that is due. Its activity is on Tuesday, 10 to 12."""
    log_in("Redacteuren")
    Listing.objects.update(checked_on=LONG_AGO)
    contact_of(listing)
    assert ask_around(NOW) == 1
    return f"{link_of(ConfirmationRequest.objects.get())}aanpassen/{ConfirmationItem.objects.get().pk}/"


def filled_in(change: str) -> dict[str, Any]:
    """The form as submitted without changes."""
    form = Client().get(change).context["form"]
    return {
        name: [str(day) for day in value] if name.startswith("weekdays") else field.widget.format_value(value)
        for name, field in form.fields.items()
        if (value := form.get_initial_for_field(field, name)) not in (None, "", [])
    }


def review_of(browser: Client) -> str:
    found = re.search(r"/beheer/van-aanbieders/\d+/", browser.get("/beheer/").content.decode())
    assert found
    return found[0]


def test_new_times_and_a_price_wait_beside_the_present_ones(
    change: str, activity: Activity, editor: Client
) -> None:
    pk = activity.pk
    said = {f"starts_at-{pk}": "14:00", f"ends_at-{pk}": "16:30", f"weekdays-{pk}": ["2"]}
    price = {f"cost-{pk}": "small", f"cost_note-{pk}": "2 euro"}

    assert "Dank je wel" in press(change, **(filled_in(change) | said | price))

    now = Activity.objects.get().schedules.get()
    assert (now.starts_at, now.weekdays) == (time(10), (1,)), "the public still reads the old times"
    review = review_of(editor)
    beside = editor.get(review).content.decode()
    for gone, new in (("10", "14"), ("dinsdag", "woensdag"), ("Gratis", "Kleine bijdrage")):
        assert re.search(f'class="deletion">[^<]*{gone}', beside), gone
        assert re.search(f'class="addition">[^<]*{new}', beside), new

    editor.post(review, {"seen": re.findall(r'name="seen" value="(\d+)"', beside)})

    fresh = Activity.objects.get()
    schedule = fresh.schedules.get()
    assert (schedule.starts_at, schedule.ends_at, schedule.weekdays) == (time(14), time(16, 30), (2,))
    assert (fresh.cost, fresh.cost_note) == ("small", "2 euro")
    listing = Listing.objects.get()
    assert (listing.checked_on, listing.checked_by) == (NOW.date(), "de aanbieder")
    assert "van-aanbieders" not in editor.get("/beheer/").content.decode()


def test_it_counts_as_checked_only_when_all_of_it_is_public(
    change: str, activity: Activity, editor: Client
) -> None:
    press(change, **(filled_in(change) | {f"ends_at-{activity.pk}": "13:00"}))
    listing_first = ConfirmationItem.objects.get().workflow_state
    listing_first.current_task_state.approve(user=editor.user)
    assert Listing.objects.get().checked_on == LONG_AGO

    ConfirmationItem.objects.get().activity_states.get().current_task_state.approve(user=editor.user)

    assert Listing.objects.get().checked_on == NOW.date()


def test_times_that_are_not_simple_come_in_words(change: str, activity: Activity, editor: Client) -> None:
    Schedule.objects.create(activity=activity, frequency="weekly", weekdays=(3,), starts_at=time(19))
    said = "Donderdag is nu om acht uur."

    press(change, **(filled_in(change) | {f"when-{activity.pk}": said}))

    assert Activity.objects.get().schedules.count() == 2
    for screen in ("/beheer/", review_of(editor)):
        assert f"Inloop: {said}" in editor.get(screen).content.decode()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"starts_at": ""}, "Vul een tijd in"),
        ({"starts_at": "kwart over"}, "geldige tijd"),
        ({"weekdays": []}, "Kies een dag"),
        ({"cost": "veel"}, "geldige keuze"),
        ({}, "nog niets veranderd"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(
    change: str, activity: Activity, typed: dict[str, Any], message: str
) -> None:
    fields = (
        filled_in(change) | {f"cost_note-{activity.pk}": "Neem koekjes mee."} if typed else filled_in(change)
    )
    fields |= {f"{name}-{activity.pk}": value for name, value in typed.items()}

    page = Client().post(change, fields).content.decode()

    assert "error-summary" in page
    assert re.search(message, page)
    if typed:
        assert "Neem koekjes mee." in page
    assert ConfirmationItem.objects.get().answered_at is None


def test_what_is_not_public_is_neither_mailed_nor_asked(listing: Listing, activity: Activity) -> None:
    Activity.objects.update(live=False)
    Listing.objects.update(checked_on=LONG_AGO)
    contact_of(listing)
    ask_around(NOW + timedelta(days=1))
    ask = ConfirmationRequest.objects.get()

    assert ask.message
    assert "dinsdag" not in ask.message.body
    assert "dinsdag" not in Client().get(link_of(ask)).content.decode()


def test_only_who_publishes_there_may_put_it_on_the_site(
    change: str, activity: Activity, volunteer: Client
) -> None:
    press(change, **(filled_in(change) | {f"ends_at-{activity.pk}": "13:00"}))
    review = f"/beheer/van-aanbieders/{ConfirmationItem.objects.get().pk}/"

    assert volunteer.post(review).status_code == 302
    assert Activity.objects.get().schedules.get().ends_at == time(12)
    assert "van-aanbieders" not in volunteer.get("/beheer/").content.decode()


@pytest.mark.any_database
def test_every_page_behind_the_link_is_valid_html(change: str, activity: Activity) -> None:
    browser, link = Client(), link_of(ConfirmationRequest.objects.get())
    stop = link_in(ConfirmationRequest.objects.get().message, "geen-mail")
    pages = {
        "open": browser.get(link),
        "change": browser.get(change),
        "mistakes": browser.post(change, filled_in(change) | {f"starts_at-{activity.pk}": ""}),
        "broken": browser.get(f"{link[:-5]}/"),
        "stop": browser.get(stop),
    }
    browser.post(link, {"vermelding": "alles", "antwoord": "klopt"})
    pages |= {"thanks": browser.get(link), "stopped": browser.post(stop)}

    assert problems_in({name: page.content.decode() for name, page in pages.items()}) == []
