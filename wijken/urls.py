"""What is not a page. To be included within ``i18n_patterns``, before the page tree."""

from django.urls import include, path

from wijken import map_views, views

urlpatterns = [
    path("", include("wijken.exchange.urls")),
    path("mijn-lijst/", views.shortlist, name="shortlist"),
    path("mijn-lijst/agenda.ics", views.shortlist_calendar, name="shortlist-calendar"),
    path("wijken/<slug:slug>/week.pdf", views.week_pdf, name="week-pdf"),
    path("sociale-kaart.geojson", map_views.social_map_points, name="social-map-points"),
    path("sociale-kaart/<slug:slug>.geojson", map_views.listing_points, name="listing-points"),
]
