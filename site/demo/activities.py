"""Activities of the demo, with their times."""

from datetime import date, time, timedelta

from demo.content_files import Entry
from demo.publishing import publish
from demo.rrule_parser import parse_rrule
from wijken.directory.models import Activity, Listing, Schedule

COSTS = {"gratis": "free", "kleine-bijdrage": "small", "betaald": "paid"}
A_YEAR_OF_WEEKS = 52


def build_activity(listing: Listing, entry: Entry) -> Activity:
    note = entry["aanmelden"]
    free_entry = note == "niet nodig"
    activity = Activity(
        listing=listing,
        title=entry["titel"],
        summary=entry.get("wat", ""),
        cost=COSTS[entry["kosten"]["soort"]],
        cost_note="" if entry["kosten"]["tekst"] == "Gratis" else entry["kosten"]["tekst"],
        registration=Activity.Registration.NOT_NEEDED if free_entry else Activity.Registration.REQUIRED,
        registration_note="" if free_entry else note,
    )
    activity.schedules = [build_schedule(entry)]
    return publish(activity)


def build_schedule(entry: Entry) -> Schedule:
    """The demo's groups have existed for a year: the series starts 52 weeks before the first date given."""
    repeat = entry.get("herhaling")
    if not repeat or not repeat.get("rrule"):
        return Schedule(frequency=Schedule.Frequency.APPOINTMENT, not_on_public_holidays=False)
    rule = parse_rrule(
        repeat["rrule"],
        first=as_date(repeat["eerste_keer"]) - timedelta(weeks=A_YEAR_OF_WEEKS),
        starts_at=time.fromisoformat(repeat["start"]),
        ends_at=time.fromisoformat(repeat["eind"]),
    )
    return Schedule(
        frequency=rule.frequency.value,
        interval=rule.interval,
        weekdays=rule.weekdays,
        nth=rule.nth,
        first_day=rule.first,
        starts_at=rule.starts_at,
        ends_at=rule.ends_at,
        not_in_school_holidays=repeat["niet_in_schoolvakantie"],
    )


def as_date(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
