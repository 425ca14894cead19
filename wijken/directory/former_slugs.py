"""Redirect old slugs of listings and neighbourhoods, and identifiers of merged records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from uuid import UUID

from django.db.models import Model
from django.db.models.signals import pre_save
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import ResolverMatch

from core.http import moment_of
from wijken.directory.models import (
    FormerListingSlug,
    FormerNeighbourhoodSlug,
    FormerUuid,
    Listing,
    Neighbourhood,
)

KEPT: dict[type[Model], type[FormerListingSlug | FormerNeighbourhoodSlug]] = {
    Listing: FormerListingSlug,
    Neighbourhood: FormerNeighbourhoodSlug,
}
ADDRESSES: dict[str | None, type[FormerListingSlug | FormerNeighbourhoodSlug]] = {
    "one_listing": FormerListingSlug,
    "listing-calendar": FormerListingSlug,
    "activity-calendar": FormerListingSlug,
    "listing-points": FormerListingSlug,
    "correction": FormerListingSlug,
    "neighbourhood-calendar": FormerNeighbourhoodSlug,
    "week-pdf": FormerNeighbourhoodSlug,
    "framed-neighbourhood": FormerNeighbourhoodSlug,
    "agenda-json": FormerNeighbourhoodSlug,
}
"""URL patterns with a ``slug``, and the model that it belongs to."""


def connect() -> None:
    for model in KEPT:
        pre_save.connect(_remember, sender=model, dispatch_uid=f"former slug {model.__name__}")


def _remember(
    sender: type[Listing | Neighbourhood],
    instance: Listing | Neighbourhood,
    raw: bool = False,
    **kwargs: object,
) -> None:
    """Only store slugs that were public: drafts may be renamed freely."""
    if raw or instance.pk is None:
        return
    before = sender._base_manager.filter(pk=instance.pk).first()
    if before is None or before.slug == instance.slug:
        return
    if before.live or before.first_published_at is not None:
        KEPT[sender].objects.update_or_create(slug=before.slug, defaults={"of": instance})


def current_slugs(slugs: Iterable[str]) -> dict[str, str]:
    """The current slug for each former slug of a listing; other slugs are left out."""
    rows = FormerListingSlug.objects.filter(slug__in=list(slugs)).exclude(
        slug__in=Listing.objects.values("slug")
    )
    return dict(rows.values_list("slug", "of__slug"))


def current_uuid(uuid: UUID) -> UUID | None:
    """The identifier of the record that this one goes on in; None if it was never merged."""
    return FormerUuid.objects.filter(uuid=uuid).values_list("now", flat=True).first()


class FormerSlugMiddleware:
    """On a 404, check whether the slug was used before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        return _moved(request) or response


def _moved(request: HttpRequest) -> HttpResponse | None:
    match: ResolverMatch | None = getattr(request, "routable_resolver_match", None) or request.resolver_match
    model = ADDRESSES.get(match.url_name) if match else None
    if match is None or model is None:
        return None
    slug = match.kwargs["slug"]
    row = model.objects.filter(slug=slug).select_related("of").first()
    at = moment_of(request)
    if row is None or not type(row.of).objects.published(at).filter(pk=row.of.pk).exists():
        return None
    path = re.sub(rf"/{re.escape(slug)}(?=[/.])", f"/{row.of.slug}", request.get_full_path(), count=1)
    return HttpResponsePermanentRedirect(path)
