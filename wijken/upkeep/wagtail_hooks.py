"""What keeping the facts true adds to the editors' side."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from wijken.upkeep import voices_todo  # noqa: F401
from wijken.upkeep.confirmations import admin, todo  # noqa: F401
from wijken.upkeep.confirmations.review import review
from wijken.upkeep.corrections.admin import CorrectionViewSet
from wijken.upkeep.inbox import InboxGroup
from wijken.upkeep.models import VOICES
from wijken.upkeep.policy import TeamPolicy
from wijken.upkeep.proposals.admin import ProposalViewSet

for voice in VOICES:
    register_permission_policy(voice, TeamPolicy(voice))


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("van-aanbieders/<int:pk>/", review, name="upkeep_review")]


@hooks.register("register_admin_viewset")
def what_visitors_sent() -> InboxGroup:
    class VoicesGroup(InboxGroup):
        items = (CorrectionViewSet, ProposalViewSet)

    return VoicesGroup()
