"""Where visitors speak; within ``i18n_patterns``, before the page tree."""

from django.urls import path

from wijken.upkeep.corrections.views import CorrectionStateView, CorrectionView

urlpatterns = [
    path("klopt-niet/<slug:slug>/", CorrectionView.as_view(), name="correction"),
    path("melding/<str:token>/", CorrectionStateView.as_view(), name="correction-state"),
]
