"""Dashboard task: emergency numbers that should be called to check them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dashboard.tasks import Todo, dashboard_task_source
from core.permissions.users import AnyUser
from crisis_help.models import CrisisContact

HALF_A_YEAR = timedelta(days=182)


@dashboard_task_source(
    "crisis-contacts",
    gettext_lazy("Bel deze nummers na"),
    order=305,
    help=gettext_lazy(
        "Ze staan boven alles als iemand in nood zoekt. Klopt alles? Vul de dag van vandaag in."
    ),
)
def contacts_to_check(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Contacts marked as uncertain, or not checked for half a year."""
    if not user.has_perm("crisis_help.change_crisiscontact"):
        return
    long_ago = localtime(at).date() - HALF_A_YEAR
    wanted = ~Q(to_check="") | Q(checked_on__isnull=True) | Q(checked_on__lte=long_ago)
    for contact in CrisisContact.objects.filter(wanted).order_by(
        F("checked_on").asc(nulls_first=True), "name"
    ):
        checked = date_format(contact.checked_on, "j F Y") if contact.checked_on else ""
        note = contact.to_check or (_("Nagekeken op %(day)s") % {"day": checked} if checked else "")
        yield Todo(
            title=f"{contact.name} {contact.telephone}".strip(),
            url=reverse("wagtailsnippets_crisis_help_crisiscontact:edit", args=[contact.pk]),
            note=capfirst(note or _("Nog nooit nagekeken")),
        )
