"""Public forms. Include within ``i18n_patterns``, before the page tree."""

from django.urls import include, path

from wijken.upkeep.corrections.views import CorrectionStateView, CorrectionView
from wijken.upkeep.proposals.views import ProposalStateView, QuestionsView, SummaryView
from wijken.upkeep.volunteering.views import VolunteerContactView, VolunteerStateView, VolunteerView

urlpatterns = [
    path("", include("wijken.upkeep.confirmations.urls")),
    path("klopt-niet/<slug:slug>/", CorrectionView.as_view(), name="correction"),
    path("melding/<str:token>/", CorrectionStateView.as_view(), name="correction-state"),
    path("zet-op-de-kaart/", QuestionsView.as_view(), {"step": 1}, name="proposal"),
    path("zet-op-de-kaart/<slug:key>/1/", QuestionsView.as_view(), {"step": 1}, name="proposal-1"),
    path("zet-op-de-kaart/<slug:key>/2/", QuestionsView.as_view(), {"step": 2}, name="proposal-2"),
    path("zet-op-de-kaart/<slug:key>/3/", QuestionsView.as_view(), {"step": 3}, name="proposal-3"),
    path("zet-op-de-kaart/<slug:key>/4/", SummaryView.as_view(), {"step": 4}, name="proposal-4"),
    path("voorstel/<str:token>/", ProposalStateView.as_view(), name="proposal-state"),
    path("ik-wil-helpen/<int:pk>/", VolunteerView.as_view(), name="volunteer"),
    path("aanbod/<str:token>/", VolunteerStateView.as_view(), name="volunteeroffer-state"),
    path("aanbod/groep/<str:token>/", VolunteerContactView.as_view(), name="volunteeroffer-contact"),
]
