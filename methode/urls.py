"""Include within ``i18n_patterns``, before the page tree."""

from django.urls import re_path

from methode.handbook import views

PAGE = r"^(?P<path>(?:[-\w]+/)+)"

urlpatterns = [
    re_path(PAGE + r"versies/(?P<slug>[-\w]+)/handboek\.pdf$", views.frozen_pdf, name="frozen-pdf"),
    re_path(PAGE + r"versies/(?P<slug>[-\w]+)/citeer\.(?P<kind>bib|ris)$", views.cite_version),
    re_path(PAGE + r"citeer\.(?P<kind>bib|ris)$", views.cite_page),
    re_path(PAGE + r"citeer/$", views.citation_page),
    re_path(PAGE + r"handboek\.pdf$", views.handbook_pdf, name="handbook-pdf"),
    re_path(PAGE + r"werkblad\.pdf$", views.work_sheet_pdf, name="work-sheet-pdf"),
    re_path(PAGE + r"werkblad\.odt$", views.work_sheet_odt, name="work-sheet-odt"),
    re_path(PAGE + r"hulpmiddel\.pdf$", views.tool_pdf, name="tool-pdf"),
    re_path(PAGE + r"hulpmiddel\.odt$", views.tool_odt, name="tool-odt"),
    re_path(PAGE + r"werkbladen\.pdf$", views.work_sheets_pdf, name="work-sheets-pdf"),
]
