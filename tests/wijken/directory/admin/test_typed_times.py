"""Times typed as people say them, in the form of an activity."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wijken.directory.editing import address, errors_of, filled_in, send
from wijken.directory.models import Activity, Schedule, SchoolHoliday
from wijken.directory.recurrence.formats import bare_date_in_words, date_in_words

BOX = "schedules__0__said"


def next_tuesday() -> date:
    """Far enough not to be a public holiday by chance of the calendar: see ``an_ordinary``."""
    return an_ordinary(1)


def an_ordinary(weekday: int) -> date:
    """A day of the week in a coming February or November, months without public holidays."""
    day = localdate() + timedelta(days=7)
    while day.month not in (2, 11) or day.weekday() != weekday:
        day += timedelta(days=1)
    return day


def ask(client: Client, typed: str, **fields: Any) -> dict[str, Any]:
    data = {"prefix": "schedules-0", "schedules-0-said": typed, **fields}
    response = client.post(reverse("directory_typed_when"), data)
    assert response.status_code == 200
    return json.loads(response.content)


def schedules() -> list[str]:
    return [str(schedule) for schedule in Schedule.objects.order_by("sort_order")]


def test_what_is_typed_becomes_the_times_without_scripts(editor: Client, activity: Activity) -> None:
    response = send(
        editor, address(activity, "edit"), **{BOX: "elke 2e donderdag 14-16 uur, niet in de schoolvakantie"}
    )

    assert response.status_code == 302
    assert schedules() == [
        "Elke 2e donderdag van de maand van 14.00 tot 16.00 uur, niet in de schoolvakantie"
    ]


def test_times_that_do_not_fit_in_one_line_get_lines_of_their_own(editor: Client, activity: Activity) -> None:
    response = send(editor, address(activity, "edit"), **{BOX: "ma 9-12 en wo 13-17"})

    assert response.status_code == 302
    assert schedules() == ["Elke maandag van 9.00 tot 12.00 uur", "Elke woensdag van 13.00 tot 17.00 uur"]


def test_a_new_line_with_nothing_but_words_is_filled_in(editor: Client, activity: Activity) -> None:
    url = address(activity, "edit")
    data = filled_in(editor, url, schedules__TOTAL_FORMS="2")
    data["schedules-1-id"], data["schedules-1-ORDER"] = "", "2"
    data["schedules-1-said"], data["action-publish"] = "op afspraak op vrijdag", "1"

    assert editor.post(url, data).status_code == 302
    assert schedules() == ["Elke dinsdag van 10.00 tot 12.00 uur", "Op afspraak op vrijdag"]


def test_an_exception_in_the_line_becomes_an_exception(editor: Client, activity: Activity) -> None:
    day = next_tuesday()
    typed = f"di 10-12, niet op {bare_date_in_words(day)}"

    assert send(editor, address(activity, "edit"), **{BOX: typed}).status_code == 302
    assert [each.first_day for each in activity.exceptions.all()] == [day]
    assert send(editor, address(activity, "edit"), **{BOX: typed}).status_code == 302
    assert activity.exceptions.count() == 1


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("dinsdag half 3", "Is “half 3” 02.30 of 14.30 uur?"),
        ("di 10-12 in zaal 3", "Dit begrijp ik niet: “zaal 3”"),
        ("om de week donderdag 20 uur", "wanneer is de eerste keer?"),
    ],
)
def test_on_doubt_the_editor_is_asked_and_keeps_the_words(
    editor: Client, activity: Activity, typed: str, question: str
) -> None:
    response = send(editor, address(activity, "edit"), **{BOX: typed})

    assert response.status_code == 200
    assert question in errors_of(response, "said", ("schedules", 0))
    assert typed in response.content.decode()
    assert schedules() == ["Elke dinsdag van 10.00 tot 12.00 uur"]


def test_saving_in_the_background_leaves_half_a_line_alone(editor: Client, activity: Activity) -> None:
    """The open page would not know of lines that the server adds."""
    url = address(activity, "edit")
    data = filled_in(editor, url, **{BOX: "ma 9-12 en wo 1"})

    response = editor.post(url, data, headers={"Accept": "application/json"})

    assert response.json()["success"]
    draft = Activity.objects.get().get_latest_revision_as_object()
    assert [str(line) for line in draft.schedules.all()] == ["Elke dinsdag van 10.00 tot 12.00 uur"]


def test_while_typing_the_editor_reads_words_dates_and_what_is_cancelled(editor: Client, db: None) -> None:
    day = next_tuesday()
    answer = ask(editor, f"di 10-12, niet op {bare_date_in_words(day)}")

    assert answer["certain"]
    assert answer["words"] == ["Elke dinsdag van 10.00 tot 12.00 uur"]
    assert len(answer["dates"]) == 3
    assert answer["left_out"] == [f"Valt uit op {date_in_words(day)}"]
    assert answer["lines"][0]["weekdays"] == ["1"]
    assert answer["exceptions"][0]["first_day"] == [day.isoformat()]


def test_what_pauses_in_school_holidays_says_which_days_that_hits(editor: Client, db: None) -> None:
    day = next_tuesday()
    assert ask(editor, "di 10-12, niet in de schoolvakantie")["left_out"] == [
        "In de schoolvakanties die we nu kennen, valt niets uit"
    ]
    SchoolHoliday.objects.create(name="Vakantie", first_day=day, last_day=day)
    assert ask(editor, "di 10-12, niet in de schoolvakantie")["left_out"] == [
        f"In de schoolvakantie valt het uit, bijvoorbeeld op {date_in_words(day)}"
    ]


def test_an_exception_that_hits_nothing_is_refused_while_typing_and_on_saving(
    editor: Client, activity: Activity
) -> None:
    day = an_ordinary(3)
    typed = f"di 10-12, niet op {bare_date_in_words(day)}"
    sentence = f"Op {date_in_words(day)} is er al niets. Klopt de dag?"

    assert ask(editor, typed)["questions"] == [sentence]
    assert sentence in errors_of(
        send(editor, address(activity, "edit"), **{BOX: typed}), "said", ("schedules", 0)
    )


def add_exception(editor: Client, activity: Activity, day: date) -> Any:
    url = address(activity, "edit")
    data = filled_in(
        editor,
        url,
        exceptions__TOTAL_FORMS="1",
        exceptions__0__id="",
        exceptions__0__ORDER="1",
        exceptions__0__kind="cancelled",
        exceptions__0__first_day=day.isoformat(),
    )
    data["action-publish"] = "1"
    return editor.post(url, data)


def test_an_exception_from_the_calendar_that_hits_nothing_is_refused(
    editor: Client, activity: Activity
) -> None:
    response = add_exception(editor, activity, an_ordinary(3))

    assert response.status_code == 200
    assert "is er al niets" in errors_of(response, "first_day", ("exceptions", 0))
    assert add_exception(editor, activity, next_tuesday()).status_code == 302


def test_an_old_exception_does_not_stand_in_the_way_of_a_new_day(editor: Client, activity: Activity) -> None:
    add_exception(editor, activity, next_tuesday())

    assert send(editor, address(activity, "edit"), **{BOX: "do 10-12"}).status_code == 302
    assert schedules() == ["Elke donderdag van 10.00 tot 12.00 uur"]


def test_below_an_exception_the_editor_reads_what_it_cancels(editor: Client, activity: Activity) -> None:
    url, day = reverse("directory_when"), next_tuesday()
    add_exception(editor, activity, day)
    data = filled_in(editor, address(activity, "edit"), prefix="exceptions-0")

    said = f"Valt uit op {date_in_words(day)}"
    assert said in editor.get(address(activity, "edit")).content.decode()
    assert editor.post(url, data).json()["words"] == [said]
    data["exceptions-0-first_day"] = an_ordinary(3).isoformat()
    assert "is er al niets" in editor.post(url, data).json()["problems"][0]


@pytest.mark.parametrize("midnight", ["24.00", "24:00", "24 uur", "00:00"])
def test_an_evening_ends_at_twenty_four_hours(editor: Client, activity: Activity, midnight: str) -> None:
    changes = {"schedules__0__starts_at": "20:00", "schedules__0__ends_at": midnight}
    assert send(editor, address(activity, "edit"), **changes).status_code == 302
    assert schedules() == ["Elke dinsdag van 20.00 tot 24.00 uur"]


def test_the_other_fields_keep_their_pickers_and_the_box_is_there_once(
    editor: Client, activity: Activity
) -> None:
    page = editor.get(address(activity, "edit")).content.decode()

    assert page.count('name="schedules-0-said"') == 1
    assert 'name="schedules-0-starts_at" value="10:00" autocomplete="off"' in page
    assert page.count("initTimeChooser") == 6


def test_two_versions_are_compared_as_before(editor: Client, activity: Activity) -> None:
    send(editor, address(activity, "edit"), **{BOX: "do 10-12 in de even weken"})
    send(editor, address(activity, "edit"), **{BOX: "vr 10-12"})

    page = editor.get(address(activity, "revisions_compare", "earliest", "latest"))

    assert page.status_code == 200
    assert "vrijdag" in page.content.decode()


def test_the_answer_is_for_editors_alone(client: Client, editor: Client, db: None) -> None:
    url = reverse("directory_typed_when")
    quiet = {"headers": {"X-Requested-With": "XMLHttpRequest"}}

    assert client.post(url, {"prefix": "schedules-0"}).status_code == 302
    assert editor.get(url).status_code == 405
    assert editor.post(url, {"prefix": "x"}).status_code == 400
    editor.user.groups.clear()
    editor.user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert editor.post(url, {"prefix": "schedules-0"}, **quiet).status_code == 403


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.text(max_size=60) | st.sampled_from(["\x00", "9" * 5000, "di 10-12, niet op 1-1-2000", "1-1-2999"]))
def test_nothing_that_is_typed_breaks_the_answer(editor: Client, typed: str) -> None:
    ask(editor, typed)
