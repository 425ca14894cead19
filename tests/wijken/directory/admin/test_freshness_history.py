"""Freshness by month, computed from the confirmations."""

import re
from datetime import date, timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wijken.directory.admin.freshness_history import (
    CheckedListing,
    FreshnessLine,
    as_points,
    lines,
    month_ends,
)
from wijken.directory.models import Listing


def test_the_days_of_the_picture_are_the_ends_of_months_and_today() -> None:
    assert month_ends(date(2026, 3, 15), 4) == [
        date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 15)
    ]  # fmt: skip


def test_a_listing_counts_from_its_first_day_and_as_long_as_its_last_check_holds() -> None:
    checked_once = CheckedListing("Noord", date(2026, 1, 1), 30, [date(2026, 1, 1)])
    never = CheckedListing("Noord", date(2026, 2, 1), 30, [])
    days = [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 5), date(2026, 2, 28)]

    assert lines([checked_once, never], days) == [FreshnessLine("Noord", (None, 100, 50, 0))]


def test_the_picture_has_a_hundred_at_the_top_and_begins_where_something_is_known() -> None:
    assert as_points([None, 100, 0], 200, 100) == "100,0 200,100"


def test_the_report_says_in_a_table_what_the_picture_shows(volunteer: Client, listing: Listing) -> None:
    today = timezone.localdate()
    for days_ago in (300, 0):
        listing.confirm(today - timedelta(days=days_ago), "een vrijwilliger")

    page = volunteer.get(reverse("directory_freshness")).content.decode()

    table = page.partition('<table class="listing">')[2].partition("</table>")[0]
    assert "Pijnacker-Noord" in table
    cells = re.findall(r"<td>(.*?)</td>", table)
    numbers = [cell for cell in cells if cell.isdigit()]
    assert "geen vermeldingen" in cells[0], "before anybody checked it"
    assert (numbers[0], numbers[-2], numbers[-1]) == ("100", "0", "100"), "too long ago, and checked again"
    (points,) = re.findall(r'<polyline[^>]* points="([^"]*)"', page)
    assert len(points.split()) == len(numbers)
