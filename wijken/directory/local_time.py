from datetime import date, datetime

from wijken.directory.recurrence.occurrences import ZONE


def local_day(at: datetime) -> date:
    """The local date in Pijnacker-Nootdorp at the moment ``at``."""
    return at.astimezone(ZONE).date()
