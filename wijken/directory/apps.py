from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """The directory of the social map: one row per record, not translated by Wagtail."""

    name = "wijken.directory"
    label = "directory"
    verbose_name = _("Sociale kaart")

    def ready(self) -> None:
        from core.translations.lang_attributes import untranslated_texts
        from wijken.directory import former_slugs
        from wijken.directory.index import signals
        from wijken.directory.models import vocabulary
        from wijken.directory.signals import activity_deletion, check_periods, listing_publication

        signals.connect()
        former_slugs.connect()
        check_periods.connect()
        listing_publication.connect()
        activity_deletion.connect()
        untranslated_texts(vocabulary.terms_without_translation)
