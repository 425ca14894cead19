from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    """Keeping the facts true: confirmations, corrections, proposals. Knows the facts, not the pages."""

    name = "wijken.upkeep"
    label = "upkeep"
    verbose_name = _("Bijhouden")

    def ready(self) -> None:
        from wagtail.signals import workflow_approved

        from wijken.upkeep.confirmations.answering import approved_by_an_editor

        workflow_approved.connect(approved_by_an_editor, dispatch_uid="a contact's change is public")
