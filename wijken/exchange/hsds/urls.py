"""Include outside ``i18n_patterns``: the API has one language, Dutch."""

from django.urls import path

from wijken.exchange.hsds import views

urlpatterns = [
    path("", views.root, name="hsds"),
    path("openapi.json", views.openapi, name="hsds-openapi"),
    path("services", views.services, name="hsds-services"),
    path("services/<str:identifier>", views.service, name="hsds-service"),
    path("organizations", views.organizations, name="hsds-organizations"),
    path("organizations/<str:identifier>", views.organization, name="hsds-organization"),
    path("service_at_locations", views.services_at_locations, name="hsds-service-at-locations"),
    path("service_at_locations/<str:identifier>", views.service_at_location, name="hsds-service-at-location"),
    path("taxonomies", views.taxonomies, name="hsds-taxonomies"),
    path("taxonomies/<str:identifier>", views.taxonomy, name="hsds-taxonomy"),
    path("taxonomy_terms", views.taxonomy_terms, name="hsds-taxonomy-terms"),
    path("taxonomy_terms/<str:identifier>", views.taxonomy_term, name="hsds-taxonomy-term"),
]
