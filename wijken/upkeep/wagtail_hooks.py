"""Upkeep in the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from core.admin.menu import SOCIAL_MAP_MENU
from core.admin.menu_items import PermittedMenuItem
from core.help.screens import explain
from wijken.directory.permissions import EditablePermissionPolicy, may_change_listings
from wijken.upkeep import consequences, submission_tasks  # noqa: F401
from wijken.upkeep.call_list_views import phone_list
from wijken.upkeep.confirmations import dashboard_tasks, viewsets  # noqa: F401
from wijken.upkeep.confirmations.review import review
from wijken.upkeep.corrections.admin import CorrectionViewSet
from wijken.upkeep.editor_mail import account_panel  # noqa: F401 - registers itself
from wijken.upkeep.models import SUBMISSION_MODELS, Contact
from wijken.upkeep.moderation_queue import InboxGroup
from wijken.upkeep.proposals.admin import ProposalViewSet
from wijken.upkeep.volunteering.admin import VolunteerOfferViewSet

for voice in SUBMISSION_MODELS:
    register_permission_policy(voice, EditablePermissionPolicy(voice))


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("van-aanbieders/<int:pk>/", review, name="upkeep_review"),
        path("sociale-kaart/bellijst/", phone_list, name="upkeep_phone_list"),
    ]


@hooks.register("register_admin_viewset")
def what_visitors_sent() -> InboxGroup:
    class VoicesGroup(InboxGroup):
        items = (CorrectionViewSet, ProposalViewSet, VolunteerOfferViewSet)

    return VoicesGroup()


@hooks.register(SOCIAL_MAP_MENU)
def phone_list_in_the_menu() -> MenuItem:
    return PermittedMenuItem(
        _("Bellijst"),
        reverse("upkeep_phone_list"),
        may_open=may_change_listings,
        icon_name="mobile-alt",
        order=200,
    )


explain("zeggen-dat-het-nog-klopt", views=["upkeep_phone_list"])
explain("van-bewoners-meldingen-en-voorstellen", views=["meldingen", "voorstellen", "helpers"])
explain("van-aanbieders-klopt-dit-nog", models=[Contact], views=["upkeep_review"])
