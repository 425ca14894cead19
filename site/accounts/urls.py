"""Override Wagtail's URLs, which bypass the throttling."""

from django.urls import path

from accounts.password_reset import NewPasswordView

urlpatterns = [
    path("confirm/<uidb64>/<token>/", NewPasswordView.as_view(), name="password-reset-confirm"),
]
