"""Addresses of the whole site: first what is not a page, then the page tree."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from core import media, tile_views, views

handler400 = "core.views.bad_request"
handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"

urlpatterns = [
    path("beheer/login/", include("second_factor.urls")),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("robots.txt", views.robots),
    path("sitemap.xml", sitemap),
    path(".well-known/security.txt", views.security_txt),
    path("gezond/", views.health, name="health"),
    path("kaarttegels/<int:zoom>/<int:column>/<int:row>.png", tile_views.tile, name="tile"),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", media.serve))

urlpatterns += i18n_patterns(
    # Wagtail has a second log-in, for readers of closed pages. One door is enough to guard.
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True),
        name="readers-log-in",
    ),
    path("", include("search.urls")),
    path("", include("feedback.urls")),
    path("", include("coalition.urls")),
    path("", include("wijken.urls")),
    path("", include("wijken.upkeep.urls")),
    path("", include("methode.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
