"""The links in confirmation requests."""

from django.urls import path

from .views import ChangeView, ConfirmationView, NewMailView, StopView

urlpatterns = [
    path("klopt/<str:token>/", ConfirmationView.as_view(), name="confirmation"),
    path("klopt/<str:token>/aanpassen/<int:pk>/", ChangeView.as_view(), name="confirmation-change"),
    path("klopt/<str:token>/nieuwe-mail/", NewMailView.as_view(), name="confirmation-new-mail"),
    path("geen-mail/<str:token>/", StopView.as_view(), name="confirmation-stop"),
]
