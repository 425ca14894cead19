"""Outgoing mail in the admin."""

from django.http import HttpRequest
from django.utils.html import format_html, urlize
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import InspectView

from core.admin.viewsets import NotChosen
from outbox.delivery_alert import DeliveryAlertPanel
from outbox.models import Message


class ReadOnly(ModelPermissionPolicy):
    """Nobody may add, change or delete mail, whatever their permissions."""

    def user_has_permission(self, user: object, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class MessageInspectView(InspectView):
    """The mail as sent, with clickable links, unless those are for the recipient alone."""

    def get_body_display_value(self) -> str:
        if self.object.is_for_the_recipient_alone:
            return gettext("Deze tekst is alleen voor wie de mail krijgt.")
        if not self.object.body:
            return gettext("De tekst is gewist toen het bericht verstuurd was.")
        return format_html(
            '<div style="white-space: pre-wrap">{}</div>',
            mark_safe(urlize(self.object.body, autoescape=True)),
        )


class MessageViewSet(NotChosen):
    """Recent mail: to whom, about what, and whether it was sent."""

    model = Message
    icon = "mail"
    menu_label = _("Verstuurde mail")
    menu_name = "verstuurde-mail"
    menu_order = 900
    add_to_settings_menu = True
    list_display = ["subject", "recipient", "state", DateColumn("queued_at", label=_("Gemaakt"))]
    list_filter = ["state", "kind"]
    search_fields = ["subject", "recipient"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_class = MessageInspectView
    inspect_view_fields = [
        "recipient",
        "reply_to",
        "subject",
        "body",
        "state",
        "problem",
        "tries",
        "queued_at",
        "sent_at",
    ]
    copy_view_enabled = False
    add_to_reference_index = False
    panels = [FieldPanel("subject", read_only=True)]


register_permission_policy(Message, ReadOnly(Message))
register_snippet(MessageViewSet)


@hooks.register("construct_homepage_panels")
def say_when_mail_does_not_get_out(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(DeliveryAlertPanel())
