"""Include within ``i18n_patterns``, before the page tree."""

from django.urls import path

from search import missing_offer_views, unhelpful_views, views

urlpatterns = [
    path("zoeken/", views.search_page, name="search"),
    path("zoeken/suggesties/", views.suggestions, name="search-suggestions"),
    path("dit-mis-ik/", missing_offer_views.MissedView.as_view(), name="missed"),
    path("dit-mis-ik/dank-je/", missing_offer_views.thanks, name="missed-thanks"),
    path("dit-zocht-ik-niet/", unhelpful_views.UnhelpfulView.as_view(), name="unhelpful"),
    path("dit-zocht-ik-niet/dank-je/", unhelpful_views.thanks, name="unhelpful-thanks"),
]
