"""Directory records of the demo: neighbourhoods, organisations, locations and listings."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import localdate, make_aware

from demo.activities import build_activity
from demo.content_files import Entry, read
from demo.publishing import publish
from methode.models import StepPage
from wijken.directory.models import (
    AccessFeature,
    Audience,
    HealthDimension,
    Hook,
    Listing,
    ListingTranslation,
    Location,
    Neighbourhood,
    Organisation,
    PostcodeArea,
    SchoolHoliday,
    SpokenLanguage,
    Theme,
    Vacancy,
)
from wijken.directory.models.vocabulary import VocabularyTerm

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
STATUSES = {"actief": "active", "tijdelijk_dicht": "temporarily_closed", "gestopt": "defunct"}

# Region Midden, with the second week of May that local schools take; editors add later years.
SCHOOL_HOLIDAYS = (
    ("Herfstvakantie 2026", date(2026, 10, 17), date(2026, 10, 25)),
    ("Kerstvakantie 2026", date(2026, 12, 19), date(2027, 1, 3)),
    ("Voorjaarsvakantie 2027", date(2027, 2, 20), date(2027, 2, 28)),
    ("Meivakantie 2027", date(2027, 4, 24), date(2027, 5, 9)),
    ("Zomervakantie 2027", date(2027, 7, 17), date(2027, 8, 29)),
)


def build_holidays() -> None:
    SchoolHoliday.objects.bulk_create(
        SchoolHoliday(name=name, first_day=first, last_day=last) for name, first, last in SCHOOL_HOLIDAYS
    )


def build_neighbourhoods(entries: list[Entry]) -> dict[str, Neighbourhood]:
    return {entry["slug"]: build_neighbourhood(entry) for entry in entries}


def build_neighbourhood(entry: Entry) -> Neighbourhood:
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
    entries: list[Entry], neighbourhoods: dict[str, Neighbourhood]
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
    """Locations are shared: the same name and address is the same location."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str, str], Location] = {}
        self.features = {word.slug: word for word in AccessFeature.objects.all()}

    def for_entry(self, entry: Entry, neighbourhood: Neighbourhood) -> Location:
        """The location of a listing, created when first used; accessibility mentioned later is added."""
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
    entries: list[Entry],
    neighbourhoods: dict[str, Neighbourhood],
    organisations: dict[str, Organisation],
    english: dict[str, str],
    vacancies: list[Entry],
) -> dict[str, Listing]:
    places = Places()
    words = {
        model: {word.slug: word for word in model.objects.all()}
        for model in (Theme, Audience, HealthDimension, SpokenLanguage)
    }
    return {
        entry["slug"]: build_listing(
            entry,
            neighbourhoods,
            organisations,
            places,
            words,
            english,
            [build_vacancy(one) for one in vacancies if one["vermelding"] == entry["slug"]],
        )
        for entry in entries
    }


def tie_hooks(entries: list[Entry], listings: dict[str, Listing]) -> None:
    """Link listings to the step of the method in which they help."""
    steps = {page.number: page for page in StepPage.objects.filter(code="")}
    for entry in entries:
        if number := entry.get("haakje_bij_stap"):
            listing = listings[entry["slug"]]
            for hook in listing.hooks.all():
                hook.step = steps[number]
            publish(listing)


def build_listing(
    entry: Entry,
    neighbourhoods: dict[str, Neighbourhood],
    organisations: dict[str, Organisation],
    places: Places,
    words: dict[type[VocabularyTerm], Entry],
    english: dict[str, str],
    vacancies: list[Vacancy],
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
        checked_on=(day := checked_day(entry["laatst_gecontroleerd"])),
        checked_by=entry["gecontroleerd_door"],
        first_published_at=make_aware(datetime.combine(day, time(9))),
    )
    listing.themes = [words[Theme][slug] for slug in entry["themas"]]
    listing.audiences = [words[Audience][slug] for slug in entry["doelgroepen"]]
    listing.dimensions = [
        words[HealthDimension][slug] for slug in entry.get("dimensies_positieve_gezondheid", [])
    ]
    listing.languages = [words[SpokenLanguage][code] for code in entry["talen"]]
    listing.hooks = [Hook(text=text) for text in entry.get("haakjes", [])]
    listing.vacancies = vacancies
    if summary := english.get(entry["slug"]):
        listing.translations = [ListingTranslation(language="en", summary=summary)]
    publish(listing)
    listing.tags.add(*entry.get("zoekwoorden", []))
    publish(listing)
    for activity in entry["activiteiten"]:
        build_activity(listing, activity)
    return listing


def build_vacancy(entry: Entry) -> Vacancy:
    """Whom a listing looks for; the last day counts from the day of loading."""
    experience = entry["ervaring"]
    none_needed = experience.startswith("Geen")
    return Vacancy(
        title=entry["titel"],
        task=entry["taak"],
        when=entry["wanneer"],
        time_needed=entry["hoeveel_tijd"],
        no_experience=none_needed,
        experience=experience.removeprefix("Geen").lstrip(". ") if none_needed else experience,
        in_return=entry["wat_krijg_je"],
        until=localdate() + timedelta(days=entry["loopt_af_na_dagen"]),
    )


def checked_day(value: date | str) -> date:
    """A date relative to when the demo was written, or "180 dagen geleden", so that it never ages."""
    if isinstance(value, date):
        return localdate() - (read("sociale_kaart")["meta"]["gemaakt_op"] - value)
    return localdate() - timedelta(days=int(value.removesuffix(" dagen geleden")))
