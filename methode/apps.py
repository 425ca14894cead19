from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MethodeConfig(AppConfig):
    """The method, published step by step."""

    name = "methode"
    label = "methode"
    verbose_name = _("De methode")

    def ready(self) -> None:
        from core.content_checks.explained import explains_words
        from methode.explained_words import forms_of_all_words

        explains_words(forms_of_all_words)
        from methode.handbook import keeping_up

        keeping_up.connect()
