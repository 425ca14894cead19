"""Serve the last good file; until the first one is ready, a page saying that it is being made (503)."""

from __future__ import annotations

from datetime import datetime
from time import sleep

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from core.generated_files.requests import hand_over
from core.http import SiteRequest
from core.models import MadeFile
from core.navigation import NavigationLink

RETRY_AFTER = "60"  # seconds
TURN, TURNS_TO_WAIT = 0.25, 20  # seconds, and how often


def answer(
    request: SiteRequest,
    key: str,
    file_name: str,
    instead: NavigationLink | None = None,
    not_before: datetime | None = None,
) -> HttpResponse:
    """The last good file, or a page saying that it is being made.

    Requesting a file generates it, so only pass keys that the URL may name. ``instead`` links to the same
    content on the site. A file made before ``not_before`` is not served: time alone made it wrong. Raises
    Http404 if there is nothing to generate.
    """
    row = MadeFile.objects.filter(key=key).first()
    if row is None or (is_older(row, not_before) and not row.is_wanted):
        hand_over(key)
        row = made_soon(key, not_before)
        if row is None:
            raise Http404
    if not row.exists or is_older(row, not_before):
        return being_made(request, row, instead)
    return as_download(request, row, file_name)


def is_older(row: MadeFile, moment: datetime | None) -> bool:
    return bool(moment and row.made_at and row.made_at < moment)


def made_soon(key: str, not_before: datetime | None = None) -> MadeFile | None:
    """Wait briefly for the file that was just requested: a work sheet is ready within a second.

    Only the first request waits, so that a stopped worker does not block the site.
    """
    for _turn in range(TURNS_TO_WAIT):
        row = MadeFile.objects.filter(key=key).first()
        if row is None or row.failed_at or (row.exists and not is_older(row, not_before)):
            break
        sleep(TURN)
    return row


def as_download(request: SiteRequest, row: MadeFile, file_name: str) -> HttpResponse:
    response = HttpResponse(bytes(row.content), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    response.headers["Cache-Control"] = "private, no-cache"
    etag = response.headers["ETag"] = quote_etag(row.fingerprint)
    return get_conditional_response(request, etag=etag, response=response) or response


def being_made(request: SiteRequest, row: MadeFile, instead: NavigationLink | None) -> HttpResponse:
    context = {"failed": bool(row.failed_at), "instead": instead}
    response = render(request, "pages/being_made.html", context, status=503)
    response.headers["Retry-After"] = RETRY_AFTER
    response.headers["Cache-Control"] = "no-store"
    return response
