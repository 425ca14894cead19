"""``/download/sociale-kaart.csv?wijk=…``: any query string gets the list that it gives on the page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import SiteRequest
from core.models import SiteSettings
from core.public_forms import Limit
from core.public_forms.client_ip import visitor_address
from wijken.directory.recurrence.formats import date_in_words
from wijken.exchange.hsds.rate_limit import asks_too_much
from wijken.exchange.views import social_map_address
from wijken.social_map.downloads.formats import as_csv, as_geojson, as_workbook
from wijken.social_map.downloads.rows import features, headings, rows
from wijken.social_map.filters import SocialMapFilters, with_query
from wijken.social_map.map_views import GEOJSON
from wijken.social_map.results import FoundListings

MOST_ASKED = Limit(per_hour=120, per_day=600)
"""A file is as much work as hundreds of pages."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def download_csv(request: SiteRequest) -> HttpResponseBase:
    def answer(found: FoundListings) -> HttpResponseBase:
        lines = as_csv(headings(found.form.reading.language), rows(found))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")

    return _download(request, answer, "csv")


@require_safe
def download_xlsx(request: SiteRequest) -> HttpResponseBase:
    """Made on disk: a workbook is a ZIP file, of which the directory comes last."""

    def answer(found: FoundListings) -> HttpResponseBase:
        about = _about(request, found)
        labels = {"source": _("Van"), "made_on": _("Gemaakt op"), "license": _("Licentie")}
        lines = [[labels[name], text] for name, text in about.items() if text]
        book = as_workbook(headings(found.form.reading.language), rows(found), lines)
        return FileResponse(book, content_type=XLSX)

    return _download(request, answer, "xlsx")


@require_safe
def download_geojson(request: SiteRequest) -> HttpResponseBase:
    """Also what has no place to show, so that the file is the whole list."""

    def answer(found: FoundListings) -> HttpResponseBase:
        lines = as_geojson(features(found, social_map_address(request)), _about(request, found))
        return StreamingHttpResponse(lines, content_type=GEOJSON)

    return _download(request, answer, "geojson")


def _download(
    request: SiteRequest, answer: Callable[[FoundListings], HttpResponseBase], extension: str
) -> HttpResponseBase:
    reading = request.visitor
    if not reading.map_url:
        raise Http404
    if asks_too_much(f"download {visitor_address(request)}", reading.at, MOST_ASKED):
        words = _("Je hebt heel vaak een lijst gedownload. Probeer het over een uur nog eens.")
        return HttpResponse(words, status=429, content_type="text/plain; charset=utf-8")
    response = answer(FoundListings(SocialMapFilters(request.GET, reading)))
    name = f"sociale-kaart-{reading.today.isoformat()}.{extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _about(request: SiteRequest, found: FoundListings) -> dict[str, str]:
    """Where the file comes from, when it was made, and what one may do with it."""
    reading = found.form.reading
    return {
        "source": with_query(social_map_address(request), found.form.picked),
        "made_on": date_in_words(reading.today, reading.language),
        "license": SiteSettings.for_request(request).data_licence,
    }
