"""What editors keep of the people behind the listings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.conflicts import GuardedSnippetEdit
from wijken.upkeep.models import Contact


class ContactViewSet(SnippetViewSet):
    """Who is asked whether it is still right. Only editors see it."""

    model = Contact
    edit_view_class = GuardedSnippetEdit
    icon = "user"
    menu_label = _("Contactpersonen")
    menu_name = "contactpersonen"
    menu_order = 112
    add_to_admin_menu = True
    list_display = [
        "email",
        Column("listings", label=_("Vermeldingen"), accessor=lambda one: one.roles.count()),
        DateColumn("asked_on", label=_("Laatste mail")),
        DateColumn("stopped_at", label=_("Wil geen mail sinds")),
        "unreachable_since",
    ]
    search_fields = ["email"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    panels = [
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        InlinePanel("roles", heading=_("Weet het over"), label=_("vermelding")),
        MultiFieldPanel([FieldPanel("stopped_at"), FieldPanel("unreachable_since")], heading=_("Geen mail")),
    ]

    def register_chooser_viewset(self) -> None:
        """Nothing chooses from these, and a chooser shows its names to everybody on the editors' side."""


register_snippet(ContactViewSet)
