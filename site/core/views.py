"""What is not a page: errors, and the files that machines ask for."""

import logging
import sys
from datetime import timedelta
from typing import Any

from django.conf import settings as project
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
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
    """A way on for who followed an old address."""
    return render(request, "pages/404.html", status=404)


def bad_request(request: SiteRequest, exception: Exception | None = None) -> HttpResponse:
    """For programs that send what no browser sends: one line, and nothing of what was sent."""
    return HttpResponse(_("Dit verzoek klopt niet."), status=400, content_type="text/plain; charset=utf-8")


def form_not_accepted(request: SiteRequest, reason: str = "") -> HttpResponse:
    """A form without the mark that this site puts in it: another site's, or a browser without cookies."""
    return render(request, "pages/form_not_accepted.html", status=403)


def server_error(request: SiteRequest) -> HttpResponse:
    """Stands on its own: no request, no database, no menu, because those may be what failed.

    Without its database the site says that it will be back, so that search engines and monitors wait.
    """
    away = isinstance(sys.exception(), (OperationalError, InterfaceError))
    name, status = ("503", 503) if away else ("500", 500)
    response = HttpResponse(quiet_page(name), status=status)
    response.headers["Cache-Control"] = "no-store"
    if away:
        response.headers["Retry-After"] = RETRY_AFTER
    return response


def quiet_page(name: str) -> str:
    """The page as it was drawn; one plain sentence where even its style sheets were never collected."""
    try:
        return render_to_string(f"pages/{name}.html", {"language": get_language() or "nl"})
    except Exception:
        log.exception("The page for error %s could not be drawn", name)
        return str(_("Er ging iets mis. Probeer het over een paar minuten nog een keer."))


@never_cache
def locked_out(
    request: SiteRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Too many tries to log in. The same for an account that exists and one that does not."""
    minutes = round(project.AXES_COOLOFF_TIME * 60)
    answer = render(request, "pages/locked_out.html", {"minutes": minutes}, status=429)
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer


@require_safe
def robots(request: SiteRequest) -> HttpResponse:
    """Nothing is hidden from search engines but the editors' side."""
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
    """RFC 9116: where to report a weakness. The date moves along, well within a year."""
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
    """For the machine that watches over the site: answers only when the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
