from datetime import datetime, timedelta

from core.generated_files.requests import want
from core.models import MadeFile
from core.scheduled_jobs import daily_job
from wijken.agenda.week_pdf import PREFIX, key_of, week_asked, week_text
from wijken.directory.local_time import local_day
from wijken.exchange.spreadsheet_import.admin.jobs import remove_old_uploads
from wijken.models import NeighbourhoodPage

AHEAD = 2
"""This week and the next, which people print most."""


@daily_job("week on paper")
def make_weeks_ahead(at: datetime) -> str:
    """Generate the most printed weeks ahead, and delete past ones."""
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
    return f"{len(wanted)} requested, {len(old)} deleted"


@daily_job("old imports")
def remove_texts_of_old_imports(at: datetime) -> str:
    """Lists of others hold telephone numbers and names: they are not kept longer than needed."""
    return f"{remove_old_uploads(at)} removed"
