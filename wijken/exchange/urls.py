"""Include within ``i18n_patterns``, before the page tree."""

from django.urls import path

from wijken.exchange import views

urlpatterns = [
    path("sociale-kaart/<slug:slug>/agenda.ics", views.listing_calendar, name="listing-calendar"),
    path("sociale-kaart/<slug:slug>/<uuid:uuid>.ics", views.activity_calendar, name="activity-calendar"),
    path("wijken/<slug:slug>/agenda.ics", views.neighbourhood_calendar, name="neighbourhood-calendar"),
]
