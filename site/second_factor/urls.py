"""What somebody reaches who is not logged in yet. The rest stands under "Mijn account" (wagtail_hooks.py)."""

from django.urls import path

from second_factor.forms import CodeForm, RecoveryForm
from second_factor.log_in import CodeView, PasswordView, SetUpFirstView

urlpatterns = [
    path("", PasswordView.as_view(), name="log-in"),
    path("code/", CodeView.as_view(form_class=CodeForm), name="log-in-code"),
    path("herstelcode/", CodeView.as_view(form_class=RecoveryForm), name="log-in-recovery"),
    path("instellen/", SetUpFirstView.as_view(), name="log-in-set-up"),
]
