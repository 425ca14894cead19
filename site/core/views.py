"""Error pages and files for machines."""

import logging
import sys
from datetime import timedelta

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.http import SiteRequest
from core.models import SiteSettings

log = logging.getLogger(__name__)
RETRY_AFTER = "120"  # seconds


def page_not_found(request: SiteRequest, exception: Exception | None = None) -> HttpResponse:
    """Suggests where to look instead."""
    return render(request, "pages/404.html", status=404)


def bad_request(request: SiteRequest, exception: Exception | None = None) -> HttpResponse:
    """For bots that send what no browser sends: one line, without echoing any of it."""
    return HttpResponse(_("Dit verzoek klopt niet."), status=400, content_type="text/plain; charset=utf-8")


def form_not_accepted(request: SiteRequest, reason: str = "") -> HttpResponse:
    """CSRF failure: posted from another site, or by a browser without cookies."""
    return render(request, "pages/form_not_accepted.html", status=403)


def server_error(request: SiteRequest) -> HttpResponse:
    """Rendered without request, database or menu, because those may be what failed.

    If the database is down the status is 503, so that search engines and monitors try again.
    """
    away = isinstance(sys.exception(), (OperationalError, InterfaceError))
    name, status = ("503", 503) if away else ("500", 500)
    response = HttpResponse(quiet_page(name), status=status)
    response.headers["Cache-Control"] = "no-store"
    if away:
        response.headers["Retry-After"] = RETRY_AFTER
    return response


def quiet_page(name: str) -> str:
    """The rendered page; one plain sentence if even its static files were never collected."""
    try:
        return render_to_string(f"pages/{name}.html", {"language": get_language() or "nl"})
    except Exception:
        log.exception("Could not render the page for error %s", name)
        return str(_("Er ging iets mis. Probeer het over een paar minuten nog een keer."))


@never_cache
@require_safe
def robots(request: SiteRequest) -> HttpResponse:
    """Disallows the admin only."""
    site = Site.find_for_request(request)
    lines = [
        "User-agent: *",
        "Disallow: /beheer/",
        f"Sitemap: {site.root_url if site else ''}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: SiteRequest) -> HttpResponse:
    """RFC 9116. The expiry date is always within a year from now."""
    site = Site.find_for_request(request)
    settings = SiteSettings.for_request(request)
    lines = [
        f"Contact: mailto:{settings.security_email or settings.email}",
        f"Expires: {(request.at + timedelta(days=180)).strftime('%Y-%m-%dT00:00:00Z')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {site.root_url if site else ''}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def health(request: SiteRequest) -> HttpResponse:
    """For monitoring: answers 200 only if the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: SiteRequest) -> HttpResponse:
    """For clients that request it without reading a page."""
    return HttpResponsePermanentRedirect(static("images/favicon.svg"))
