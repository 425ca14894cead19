"""The facts of the social map: neighbourhoods, organisations, places, listings and activities."""

from datetime import date, time, timedelta
from typing import Any

from django.utils.timezone import localdate

from demo.read import read
from methode.models import StepPage
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    HealthDimension,
    Hook,
    Listing,
    ListingTranslation,
    Location,
    Neighbourhood,
    Organisation,
    PostcodeArea,
    Schedule,
    SchoolHoliday,
    SpokenLanguage,
    Theme,
)
from wijken.directory.recurrence import parse_rrule

ORGANISATION_KINDS = {"welzijnsorganisatie": "welfare", "bewonersinitiatief": "residents"}
PLACE_KINDS = {
    "buurthuis": "community_centre",
    "bibliotheek": "library",
    "zaal": "hall",
    "school": "school",
    "jongerencentrum": "youth_centre",
    "zorglocatie": "care",
    "tuin": "garden",
    "buitenplek": "outdoors",
    "thuis": "at_home",
    "telefonisch": "by_phone",
}
COSTS = {"gratis": "free", "kleine-bijdrage": "small", "betaald": "paid"}
STATUSES = {"actief": "active", "tijdelijk_dicht": "temporarily_closed", "gestopt": "defunct"}
A_YEAR_OF_WEEKS = 52

# Region Midden, with the second week of May that schools here take; later years are for the editors to add.
SCHOOL_HOLIDAYS = (
    ("Herfstvakantie 2026", date(2026, 10, 17), date(2026, 10, 25)),
    ("Kerstvakantie 2026", date(2026, 12, 19), date(2027, 1, 3)),
    ("Voorjaarsvakantie 2027", date(2027, 2, 20), date(2027, 2, 28)),
    ("Meivakantie 2027", date(2027, 4, 24), date(2027, 5, 9)),
    ("Zomervakantie 2027", date(2027, 7, 17), date(2027, 8, 29)),
)


def publish(fact: Any) -> Any:
    """Save, with a first revision, so that history and compare have a beginning."""
    fact.is_example = True
    fact.save()
    fact.save_revision(log_action=True).publish()
    return fact


def build_holidays() -> None:
    SchoolHoliday.objects.bulk_create(
        SchoolHoliday(name=name, first_day=first, last_day=last) for name, first, last in SCHOOL_HOLIDAYS
    )


def build_neighbourhoods(entries: list[dict[str, Any]]) -> dict[str, Neighbourhood]:
    return {entry["slug"]: build_neighbourhood(entry) for entry in entries}


def build_neighbourhood(entry: dict[str, Any]) -> Neighbourhood:
    contact = entry["contact"]
    neighbourhood = Neighbourhood(
        name=entry["naam"],
        slug=entry["slug"],
        other_names=", ".join([*entry.get("andere_namen", []), *entry["buurten_bij_naam"]]),
        core_village=entry["kern"],
        boundaries=entry.get("grenzen", ""),
        outline={"type": "Polygon", "coordinates": [entry["omtrek"]]},
        latitude=entry["centrum"]["lat"],
        longitude=entry["centrum"]["lon"],
        contact_role=contact["rol"],
        contact_phone=contact["telefoon"],
        contact_email=contact["email"],
    )
    neighbourhood.postcode_areas = [PostcodeArea(digits=digits) for digits in entry["postcodes"]]
    return publish(neighbourhood)


def build_organisations(
    entries: list[dict[str, Any]], neighbourhoods: dict[str, Neighbourhood]
) -> dict[str, Organisation]:
    return {
        entry["slug"]: publish(
            Organisation(
                name=entry["naam"],
                slug=entry["slug"],
                kind=ORGANISATION_KINDS[entry["type"]],
                neighbourhood=neighbourhoods[entry["wijk"]],
            )
        )
        for entry in entries
    }


class Places:
    """Places are shared: the same name and address is the same place."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str, str], Location] = {}
        self.features = {word.slug: word for word in AccessFeature.objects.all()}

    def for_entry(self, entry: dict[str, Any], neighbourhood: Neighbourhood) -> Location:
        """The place of a listing, made at its first use; what is said of access later is added."""
        place, access = entry["locatie"], entry["toegankelijkheid"]
        key = (neighbourhood.slug, place["naam"], place.get("adres") or "")
        location = self.known.get(key)
        if location is None:
            at_home = place["type"] in ("thuis", "telefonisch")
            location = Location(
                name=place["naam"],
                kind=PLACE_KINDS[place["type"]],
                neighbourhood=neighbourhood,
                precision=Location.Precision.HIDDEN if at_home else Location.Precision.EXACT,
                street_address=place.get("adres") or "",
                postcode=place.get("postcode") or "",
                town=place.get("plaats") or neighbourhood.core_village,
                latitude=place.get("lat"),
                longitude=place.get("lon"),
                access_note=access.get("toelichting", "") if not at_home else "",
            )
            location.access_features = [self.features[slug] for slug in access.get("kenmerken", [])]
            self.known[key] = publish(location)
        return self.known[key]


def build_listings(
    entries: list[dict[str, Any]],
    neighbourhoods: dict[str, Neighbourhood],
    organisations: dict[str, Organisation],
    english: dict[str, str],
) -> dict[str, Listing]:
    places = Places()
    words = {
        model: {word.slug: word for word in model.objects.all()}
        for model in (Theme, Audience, HealthDimension, SpokenLanguage)
    }
    return {
        entry["slug"]: build_listing(entry, neighbourhoods, organisations, places, words, english)
        for entry in entries
    }


def tie_hooks(entries: list[dict[str, Any]], listings: dict[str, Listing]) -> None:
    """To the step of the method where they help."""
    steps = {page.number: page for page in StepPage.objects.filter(code="")}
    for entry in entries:
        if number := entry.get("haakje_bij_stap"):
            listing = listings[entry["slug"]]
            for hook in listing.hooks.all():
                hook.step = steps[number]
            publish(listing)


def build_listing(
    entry: dict[str, Any],
    neighbourhoods: dict[str, Neighbourhood],
    organisations: dict[str, Organisation],
    places: Places,
    words: dict[Any, dict[str, Any]],
    english: dict[str, str],
) -> Listing:
    neighbourhood = neighbourhoods[entry["wijk"]]
    contact = entry["contact"]
    listing = Listing(
        name=entry["naam"],
        slug=entry["slug"],
        kind=entry["soort"],
        organisation=organisations[entry["aanbieder"]],
        neighbourhood=neighbourhood,
        location=places.for_entry(entry, neighbourhood),
        summary=entry["omschrijving"],
        contact_role=contact["rol"],
        phone=contact["telefoon"],
        email=contact.get("email", ""),
        website=contact.get("website") or "",
        status=STATUSES[entry["status"]],
        checked_on=checked_day(entry["laatst_gecontroleerd"]),
        checked_by=entry["gecontroleerd_door"],
    )
    listing.themes = [words[Theme][slug] for slug in entry["themas"]]
    listing.audiences = [words[Audience][slug] for slug in entry["doelgroepen"]]
    listing.dimensions = [
        words[HealthDimension][slug] for slug in entry.get("dimensies_positieve_gezondheid", [])
    ]
    listing.languages = [words[SpokenLanguage][code] for code in entry["talen"]]
    listing.hooks = [Hook(text=text) for text in entry.get("haakjes", [])]
    if summary := english.get(entry["slug"]):
        listing.translations = [ListingTranslation(language="en", summary=summary)]
    publish(listing)
    listing.tags.add(*entry.get("zoekwoorden", []))
    publish(listing)
    for activity in entry["activiteiten"]:
        build_activity(listing, activity)
    return listing


def build_activity(listing: Listing, entry: dict[str, Any]) -> Activity:
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


def build_schedule(entry: dict[str, Any]) -> Schedule:
    """The example's groups exist for a year already: counting starts 52 weeks before the first date named."""
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


def checked_day(value: date | str) -> date:
    """A date as old as when the example was written, or "180 dagen geleden": it is as fresh in any year."""
    if isinstance(value, date):
        return localdate() - (read("sociale_kaart")["meta"]["gemaakt_op"] - value)
    return localdate() - timedelta(days=int(value.removesuffix(" dagen geleden")))


def as_date(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
