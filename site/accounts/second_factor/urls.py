"""URLs for users who are not logged in yet. The others are in wagtail_hooks.py."""

from django.urls import path

from accounts.second_factor.forms import CodeForm, RecoveryForm
from accounts.second_factor.login_views import CodeView, PasswordView, SetUpFirstView

urlpatterns = [
    path("", PasswordView.as_view(), name="log-in"),
    path("code/", CodeView.as_view(form_class=CodeForm), name="log-in-code"),
    path("herstelcode/", CodeView.as_view(form_class=RecoveryForm), name="log-in-recovery"),
    path("instellen/", SetUpFirstView.as_view(), name="log-in-set-up"),
]
