"""Dashboard task: add the next school holidays, which are published a year at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db.models import Max
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from wijken.directory.local_time import local_day
from wijken.directory.models import Schedule, SchoolHoliday

TOLD_BEFORE = relativedelta(months=2)


@dashboard_task_source(
    "school-holidays",
    gettext_lazy("De schoolvakanties raken op"),
    order=210,
    help=gettext_lazy(
        "Zoek op rijksoverheid.nl de schoolvakanties van regio Midden op, en zet ze erbij. "
        "Anders weten bezoekers niet wanneer er wel of niets is."
    ),
)
def school_holidays_to_enter(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """From two months before the last known holiday ends; or if none is known and an activity needs them."""
    if not user.has_perm("directory.add_schoolholiday"):
        return
    last = SchoolHoliday.objects.aggregate(last=Max("last_day"))["last"]
    if not (_is_nearly_over(last, local_day(at)) if last else _counts_somewhere()):
        return
    url = reverse(SchoolHoliday.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]
    note = (
        _("De laatste die we kennen, is voorbij op %(day)s") % {"day": date_format(last, "j F Y")}
        if last
        else ""
    )
    yield Todo(
        title=_("Zet de volgende schoolvakanties erbij"),
        url=url,
        note=note or _("Er staat er nog geen een in"),
        action=Action(_("Zet erbij"), url),
    )


def _is_nearly_over(last: date, today: date) -> bool:
    return today >= last - TOLD_BEFORE


def _counts_somewhere() -> bool:
    return Schedule.objects.filter(not_in_school_holidays=True).exists()
