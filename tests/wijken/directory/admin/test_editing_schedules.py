"""Editing a schedule in ordinary terms, with a preview of what visitors will read."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wijken.directory.editing import address, errors_of, filled_in, send
from wijken.directory.admin.schedule_preview import PREFIX
from wijken.directory.models import Activity, Listing

TUESDAY = {"schedules-0-frequency": "weekly", "schedules-0-weekdays": "1", "schedules-0-interval": "1"}


def ask(client: Client, **fields: Any) -> dict[str, Any]:
    response = client.post(reverse("directory_when"), {"prefix": "schedules-0", **TUESDAY, **fields})
    assert response.status_code == 200
    return json.loads(response.content)


def test_an_editor_changes_a_time_and_reads_it_in_the_preview_before_visitors_do(
    editor: Client, activity: Activity
) -> None:
    url = address(activity, "preview_on_edit")
    data = filled_in(
        editor, address(activity, "edit"), schedules__0__starts_at="13:30", schedules__0__ends_at="15:00"
    )
    answer = editor.post(url, data)
    assert answer.json() == {"is_valid": True, "is_available": True}

    shown = editor.get(url).content.decode()

    assert "Elke dinsdag van 13.30 tot 15.00 uur" in shown
    assert "Koffie-inloop" in shown
    stored = Activity.objects.get().schedules.get()
    assert stored.starts_at.hour == 10


def test_publishing_brings_the_new_time_to_visitors(editor: Client, activity: Activity) -> None:
    response = send(
        editor, address(activity, "edit"), schedules__0__starts_at="13:30", schedules__0__ends_at="15:00"
    )

    assert response.status_code == 302
    assert Activity.objects.get().schedules.get().starts_at.hour == 13


def test_while_typing_an_editor_reads_words_and_the_next_three_dates(editor: Client) -> None:
    answer = ask(editor, **{"schedules-0-starts_at": "10:00", "schedules-0-ends_at": "12:00"})

    assert answer["words"] == ["Elke dinsdag van 10.00 tot 12.00 uur"]
    assert len(answer["dates"]) == 3
    assert all(date.endswith("10.00 tot 12.00 uur") for date in answer["dates"])


def test_an_exception_takes_its_day_from_the_next_dates(editor: Client) -> None:
    before = ask(editor)["dates"]
    skipped = {
        "exceptions-0-kind": "cancelled",
        "exceptions-0-first_day": "2020-01-01",
        "exceptions-0-last_day": "2099-12-31",
    }

    assert before
    assert ask(editor, **skipped)["dates"] == []
    assert ask(editor, **skipped, **{"exceptions-0-DELETE": "1"})["dates"] == before


def test_what_is_missing_is_said_in_dutch_while_typing(editor: Client) -> None:
    answer = ask(editor, **{"schedules-0-frequency": "once"})

    assert answer["problems"] == ["Vul de datum in waarop het is."]
    assert answer["words"] == []


def test_values_of_fields_that_no_longer_apply_are_ignored(editor: Client, activity: Activity) -> None:
    response = send(
        editor, address(activity, "edit"), schedules__0__nth="2", schedules__0__frequency="weekly"
    )

    assert response.status_code == 302
    assert Activity.objects.get().schedules.get().rule.nth is None


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        (
            {"schedules__0__first_day": "2027-03-02", "schedules__0__last_day": "2027-03-01"},
            "last_day",
            "De einddatum ligt voor de begindatum.",
        ),
        ({"schedules__0__starts_at": ""}, "starts_at", "Vul ook in hoe laat het begint."),
        ({"schedules__0__weekdays": []}, "weekdays", "Kies een dag van de week, of vul een begindatum in."),
        ({"schedules__0__frequency": "once"}, "first_day", "Vul de datum in waarop het is."),
        ({"schedules__0__interval": "2"}, "first_day", "vanaf die dag tellen we de weken of maanden"),
    ],
)
def test_an_impossible_time_is_explained_at_the_field(
    editor: Client, activity: Activity, changes: dict[str, Any], field: str, sentence: str
) -> None:
    response = send(editor, address(activity, "edit"), **changes)

    assert response.status_code == 200
    assert sentence in errors_of(response, field, ("schedules", 0))
    assert sentence in response.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_that_nobody_can_mean_is_refused_and_harmless(
    editor: Client, activity: Activity, day: str
) -> None:
    past_midnight = {"starts_at": "23:00", "ends_at": "01:00"}
    extra = {"kind": "extra", "first_day": day, **past_midnight}
    once = {"frequency": "once", "first_day": day, **past_midnight}

    assert ask(editor, **{f"exceptions-0-{name}": value for name, value in extra.items()})["words"]
    answer = ask(editor, **{f"schedules-0-{name}": value for name, value in once.items()})
    assert answer["problems"] == ["Kies een dag tussen 2000 en 2100."]
    response = send(editor, address(activity, "edit"), schedules__0__first_day=day)
    assert "Kies een dag tussen 2000 en 2100." in errors_of(response, "first_day", ("schedules", 0))


def test_the_stored_schedule_is_shown_without_scripts(editor: Client, activity: Activity) -> None:
    page = editor.get(address(activity, "edit")).content.decode()

    assert "Elke dinsdag van 10.00 tot 12.00 uur" in page


def test_a_listing_has_its_activities_and_room_for_a_new_one(editor: Client, activity: Activity) -> None:
    page = editor.get(address(activity.listing, "edit")).content.decode()

    assert "Elke dinsdag van 10.00 tot 12.00 uur" in page
    assert 'name="activities-0-title" value="Inloop"' in page
    assert 'id="id_activities-ADD"' in page


def test_a_new_activity_knows_from_which_listing_the_editor_came(editor: Client, listing: Listing) -> None:
    url = address(Activity, "add")

    assert filled_in(editor, f"{url}?listing={listing.pk}")["listing"] == str(listing.pk)
    for unknown in ("999999", "x", "-1", "9" * 40, "٣"):
        assert editor.get(f"{url}?listing={unknown}").status_code == 200


def test_the_words_are_for_editors_alone(client: Client, editor: Client, db: None) -> None:
    url = reverse("directory_when")
    quiet = {"headers": {"X-Requested-With": "XMLHttpRequest"}}

    assert client.post(url, TUESDAY).status_code == 302
    assert client.post(url, TUESDAY, **quiet).status_code == 403
    assert editor.get(url).status_code == 405
    editor.user.groups.clear()
    editor.user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert editor.get("/beheer/").status_code == 200
    assert editor.post(url, TUESDAY, **quiet).status_code == 403


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    fields=st.dictionaries(
        st.sampled_from(
            [
                f"schedules-0-{name}"
                for name in (
                    "frequency",
                    "weekdays",
                    "nth",
                    "interval",
                    "first_day",
                    "last_day",
                    "starts_at",
                    "ends_at",
                )
            ]
            + [
                "prefix",
                "exceptions-0-first_day",
                "exceptions-0-last_day",
                "exceptions-0-kind",
                "exceptions-0-starts_at",
            ]
        ),
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                [
                    "once",
                    "weekly",
                    "monthly",
                    "extra",
                    "0001-01-01",
                    "9999-12-31",
                    "00:00",
                    "24:00",
                    "-1",
                    "1e9",
                    "\x00",
                    "9" * 5000,
                ]
            ),
        ),
    )
)
def test_no_input_whatever_breaks_the_words(editor: Client, fields: dict[str, str]) -> None:
    sent = {"prefix": "schedules-0", **TUESDAY, **fields}

    response = editor.post(reverse("directory_when"), sent)

    assert response.status_code == (200 if PREFIX.fullmatch(sent["prefix"]) else 400)
