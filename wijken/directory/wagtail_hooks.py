"""The directory in the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from core.admin.menu import SOCIAL_MAP_MENU
from core.admin.reports import ReportGroup, ReportMenuItem
from core.help.screens import explain
from core.permissions import files
from wijken.directory import comparisons, dashboard_shortcuts, dashboard_tasks, holiday_tasks  # noqa: F401
from wijken.directory.admin.bulk_confirm import ConfirmManyAction
from wijken.directory.admin.confirm import confirm_listing
from wijken.directory.admin.freshness_report import freshness_report
from wijken.directory.admin.merge_records import merge_records, merge_with
from wijken.directory.admin.report_access import without_refused_reports
from wijken.directory.admin.schedule_preview import when_preview
from wijken.directory.admin.similar_listings import similar_hint, similar_report, told_after_saving
from wijken.directory.admin.team_files import collections_closed_to
from wijken.directory.admin.typed_times.views import typed_when
from wijken.directory.admin.viewsets import (
    NeighbourhoodViewSet,
    SchoolHolidayViewSet,
    SocialMapGroup,
    TeamMemberViewSet,
    WordListsGroup,
)
from wijken.directory.merging.merge import MERGED
from wijken.directory.models import (
    Activity,
    Listing,
    Location,
    Neighbourhood,
    Organisation,
    Question,
    SchoolHoliday,
    TeamMember,
)
from wijken.directory.models.confirmable_record import CONFIRMED
from wijken.directory.permissions import EditablePermissionPolicy, may_change_listings

for kind in (Neighbourhood, Location, Organisation, Listing, Activity):
    register_permission_policy(kind, EditablePermissionPolicy(kind))

files.register_closed(collections_closed_to)

for viewset in (
    SocialMapGroup,
    NeighbourhoodViewSet,
    WordListsGroup,
    SchoolHolidayViewSet,
    TeamMemberViewSet,
):
    register_snippet(viewset)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("sociale-kaart/wanneer/", when_preview, name="directory_when"),
        path("sociale-kaart/wanneer/lezen/", typed_when, name="directory_typed_when"),
        path("sociale-kaart/klopt/<int:pk>/", confirm_listing, name="directory_confirm"),
        path("sociale-kaart/lijkt-op/", similar_hint, name="directory_similar"),
        path("sociale-kaart/misschien-dubbel/", similar_report, name="directory_similar_report"),
        path("sociale-kaart/samenvoegen/<slug:kind>/<int:pk>/", merge_with, name="directory_merge_with"),
        path(
            "sociale-kaart/samenvoegen/<slug:kind>/<int:pk>/<int:other>/",
            merge_records,
            name="directory_merge",
        ),
        path("sociale-kaart/versheid/", freshness_report, name="directory_freshness"),
    ]


hooks.register("register_bulk_action", ConfirmManyAction)
hooks.register("construct_reports_menu", without_refused_reports)


hooks.register("after_create_snippet", told_after_saving)


@hooks.register(SOCIAL_MAP_MENU)
@hooks.register("register_reports_menu_item")
def doubles_in_the_menu() -> MenuItem:
    return ReportMenuItem(
        _("Misschien dubbel"),
        reverse("directory_similar_report"),
        group=ReportGroup.UPKEEP,
        answers=_("Welke vermeldingen lijken op elkaar?"),
        in_other_menu=True,
        may_open=may_change_listings,
        icon_name="copy",
        order=230,
    )


@hooks.register(SOCIAL_MAP_MENU)
@hooks.register("register_reports_menu_item")
def freshness_in_the_menu() -> MenuItem:
    return ReportMenuItem(
        _("Hoe vers is de sociale kaart"),
        reverse("directory_freshness"),
        group=ReportGroup.UPKEEP,
        answers=_("Wat is pas nagekeken, en wat moet nodig?"),
        in_other_menu=True,
        may_open=may_change_listings,
        icon_name="date",
        order=220,
    )


@hooks.register("register_log_actions")
def confirmations_stand_in_the_history(actions: LogActionRegistry) -> None:
    @actions.register_action(CONFIRMED)
    class ConfirmFormatter(LogFormatter):
        label = _("Gecontroleerd")

        def format_message(self, log_entry: object) -> str:
            by = getattr(log_entry, "data", {}).get("by", "")
            return _("Gecontroleerd door %(by)s: dit klopt nog.") % {"by": by}

    @actions.register_action(MERGED)
    class MergeFormatter(LogFormatter):
        label = _("Samengevoegd")

        def format_message(self, log_entry: object) -> str:
            told = getattr(log_entry, "data", {})
            said = [_("Samengevoegd met “%(name)s”.") % {"name": told.get("name", "")}]
            gone = [f"{label}: {text}" for label, text in told.get("gone", {}).items()]
            gone += told.get("activities", [])
            if gone:
                said.append(_("Niet overgenomen: %(texts)s.") % {"texts": "; ".join(gone)})
            return " ".join(said)


explain(
    "een-vermelding-toevoegen",
    models=[Listing, Location, Organisation],
    views=["directory_similar_report", "directory_merge_with", "directory_merge"],
)
explain("een-tijd-veranderen", models=[Activity])
explain("dicht-in-de-vakantie", models=[SchoolHoliday])
explain("een-wijkpagina-bijhouden", models=[Neighbourhood])
explain("goed-om-te-weten", models=[TeamMember])
explain("wat-mensen-zoeken-en-missen", models=[Question])
explain("zeggen-dat-het-nog-klopt", views=["directory_confirm", "directory_freshness"])
