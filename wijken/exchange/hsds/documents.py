"""Public records as HSDS documents: only what a visitor may see, and no key without a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from core.normalization.phone_numbers import shown_numbers
from wijken.directory.models import Activity, Listing, Location, Organisation
from wijken.directory.models.closable_record import ClosableRecord
from wijken.directory.models.vocabulary import VocabularyTerm
from wijken.exchange.hsds.identifiers import part_id
from wijken.exchange.hsds.schedules import Document, schedule_of

PROVINCE, COUNTRY = "Zuid-Holland", "NL"
STATUSES = {
    ClosableRecord.Status.ACTIVE: "active",
    ClosableRecord.Status.CLOSED: "temporarily closed",
    ClosableRecord.Status.DEFUNCT: "defunct",
}
TAXONOMIES = {
    "themes": ("Thema's", "Waar het over gaat."),
    "audiences": ("Doelgroepen", "Voor wie het is."),
    "dimensions": ("Positieve gezondheid", "De zes dimensies van Positieve Gezondheid."),
}
"""By the field of a listing: the name and the description of its vocabulary."""
EXAMPLE = "Voorbeeld: dit is verzonnen."
EVERYWHERE = "Hele gemeente"


def without_empty(document: Document) -> Document:
    """HSDS has no ``null``: a key without a value is left out."""
    return {name: value for name, value in document.items() if value not in (None, "", [], {})}


def service_summary(listing: Listing, at: datetime) -> Document:
    """The fields of the service itself. ``listing`` comes from ``public_services``."""
    provider = public(listing.organisation, at)
    activities: list[Activity] = listing.published_activities  # type: ignore[attr-defined]
    alert = (EXAMPLE if listing.is_example else "", listing.said_stopped, listing.notice_at(at))
    return without_empty(
        {
            "id": str(listing.uuid),
            "organization_id": str(provider.uuid) if provider else "",
            "name": listing.name,
            "alternate_name": listing.other_names,
            "description": "\n\n".join(filter(None, (listing.summary, listing.description))),
            "url": listing.website,
            "email": listing.email,
            "status": STATUSES[listing.status_at(at)],
            "application_process": _lines(
                activities, lambda each: _noted(each.get_registration_display(), each.registration_note)
            ),
            "fees_description": _lines(
                activities, lambda each: _noted(each.get_cost_display(), each.cost_note)
            ),
            "eligibility_description": ", ".join(term.name for term in listing.audiences.all()),
            "minimum_age": _same_of_all([each.minimum_age for each in activities]),
            "maximum_age": _same_of_all([each.maximum_age for each in activities]),
            "assured_date": listing.checked_on.isoformat() if listing.checked_on else "",
            "alert": " ".join(filter(None, alert)),
            "last_modified": modified_at(listing).isoformat(),
        }
    )


def service(listing: Listing, at: datetime) -> Document:
    """With all that belongs to it."""
    provider = public(listing.organisation, at)
    return service_summary(listing, at) | without_empty(
        {
            "organization": organization_summary(provider) if provider else {},
            "phones": phones(str(listing.uuid), listing.phone),
            "contacts": _contacts(listing),
            "schedules": list(_schedules(listing)),
            "service_areas": _areas(listing, at),
            "service_at_locations": list(services_at_locations(listing, at)),
            "languages": [
                {
                    "id": part_id(listing.uuid, "language", language.slug),
                    "name": language.name,
                    "code": language.slug,
                }
                for language in listing.languages.all()
            ],
            "cost_options": list(_costs(listing)),
            "attributes": list(_attributes(listing)),
        }
    )


def organization_summary(organisation: Organisation) -> Document:
    return without_empty(
        {
            "id": str(organisation.uuid),
            "name": organisation.name,
            "alternate_name": organisation.other_names,
            "email": organisation.email,
            "website": organisation.website,
        }
    ) | {"description": organisation.description or str(organisation.get_kind_display())}


def organization(organisation: Organisation) -> Document:
    uuid, number = str(organisation.uuid), organisation.chamber_of_commerce
    identifiers = [
        {
            "id": part_id(uuid, "identifier"),
            "organization_id": uuid,
            "identifier_scheme": "NL-KVK",
            "identifier_type": "KvK",
            "identifier": number,
        }
    ]
    return organization_summary(organisation) | without_empty(
        {
            "phones": phones(uuid, organisation.phone),
            "organization_identifiers": identifiers if number else [],
        }
    )


def public_places(listing: Listing, at: datetime) -> dict[int, Location]:
    """By key: of the listing and its activities."""
    activities: list[Activity] = listing.published_activities  # type: ignore[attr-defined]
    return {
        place.pk: place
        for each in (listing.location, *(activity.location for activity in activities))
        if (place := public(each, at))
    }


def services_at_locations(listing: Listing, at: datetime) -> Iterator[Document]:
    for place in public_places(listing, at).values():
        yield service_at_location(listing, place)


def service_at_location(listing: Listing, place: Location) -> Document:
    return {
        "id": part_id(listing.uuid, "at", place.uuid),
        "service_id": str(listing.uuid),
        "location_id": str(place.uuid),
        "location": location(place),
    }


def location(place: Location) -> Document:
    """As precise as the public may know: of a home at most the area, of a hidden place only its name."""
    point = place.public_point
    is_exact = place.precision == Location.Precision.EXACT
    is_complete = all((place.street_address, place.postcode, place.town))
    address = without_empty(
        {
            "id": part_id(place.uuid, "address"),
            "location_id": str(place.uuid),
            "address_1": place.street_address,
            "city": place.town,
            "state_province": PROVINCE,
            "postal_code": place.postcode,
            "country": COUNTRY,
            "address_type": "physical",
        }
    )
    features = [
        without_empty(
            {
                "id": part_id(place.uuid, "access", feature.slug),
                "location_id": str(place.uuid),
                "description": feature.name,
            }
        )
        for feature in place.access_features.all()
    ]
    return without_empty(
        {
            "id": str(place.uuid),
            "location_type": "virtual" if place.kind == Location.Kind.BY_PHONE else "physical",
            "name": place.name,
            "description": "" if is_exact else place.public_address,
            "addresses": [address] if is_exact and is_complete else [],
            "accessibility": features,
        }
        | ({"latitude": point[0], "longitude": point[1]} if point else {})
    )


def taxonomy(field: str) -> Document:
    name, description = TAXONOMIES[field]
    return {"id": part_id("taxonomy", field), "name": name, "description": description}


def taxonomy_term(field: str, term: VocabularyTerm) -> Document:
    return {
        "id": part_id("term", field, term.slug),
        "code": term.slug,
        "name": term.name,
        "description": getattr(term, "plain_words", "") or term.name,
        "taxonomy": TAXONOMIES[field][0],
        "taxonomy_detail": taxonomy(field),
        "language": "nl",
    }


def phones(owner: str, text: str) -> list[Document]:
    return [
        {"id": part_id(owner, "phone", place), "number": number.text, "type": "voice"}
        for place, number in enumerate(shown_numbers(text))
    ]


def public[Record: (Organisation, Location)](record: Record | None, at: datetime) -> Record | None:
    return record if record is not None and record.is_public(at) else None


def modified_at(listing: Listing) -> datetime:
    """When it or one of its activities was last published."""
    activities: list[Activity] = listing.published_activities  # type: ignore[attr-defined]
    records = (listing, *activities)
    moment: datetime = max(each.last_published_at or each.created_at for each in records)
    return moment


def _contacts(listing: Listing) -> list[Document]:
    """A role, never a name."""
    if not listing.contact_role:
        return []
    return [{"id": part_id(listing.uuid, "contact"), "title": listing.contact_role}]


def _schedules(listing: Listing) -> Iterator[Document]:
    for activity in listing.published_activities:  # type: ignore[attr-defined]
        for place, rule in enumerate(activity.rules):
            yield {
                "id": part_id(activity.uuid, "schedule", place),
                "service_id": str(listing.uuid),
                **schedule_of(rule, activity.title, activity.changes),
            }


def _areas(listing: Listing, at: datetime) -> list[Document]:
    """Whom it is for: a neighbourhood, or all of them."""
    area = listing.neighbourhood
    name = area.name if area and area.is_public(at) else EVERYWHERE
    return [{"id": part_id(listing.uuid, "area"), "service_id": str(listing.uuid), "name": name}]


def _costs(listing: Listing) -> Iterator[Document]:
    for activity in listing.published_activities:  # type: ignore[attr-defined]
        yield without_empty(
            {
                "id": part_id(activity.uuid, "cost"),
                "service_id": str(listing.uuid),
                "option": f"{activity.title}: {activity.get_cost_display()}",
                "amount_description": activity.cost_note,
            }
        )


def _attributes(listing: Listing) -> Iterator[Document]:
    for field in TAXONOMIES:
        for term in getattr(listing, field).all():
            yield {
                "id": part_id(listing.uuid, field, term.slug),
                "link_id": str(listing.uuid),
                "link_entity": "service",
                "taxonomy_term_id": part_id("term", field, term.slug),
                "value": term.name,
                "taxonomy_term": taxonomy_term(field, term),
            }


def _lines(activities: Iterable[Activity], say: Callable[[Activity], str]) -> str:
    """What all say alike once, and otherwise each with its title."""
    said = [(activity.title, say(activity)) for activity in activities]
    if len({words for _title, words in said}) == 1:
        return str(said[0][1])
    return "\n".join(f"{title}: {words}" for title, words in said)


def _noted(label: str, note: str) -> str:
    return f"{label}: {note}" if note else str(label)


def _same_of_all(ages: list[int | None]) -> int | None:
    """An age holds for the service only if it holds for all that happens there."""
    return ages[0] if ages and len(set(ages)) == 1 else None
