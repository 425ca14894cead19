"""The endpoints of ``/api/hsds/3/``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from wagtail.models import Site

from core.http import moment_of
from wijken.directory.former_slugs import current_uuid
from wijken.directory.models import Listing
from wijken.exchange.hsds import documents
from wijken.exchange.hsds.openapi import VERSION, openapi_document
from wijken.exchange.hsds.querysets import (
    VOCABULARIES,
    in_taxonomy,
    modified_after,
    places_of_services,
    public_organizations,
    public_services,
    service_with_place,
    with_parts,
    with_term,
)
from wijken.exchange.hsds.responses import (
    MovedError,
    ProblemError,
    as_json,
    as_page,
    as_stream,
    endpoint,
    switch,
)
from wijken.exchange.hsds.schedules import Document

PROFILE = "https://docs.openreferral.org/"
ROWS_AT_ONCE = 200
LONGEST_SEARCH = 200


@endpoint
def root(request: HttpRequest) -> HttpResponseBase:
    site = Site.find_for_request(request)
    host = site.root_url if site else ""
    about: Document = {
        "version": VERSION,
        "profile": PROFILE,
        "openapi_url": f"{host}{reverse('hsds-openapi')}",
    }
    return as_json(request, about)


@endpoint
def openapi(request: HttpRequest) -> HttpResponseBase:
    return as_json(request, openapi_document(reverse("hsds")))


@endpoint
def services(request: HttpRequest) -> HttpResponseBase:
    """With ``full=true`` each with all that belongs to it; ``format=ndjson`` is all of them, as a stream."""
    at = moment_of(request)
    found = with_parts(_asked(request, public_services(at)), at)
    if switch(request, "minimal"):
        document_of = _minimal
    elif switch(request, "full"):
        document_of = partial(documents.service, at=at)
    else:
        document_of = partial(documents.service_summary, at=at)
    if _is_stream(request):
        return as_stream(map(document_of, found.iterator(chunk_size=ROWS_AT_ONCE)))
    return as_page(request, found, document_of)


@endpoint
def service(request: HttpRequest, identifier: str) -> HttpResponseBase:
    at = moment_of(request)
    return as_json(request, documents.service(_one(with_parts(public_services(at), at), identifier), at))


@endpoint
def organizations(request: HttpRequest) -> HttpResponseBase:
    found = public_organizations(moment_of(request))
    if _is_stream(request):
        return as_stream(map(documents.organization, found.iterator(chunk_size=ROWS_AT_ONCE)))
    return as_page(request, found, documents.organization_summary)


@endpoint
def organization(request: HttpRequest, identifier: str) -> HttpResponseBase:
    return as_json(
        request, documents.organization(_one(public_organizations(moment_of(request)), identifier))
    )


@endpoint
def services_at_locations(request: HttpRequest) -> HttpResponseBase:
    at = moment_of(request)
    found = _asked(request, public_services(at))
    if _is_stream(request):
        rows = with_parts(found, at).iterator(chunk_size=ROWS_AT_ONCE)
        return as_stream(row for listing in rows for row in _with_service(listing, at))
    return as_page(request, ServicesAtLocations(found, at), _itself)


@endpoint
def service_at_location(request: HttpRequest, identifier: str) -> HttpResponseBase:
    at = moment_of(request)
    owner = service_with_place(identifier.lower(), at)
    if owner is None:
        raise ProblemError(404, "Not Found")
    listing = _one(with_parts(public_services(at), at), str(owner))
    return as_json(request, _with_id(_with_service(listing, at), identifier))


@endpoint
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    return as_page(request, [documents.taxonomy(field) for field in VOCABULARIES], _itself)


@endpoint
def taxonomy(request: HttpRequest, identifier: str) -> HttpResponseBase:
    return as_json(request, _with_id((documents.taxonomy(field) for field in VOCABULARIES), identifier))


@endpoint
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    return as_page(request, list(_terms()), _itself)


@endpoint
def taxonomy_term(request: HttpRequest, identifier: str) -> HttpResponseBase:
    return as_json(request, _with_id(_terms(), identifier))


class ServicesAtLocations:
    """Only the documents of a page are made."""

    def __init__(self, services: QuerySet[Listing], at: datetime) -> None:
        self._keys, self._at = places_of_services(services, at), at

    def __len__(self) -> int:
        return self._keys.count()

    def __getitem__(self, part: slice) -> list[Document]:
        keys = list(self._keys[part])
        services = with_parts(public_services(self._at), self._at).in_bulk({pk for pk, _place in keys})
        places = {pk: documents.public_places(each, self._at) for pk, each in services.items()}
        return [
            documents.service_at_location(services[pk], places[pk][place])
            | {"service": documents.service_summary(services[pk], self._at)}
            for pk, place in keys
            if place in places.get(pk, ())
        ]


def _asked(request: HttpRequest, found: QuerySet[Listing]) -> QuerySet[Listing]:
    """The filters. An identifier that we do not know finds nothing; a date that is none is a problem."""
    asked = request.GET
    if words := asked.get("search", "").replace("\0", "")[:LONGEST_SEARCH]:
        found = found.matching(words)  # type: ignore[attr-defined]
    if organisation := asked.get("organization_id"):
        known = _uuid(organisation)
        known = (known and current_uuid(known)) or known
        found = found.filter(organisation__uuid=known) if known else found.none()
    if term := asked.get("taxonomy_term_id"):
        found = with_term(found, term.lower())
    if identifier := asked.get("taxonomy_id"):
        found = in_taxonomy(found, identifier.lower())
    if text := asked.get("modified_after"):
        found = modified_after(found, _moment(text))
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text)
        day = parse_date(text)
    except ValueError:
        moment = day = None
    if moment is None and day is not None:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if moment is None:
        raise ProblemError(400, "Bad Request", "modified_after must be a date or a date-time (RFC 3339).")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_stream(request: HttpRequest) -> bool:
    chosen = request.GET.get("format", "json")
    if chosen not in ("json", "ndjson"):
        raise ProblemError(400, "Bad Request", "format must be json or ndjson.")
    return chosen == "ndjson"


def _one[Row: Model](rows: QuerySet[Row], identifier: str) -> Row:
    uuid = _uuid(identifier)
    found = rows.filter(uuid=uuid).first() if uuid else None
    if found is None and uuid and (now := current_uuid(uuid)) and rows.filter(uuid=now).exists():
        raise MovedError(identifier, str(now))
    if found is None:
        raise ProblemError(404, "Not Found")
    return found


def _with_id(rows: Iterator[Document], identifier: str) -> Document:
    for row in rows:
        if row["id"] == identifier.lower():
            return row
    raise ProblemError(404, "Not Found")


def _terms() -> Iterator[Document]:
    for field, model in VOCABULARIES.items():
        for term in model._default_manager.all():
            yield documents.taxonomy_term(field, term)


def _with_service(listing: Listing, at: datetime) -> Iterator[Document]:
    for row in documents.services_at_locations(listing, at):
        yield row | {"service": documents.service_summary(listing, at)}


def _minimal(listing: Listing) -> Document:
    return {"id": str(listing.uuid), "last_modified": documents.modified_at(listing).isoformat()}


def _itself(document: Document) -> Document:
    return document
