"""What the public may see, with all that a document needs, in a fixed number of queries."""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from wijken.directory.models import (
    Activity,
    Audience,
    HealthDimension,
    Listing,
    Location,
    Organisation,
    Theme,
)
from wijken.directory.models.vocabulary import VocabularyTerm
from wijken.exchange.hsds.identifiers import part_id

VOCABULARIES: dict[str, type[VocabularyTerm]] = {
    "themes": Theme,
    "audiences": Audience,
    "dimensions": HealthDimension,
}


def public_services(at: datetime) -> QuerySet[Listing]:
    """All public listings, also those that stopped: their status says so."""
    return Listing.objects.published(at).order_by("pk")


def with_parts(services: QuerySet[Listing], at: datetime) -> QuerySet[Listing]:
    activities = (
        Activity.objects.published(at)
        .with_times()
        .select_related("location")
        .prefetch_related("location__access_features")
        .order_by("pk")
    )
    return services.select_related("organisation", "location", "neighbourhood").prefetch_related(
        *VOCABULARIES,
        "languages",
        "location__access_features",
        Prefetch("activities", activities, to_attr="published_activities"),
    )


def public_organizations(at: datetime) -> QuerySet[Organisation]:
    """Those with a public service. Of the others nobody asked whether they want to be known."""
    services = Listing.objects.published(at).filter(organisation=OuterRef("pk"))
    return Organisation.objects.published(at).filter(Exists(services)).order_by("pk")


def with_term(services: QuerySet[Listing], identifier: str) -> QuerySet[Listing]:
    """None if there is no such term."""
    for field, model in VOCABULARIES.items():
        for term in model._default_manager.all():
            if part_id("term", field, term.slug) == identifier:
                return services.filter(**{field: term})
    return services.none()


def in_taxonomy(services: QuerySet[Listing], identifier: str) -> QuerySet[Listing]:
    """Those with any term of it."""
    for field in VOCABULARIES:
        if part_id("taxonomy", field) == identifier:
            return services.filter(**{f"{field}__isnull": False}).distinct()
    return services.none()


def modified_after(services: QuerySet[Listing], moment: datetime) -> QuerySet[Listing]:
    """Published anew after that, or one of its activities."""
    activities = Activity.objects.filter(listing=OuterRef("pk"), last_published_at__gt=moment, live=True)
    return services.filter(
        Q(last_published_at__gt=moment)
        | Q(last_published_at__isnull=True, created_at__gt=moment)
        | Exists(activities)
    )


def places_of_services(services: QuerySet[Listing], at: datetime) -> QuerySet[Any]:
    """The keys of each service with each of its public places, once."""
    places = Location.objects.published(at)
    activities = Activity.objects.published(at).filter(listing__in=services, location__in=places)
    own = services.filter(location__in=places).order_by().values_list("pk", "location")
    return own.union(activities.order_by().values_list("listing", "location")).order_by("pk", "location")


def service_with_place(identifier: str, at: datetime) -> UUID | None:
    """The service of this identifier of a service at a location: it cannot be read from the identifier."""
    services = Listing.objects.published(at)
    activities = Activity.objects.published(at).filter(listing__in=services)
    pairs = chain(
        services.filter(location__isnull=False).values_list("uuid", "location__uuid").iterator(),
        activities.filter(location__isnull=False).values_list("listing__uuid", "location__uuid").iterator(),
    )
    return next((uuid for uuid, place in pairs if part_id(uuid, "at", place) == identifier), None)
