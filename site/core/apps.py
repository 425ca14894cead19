from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """What the other apps share. Core imports none of them."""

    name = "core"
    label = "core"
    verbose_name = _("Basis van de site")

    def ready(self) -> None:
        from core import checks  # noqa: F401
        from core.admin.exports import make_exports_dutch
        from core.admin.notifications import mail_only_who_may_open
        from core.deletion import reference_index
        from core.help import pdf  # noqa: F401
        from core.normalization.forms import clean_all_form_fields
        from core.page_store import triggers
        from core.translations import signals
        from core.translations.missing_values import pass_over_missing_values

        make_exports_dutch()
        mail_only_who_may_open()
        clean_all_form_fields()
        reference_index.connect()
        signals.connect()
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="content version")
        pass_over_missing_values()
