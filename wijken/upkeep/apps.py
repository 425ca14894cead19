from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    """Keeps directory records up to date: confirmation requests, corrections and proposals."""

    name = "wijken.upkeep"
    label = "upkeep"
    verbose_name = _("Bijhouden")

    def ready(self) -> None:
        from django.db.models.signals import pre_delete
        from wagtail.signals import published, workflow_approved, workflow_cancelled, workflow_rejected

        from wijken.directory.models import Listing
        from wijken.upkeep.confirmations.actions import approved_by_an_editor
        from wijken.upkeep.confirmations.stopping import listing_was_published, stop_was_refused
        from wijken.upkeep.editor_mail import moderation
        from wijken.upkeep.proposals import publication

        published.connect(
            publication.listing_was_published, sender=Listing, dispatch_uid="a proposal is public"
        )
        pre_delete.connect(
            publication.draft_is_deleted, sender=Listing, dispatch_uid="a proposal will not be public"
        )
        published.connect(listing_was_published, sender=Listing, dispatch_uid="an editor decided")
        for refused in (workflow_rejected, workflow_cancelled):
            refused.connect(stop_was_refused, dispatch_uid="it has not stopped")
        workflow_approved.connect(approved_by_an_editor, dispatch_uid="a contact's change is public")
        moderation.connect()
