"""When somebody gets mail: in their account, under "Mail"."""

from typing import Any

from django import forms
from django.forms import BaseForm
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from wijken.upkeep.models import EditorMailPreference


class EditorMailForm(forms.ModelForm):
    class Meta:
        model = EditorMailPreference
        fields = ["when"]
        widgets = {"when": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when"].required = False

    def clean_when(self) -> str:
        """A screen that was opened before this question existed leaves the choice as it is."""
        return self.cleaned_data["when"] or self.instance.when


@hooks.register("register_account_settings_panel")
class EditorMailPanel(BaseSettingsPanel):
    name = "editor_mail"
    title = EditorMailPreference._meta.get_field("when").verbose_name.capitalize()
    tab = notifications_tab
    order = 50
    form_class = EditorMailForm

    def get_form(self) -> BaseForm:
        data = (self.request.POST,) if self.request.method == "POST" else ()
        return EditorMailForm(*data, instance=EditorMailPreference.of(self.user), prefix=self.name)
