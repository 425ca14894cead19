"""Fill in and send the form of a listing with its activities."""

from collections.abc import Callable
from datetime import time
from typing import Any

from django.http import HttpResponse, QueryDict
from django.test import Client

from tests.wijken.directory.editing import address, filled_in
from wijken.directory.models import Activity, Listing, Schedule

LogIn = Callable[[str], Client]


def with_rows(data: QueryDict, formset: str, *rows: dict[str, Any]) -> QueryDict:
    """Add rows to a formset, as the button of the form does."""
    total = int(data.get(f"{formset}-TOTAL_FORMS", "0"))
    data.setdefault(f"{formset}-INITIAL_FORMS", "0")
    data[f"{formset}-TOTAL_FORMS"] = str(total + len(rows))
    for number, row in enumerate(rows, start=total):
        for name, value in ({"id": "", "DELETE": ""} | row).items():
            key = f"{formset}-{number}-{name}"
            data.setlist(key, value if isinstance(value, list) else [value])
    return data


def new_activity(data: QueryDict, title: str, *said: str) -> QueryDict:
    """One more activity, each of its times in the box where people type them."""
    row = int(data["activities-TOTAL_FORMS"])
    with_rows(data, "activities", {"title": title, "cost": "free", "registration": "not_needed"})
    times = [
        {"said": words, "frequency": "weekly", "interval": "1", "ORDER": str(order)}
        for order, words in enumerate(said, start=1)
    ]
    with_rows(data, f"activities-{row}-schedules", *times)
    return with_rows(data, f"activities-{row}-exceptions")


def press(client: Client, url: str, data: QueryDict, button: str = "") -> HttpResponse:
    if button:
        data[button] = "1"
    response = client.post(url, data)
    assert response.status_code == 302, mistakes(response)
    return response


def mistakes(response: HttpResponse) -> object:
    if response.status_code == 409:
        return "conflict"
    form = response.context["form"]
    return form.errors, [(name, rows.errors) for name, rows in form.formsets.items()]


def edit(client: Client, listing: Listing, button: str = "", **changes: Any) -> HttpResponse:
    url = address(listing, "edit")
    return press(client, url, filled_in(client, url, **changes), button)


def times_of(activity: Activity) -> list[time | None]:
    return [line.starts_at for line in Activity.objects.get(pk=activity.pk).schedules.all()]


def by_itself(activity: Activity, starts_at: time, publish: bool = True) -> None:
    """What an import does: write new times to the activity, with a revision of its own."""
    row = Activity.objects.get(pk=activity.pk)
    row.schedules = [Schedule(frequency="weekly", weekdays=(1,), starts_at=starts_at)]
    revision = row.save_revision()
    if publish:
        revision.publish()
