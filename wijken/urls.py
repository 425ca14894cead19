"""Views that are not pages. Include within ``i18n_patterns``, before the page tree."""

from django.urls import include, path

from wijken import feeds, views
from wijken.embedding import views as embedding
from wijken.social_map import map_views
from wijken.social_map.downloads import views as downloads

urlpatterns = [
    path("", include("wijken.exchange.urls")),
    path("", include("wijken.following.urls")),
    path("wijken/<slug:slug>/insluiten/", embedding.framed_neighbourhood, name="framed-neighbourhood"),
    path("wijken/<slug:slug>/agenda.json", embedding.agenda_json, name="agenda-json"),
    path("ik-wil-helpen/", views.help_wanted_page, name="help-wanted"),
    path("mijn-lijst/", views.shortlist, name="shortlist"),
    path("mijn-lijst/agenda.ics", views.shortlist_calendar, name="shortlist-calendar"),
    path("wijken/<slug:slug>/week.pdf", views.week_pdf, name="week-pdf"),
    path("sociale-kaart.atom", feeds.new_listings, name="social-map-feed"),
    path("download/sociale-kaart.csv", downloads.download_csv, name="social-map-csv"),
    path("download/sociale-kaart.xlsx", downloads.download_xlsx, name="social-map-xlsx"),
    path("download/sociale-kaart.geojson", downloads.download_geojson, name="social-map-geojson"),
    path("sociale-kaart.geojson", map_views.social_map_points, name="social-map-points"),
    path("sociale-kaart/<slug:slug>.geojson", map_views.listing_points, name="listing-points"),
]
