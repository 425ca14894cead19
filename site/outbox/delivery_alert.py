from __future__ import annotations

from django.template import Context
from wagtail.admin.ui.components import Component

from core.http import moment_of
from outbox.models import Message


class DeliveryAlertPanel(Component):
    """Tell editors that mail is stuck or given up, at the top of the dashboard."""

    name = "mail_alarm"
    order = 10
    template_name = "wagtailadmin/outbox/mail_alarm_panel.html"

    def get_context_data(self, parent_context: Context) -> dict[str, object]:
        at = moment_of(parent_context["request"])
        stuck = Message.objects.stuck(at)
        since = stuck.order_by("queued_at").values_list("queued_at", flat=True).first()
        return {"since": since, "count": stuck.count(), "given_up": Message.objects.given_up(at).count()}
