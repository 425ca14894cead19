"""URLs of the whole site: Django views first, then the page tree."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import LogoutView
from wagtail.documents import urls as wagtaildocs_urls

from accounts.account_form import OwnAccountView
from accounts.session_ended import typed_text
from config.health import views as health
from core import media, views
from core.map_tiles import views as tile_views
from core.search_engines import sitemap

handler400 = "core.views.bad_request"
handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"

urlpatterns = [
    path("beheer/login/", include("accounts.second_factor.urls")),
    path("beheer/password_reset/", include("accounts.urls")),
    path("beheer/account/", require_admin_access(OwnAccountView.as_view()), name="own-account"),
    path("beheer/tekst-terug/", require_admin_access(typed_text), name="typed-text"),
    # POST only, so that a link or image elsewhere cannot log a user out.
    path("beheer/logout/", require_POST(LogoutView.as_view())),
    path("beheer/", include(wagtailadmin_urls)),
    re_path(r"^documenten/(\d+)/(.*)$", media.serve_document),
    path("documenten/", include(wagtaildocs_urls)),
    path("robots.txt", views.robots),
    path("sitemap.xml", sitemap.overview, name="sitemap"),
    path("sitemap-<slug:section>-<int:number>.xml", sitemap.part, name="sitemap-part"),
    path("favicon.ico", views.favicon),
    path(".well-known/security.txt", views.security_txt),
    path("gezond/", views.health, name="health"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("api/hsds/3/", include("wijken.exchange.hsds.urls")),
    path("kaarttegels/<int:zoom>/<int:column>/<int:row>.png", tile_views.tile, name="tile"),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", media.serve))

urlpatterns += i18n_patterns(
    # Wagtail has a second log-in page, for private pages. Redirect it, so that only one has to be secured.
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
