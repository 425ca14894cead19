from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MethodeConfig(AppConfig):
    name = "methode"
    label = "methode"
    verbose_name = _("De methode")

    def ready(self) -> None:
        from core.content_checks.explained_terms import explains_words
        from methode.glossary.explained_terms import forms_of_all_words

        explains_words(forms_of_all_words)
        from methode.handbook import signals

        signals.connect()
