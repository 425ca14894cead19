"""What the social map adds to the editors' side."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from wijken.directory import comparisons, shortcuts, todo  # noqa: F401
from wijken.directory.confirming import confirm_listing
from wijken.directory.confirming_many import ConfirmManyAction
from wijken.directory.freshness_report import freshness_report
from wijken.directory.menu import ForListings
from wijken.directory.models import Activity, Listing, Location, Neighbourhood, Organisation
from wijken.directory.models.listing import CONFIRMED
from wijken.directory.reach import ReachPolicy
from wijken.directory.viewsets import SocialMapGroup, WordListsGroup
from wijken.directory.when_preview import when_preview

for kind in (Neighbourhood, Location, Organisation, Listing, Activity):
    register_permission_policy(kind, ReachPolicy(kind))

register_snippet(SocialMapGroup)
register_snippet(WordListsGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("sociale-kaart/wanneer/", when_preview, name="directory_when"),
        path("sociale-kaart/klopt/<int:pk>/", confirm_listing, name="directory_confirm"),
        path("sociale-kaart/versheid/", freshness_report, name="directory_freshness"),
    ]


hooks.register("register_bulk_action", ConfirmManyAction)


@hooks.register("register_reports_menu_item")
def freshness_in_the_menu() -> MenuItem:
    return ForListings(
        _("Hoe vers is de sociale kaart"), reverse("directory_freshness"), icon_name="date", order=50
    )


@hooks.register("register_log_actions")
def confirmations_stand_in_the_history(actions: LogActionRegistry) -> None:
    @actions.register_action(CONFIRMED)
    class ConfirmFormatter(LogFormatter):
        label = _("Gecontroleerd")

        def format_message(self, log_entry: object) -> str:
            by = getattr(log_entry, "data", {}).get("by", "")
            return _("Gecontroleerd door %(by)s: dit klopt nog.") % {"by": by}
