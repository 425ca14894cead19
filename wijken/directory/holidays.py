"""The holidays for the rules of recurrence: school holidays from editors, the others from the law."""

from wijken.directory.dutch_calendar import is_public_holiday
from wijken.directory.models import SchoolHoliday
from wijken.directory.recurrence import Holidays


def current_holidays() -> Holidays:
    """One query; read it once per request and pass it on."""
    school = tuple(SchoolHoliday.objects.values_list("first_day", "last_day"))
    return Holidays(school=school, public=is_public_holiday)
