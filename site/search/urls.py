"""To be included within ``i18n_patterns``, before the page tree."""

from django.urls import path

from search import views

urlpatterns = [
    path("zoeken/", views.search_page, name="search"),
    path("zoeken/suggesties/", views.suggestions, name="search-suggestions"),
]
