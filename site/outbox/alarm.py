"""Tells editors that mail does not get out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from outbox.models import Message


class MailAlarmPanel(Component):
    """Above everything else on the start screen, and only while something is wrong."""

    name = "mail_alarm"
    order = 10
    template_name = "wagtailadmin/outbox/mail_alarm_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        stuck = Message.objects.stuck(getattr(request, "at", None) or timezone.now())
        since = stuck.order_by("queued_at").values_list("queued_at", flat=True).first()
        return {"since": since, "count": stuck.count() if since else 0}
