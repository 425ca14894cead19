"""To be included within ``i18n_patterns``, before the page tree."""

from django.urls import path

from search import missed_views, views

urlpatterns = [
    path("zoeken/", views.search_page, name="search"),
    path("zoeken/suggesties/", views.suggestions, name="search-suggestions"),
    path("dit-mis-ik/", missed_views.MissedView.as_view(), name="missed"),
    path("dit-mis-ik/dank-je/", missed_views.thanks, name="missed-thanks"),
]
