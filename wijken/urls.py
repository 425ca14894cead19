"""What is not a page. To be included within ``i18n_patterns``, before the page tree."""

from django.urls import include, path

urlpatterns = [
    path("", include("wijken.exchange.urls")),
]
