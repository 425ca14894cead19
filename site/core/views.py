"""What is not a page: errors, and the files that machines ask for."""

from datetime import timedelta

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.http import SiteRequest
from core.models import SiteSettings


def page_not_found(request: SiteRequest, exception: Exception | None = None) -> HttpResponse:
    """A way on for who followed an old address."""
    return render(request, "pages/404.html", status=404)


def server_error(request: SiteRequest) -> HttpResponse:
    """Stands on its own: no database, no menu, because those may be what failed."""
    return render(request, "pages/500.html", {"language": get_language()}, status=500, using=None)


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
