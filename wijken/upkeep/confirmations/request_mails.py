"""Daily confirmation requests ("klopt dit nog?"): who gets a mail today, and with which listings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from core.models import SiteSettings
from outbox.models import Message
from outbox.queue import queue_mail
from wijken.directory.holidays import current_holidays
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing, Neighbourhood
from wijken.upkeep.escalation import RULES, EscalationCase, EscalationRole, Plan, plan
from wijken.upkeep.escalation import PlannedRequest as Planned
from wijken.upkeep.listing_summary import facts_of, with_facts
from wijken.upkeep.models import ConfirmationItem, ConfirmationRequest, Contact

from .tokens import ANSWER, STOP, token_for

LANGUAGE = "nl"


def ask_around(at: datetime) -> int:
    """Send today's mails and return their number. Idempotent within a day."""
    note_who_is_unreachable(local_day(at))
    sent = 0
    for contact, questions in plan_for(at).mails.items():
        with transaction.atomic():
            if Contact.objects.reachable().claim(int(str(contact)), local_day(at)):
                send(Contact.objects.get(pk=contact), questions, at)
                sent += 1
    return sent


def plan_for(at: datetime) -> Plan:
    """Today's plan for the site as it is at ``at``, including the call list."""
    today = local_day(at)
    return plan(open_cases(at), mails_of_the_year(today), today, RULES)


def open_cases(at: datetime) -> list[EscalationCase]:
    """Public listings due soon and not in moderation; a fixed number of queries."""
    today = local_day(at)
    near = today + timedelta(days=RULES.ask_along)
    listings = [
        listing
        for listing in Listing.objects.published(at).not_closed().exclude(pk__in=_in_hand())
        if listing.next_check_on is None or listing.next_check_on <= near
    ]
    who, asked = _reachable(listings), _asked(listings)
    cases = []
    for listing in listings:
        rung, tried_on = asked.get(listing.pk, (0, None))
        cases.append(EscalationCase(listing.pk, listing.next_check_on, who[listing.pk], rung, tried_on))
    return cases


def mails_of_the_year(today: date) -> dict[object, list[date]]:
    mailed: dict[object, list[date]] = defaultdict(list)
    asks = ConfirmationRequest.objects.filter(asked_on__gt=today - timedelta(days=365)).order_by("asked_on")
    for contact, day in asks.values_list("contact", "asked_on"):
        mailed[contact].append(day)
    return mailed


def send(contact: Contact, planned: Iterable[Planned], at: datetime) -> ConfirmationRequest:
    """Queue one mail with these listings, together with its questions."""
    ask = ConfirmationRequest.objects.create(contact=contact, asked_at=at, asked_on=local_day(at))
    ConfirmationItem.objects.bulk_create(
        ConfirmationItem(ask=ask, listing_id=one.listing, role=one.role, rung=one.rung) for one in planned
    )
    listings = listings_of(ask, at)
    holidays = current_holidays()
    with translation.override(LANGUAGE):
        names = [listing.name for listing in listings]
        subject = (
            _("Klopt dit nog? %(name)s") % {"name": names[0]}
            if len(names) == 1
            else _("Kloppen deze %(count)d dingen nog?") % {"count": len(names)}
        )
        context = {
            "items": [{"listing": one, "facts": facts_of(one, at, holidays)} for one in listings],
            "answer_path": reverse("confirmation", args=[token_for(ask.uuid, ANSWER)]),
            "stop_path": reverse("confirmation-stop", args=[token_for(ask.uuid, STOP)]),
        }
        ask.message = queue_mail(contact.email, subject, "still_right", context, language=LANGUAGE, at=at)
    ask.save(update_fields=["message"])
    return ask


def listings_of(ask: ConfirmationRequest, at: datetime) -> list[Listing]:
    """The listings in the order of the mail."""
    return list(with_facts(Listing.objects.filter(questions__ask=ask), at).order_by("questions__pk"))


def note_who_is_unreachable(today: date) -> None:
    """Skip contacts whose last mail bounced permanently, until an editor corrects the address."""
    for contact in Contact.objects.reachable().filter(asks__message__state=Message.State.REFUSED).distinct():
        last = contact.asks.order_by("-asked_at").select_related("message").first()
        if last and last.message and last.message.state == Message.State.REFUSED:
            Contact.objects.filter(pk=contact.pk).update(unreachable_since=today)


def _in_hand() -> list[int]:
    """Listings with a revision in moderation: asking again would create a second one."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, base_content_type=ContentType.objects.get_for_model(Listing)
    )
    return [int(pk) for pk in states.values_list("object_id", flat=True)]


def _reachable(listings: list[Listing]) -> dict[int, dict[EscalationRole, int]]:
    who: dict[int, dict[EscalationRole, int]] = {listing.pk: {} for listing in listings}
    roles = Contact.objects.reachable().filter(roles__listing__in=list(who))
    for contact, listing, role in roles.values_list("pk", "roles__listing", "roles__role"):
        if listing in who:
            who[listing][EscalationRole(role)] = contact
    editors = _editors(listings)
    for listing in listings:
        editor = editors.get(listing.neighbourhood_id) or editors.get(None)
        if editor:
            who[listing.pk][EscalationRole.EDITOR] = editor
    return who


def _editors(listings: list[Listing]) -> dict[int | None, int]:
    """The mailbox of each neighbourhood's editors; the site's own for the whole municipality."""
    addresses: dict[int | None, str] = dict(
        Neighbourhood.objects.filter(
            pk__in={one.neighbourhood_id for one in listings if one.neighbourhood_id}
        )
        .exclude(contact_email="")
        .values_list("pk", "contact_email")
    )
    site = SiteSettings.objects.filter(site__is_default_site=True).first()
    if site and site.email:
        addresses[None] = site.email
    known = {}
    for key, email in addresses.items():
        contact, _made = Contact.objects.get_or_create(email=email.strip().lower())
        if contact.stopped_at is None and contact.unreachable_since is None:
            known[key] = contact.pk
    return known


def _asked(listings: list[Listing]) -> dict[int, tuple[int, date]]:
    """Per listing the number of steps since its last confirmation, and the date of the last one."""
    new = Q(listing__checked_on__isnull=True) | Q(ask__asked_on__gt=F("listing__checked_on"))
    taken = ConfirmationItem.objects.filter(new, listing__in=[one.pk for one in listings])
    per_listing = taken.order_by().values("listing")
    rows = per_listing.annotate(last=Max("rung"), day=Max("ask__asked_on")).values_list(
        "listing", "last", "day"
    )
    return {listing: (last + 1, day) for listing, last, day in rows}
