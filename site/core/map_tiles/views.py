"""A caching proxy for map tiles: visitors' browsers never contact the tile server.

If that server is down the response is empty, and the map shows outlines and pins on a plain background.
"""

from __future__ import annotations

import logging
import zlib
from pickle import UnpicklingError
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.views.decorators.http import require_safe

from core.http_client import Fetched, NotFetchedError, UnreachableError, fetch
from core.map_tiles.tiles import Tile

log = logging.getLogger(__name__)

SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
MOST_BYTES = 100_000
SECONDS = 3
KEPT = 30 * 24 * 60 * 60
NOT_THERE_KEPT = 24 * 60 * 60
AWAY_KEPT = 60
AWAY = "away"
NOTHING = Fetched(b"", "")

LANES = BoundedSemaphore(2)
"""Threads per process that may wait for the tile server; the others keep serving pages."""
WAITING_FOR_A_LANE = 1
POLICY = "default-src 'none'; sandbox"


@require_safe
def tile(request: HttpRequest, zoom: int, column: int, row: int) -> HttpResponse:
    """``/kaarttegels/<zoom>/<kolom>/<rij>.png``: only these three numbers are sent on."""
    square = Tile(zoom, column, row)
    if not settings.TILES or not square.is_nearby:
        raise Http404
    found = ground_of(square)
    response = HttpResponse(found.content, content_type=found.content_type or None)
    if found.content:
        response.headers["Cache-Control"] = f"public, max-age={KEPT}"
    else:
        response.status_code = 204
        response.headers["Cache-Control"] = f"public, max-age={AWAY_KEPT}"
        del response.headers["Content-Type"]
    response.headers[CSP.HEADER_ENFORCE.value] = POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def ground_of(square: Tile) -> Fetched:
    """From the cache or the tile server; ``NOTHING`` if neither has it now."""
    name = f"{square.zoom}-{square.column}-{square.row}"
    kept = _kept(name)
    if kept is not None:
        return Fetched(*kept)
    if _kept(AWAY) or not LANES.acquire(timeout=WAITING_FOR_A_LANE):
        return NOTHING
    try:
        if _kept(AWAY):  # found out by another thread while this one waited
            return NOTHING
        return _fetched(square, name)
    finally:
        LANES.release()


def _fetched(square: Tile, name: str) -> Fetched:
    """Fetch a tile, or find that the server has none; both results are cached."""
    url = settings.TILES_UPSTREAM.format(z=square.zoom, x=square.column, y=square.row)
    host = urlsplit(settings.TILES_UPSTREAM).hostname or ""
    try:
        found = fetch(url, host=host, types=SIGNATURES, most_bytes=MOST_BYTES, seconds=SECONDS)
        if not found.content.startswith(SIGNATURES[found.content_type]):
            raise NotFetchedError("not the picture that it says it is")
    except UnreachableError as problem:
        log.warning("The tile server is unavailable: %s", problem)
        _keep(AWAY, True, AWAY_KEPT)
        return NOTHING
    except NotFetchedError as problem:
        log.warning("Tile %s is not available: %s", name, problem)
        _keep(name, (b"", ""), NOT_THERE_KEPT)
        return NOTHING
    _keep(name, (found.content, found.content_type), KEPT)
    return found


def _kept(name: str) -> Any:
    """The cached value; None if the entry is missing or unreadable, for instance truncated."""
    try:
        return caches["tiles"].get(name)
    except (OSError, EOFError, ValueError, zlib.error, UnpicklingError):
        return None


def _keep(name: str, what: object, seconds: int) -> None:
    """A full disk does not break the response."""
    try:
        caches["tiles"].set(name, what, seconds)
    except OSError:
        log.exception("Could not cache a tile")
