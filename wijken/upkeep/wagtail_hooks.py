"""What keeping the facts true adds to the editors' side."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from wijken.directory.menu import ForListings
from wijken.upkeep import voices_todo  # noqa: F401
from wijken.upkeep.confirmations import admin, todo  # noqa: F401
from wijken.upkeep.confirmations.review import review
from wijken.upkeep.corrections.admin import CorrectionViewSet
from wijken.upkeep.inbox import InboxGroup
from wijken.upkeep.models import VOICES
from wijken.upkeep.phone_list import phone_list
from wijken.upkeep.policy import TeamPolicy
from wijken.upkeep.proposals.admin import ProposalViewSet

for voice in VOICES:
    register_permission_policy(voice, TeamPolicy(voice))


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("van-aanbieders/<int:pk>/", review, name="upkeep_review"),
        path("sociale-kaart/bellijst/", phone_list, name="upkeep_phone_list"),
    ]


@hooks.register("register_admin_viewset")
def what_visitors_sent() -> InboxGroup:
    class VoicesGroup(InboxGroup):
        items = (CorrectionViewSet, ProposalViewSet)

    return VoicesGroup()


@hooks.register("register_admin_menu_item")
def phone_list_in_the_menu() -> MenuItem:
    return ForListings(_("Bellijst"), reverse("upkeep_phone_list"), icon_name="mobile-alt", order=105)
