"""Follow by mail. Include within ``i18n_patterns``, before the page tree."""

from django.urls import path

from .views import ConfirmFollowingView, FollowView, StopFollowingView, thanks

urlpatterns = [
    path("volgen/", FollowView.as_view(), name="follow"),
    path("volgen/kijk-in-je-mail/", thanks, name="follow-thanks"),
    path("volgen/ja/<str:token>/", ConfirmFollowingView.as_view(), name="follow-confirm"),
    path("volgen/stoppen/<str:token>/", StopFollowingView.as_view(), name="follow-stop"),
]
