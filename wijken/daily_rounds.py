"""What is done each day for the neighbourhoods."""

from datetime import datetime, timedelta

from core.daily import daily_round
from core.made_files import want
from core.models import MadeFile
from wijken.directory.querysets import local_day
from wijken.models import NeighbourhoodPage
from wijken.week_paper import PREFIX, key_of, week_asked, week_text

AHEAD = 2
"""This week and the next: what people print."""


@daily_round("week on paper")
def make_weeks_ahead(at: datetime) -> str:
    """Have the weeks made that people print most, and throw away those that are over."""
    monday = week_asked("", local_day(at))
    pages = NeighbourhoodPage.objects.published(at).select_related("neighbourhood", "locale")
    wanted = [
        key_of(page.neighbourhood, monday + timedelta(weeks=number), page.locale.language_code)
        for page in pages
        if page.neighbourhood.is_public(at)
        for number in range(AHEAD)
    ]
    kept = MadeFile.objects.filter(key__startswith=PREFIX).values_list("key", flat=True)
    old = [key for key in kept if key.rpartition("/")[2] < week_text(monday)]
    MadeFile.objects.filter(key__in=old).delete()
    want(*wanted)
    return f"{len(wanted)} asked for, {len(old)} thrown away"
