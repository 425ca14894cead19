"""Contacts of listings in the admin."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.models import register_snippet

from core.admin.menu import SOCIAL_MAP_MENU
from core.admin.viewsets import NotChosen
from core.edit_conflicts.detection import GuardedSnippetEdit
from wijken.upkeep.models import Contact


class ContactViewSet(NotChosen):
    """People who are asked to confirm listings. Only editors see them."""

    model = Contact
    edit_view_class = GuardedSnippetEdit
    icon = "user"
    menu_label = _("Contactpersonen")
    menu_name = "contactpersonen"
    menu_order = 210
    menu_hook = SOCIAL_MAP_MENU
    list_display = [
        "email",
        Column("listings", label=_("Vermeldingen"), accessor="listing_count"),
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

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Contact.objects.annotate(listing_count=Count("roles"))


register_snippet(ContactViewSet)
