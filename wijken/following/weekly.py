"""The weekly mail: what is new, and what is on, from the index that the social map uses."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from outbox.queue import queue_mail
from wijken.agenda.entries import AgendaTimes, capital
from wijken.agenda.upcoming import Happening, first_of_each, happenings
from wijken.directory.index.date_ranges import WEEK
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing
from wijken.directory.querysets import SOURCE_LANGUAGE
from wijken.directory.recurrence.formats import date_in_words
from wijken.models import AgendaPage, SocialMapPage
from wijken.newest import newest_found
from wijken.social_map.activity_rows import ActivityRow, OccurrenceRow
from wijken.social_map.filters import with_query
from wijken.social_map.results import FoundListings
from wijken.visitor import VisitorContext

from .choices import in_words, lasting, read_choices
from .links import STOP, link_to
from .models import Subscription

logger = logging.getLogger(__name__)

MOST_NEW, MOST_ON = 10, 12


@dataclass(frozen=True)
class DigestRow:
    """What is on, with its date. Not "today": the mail may be read on another day."""

    date: str
    activity: ActivityRow
    occurrence: OccurrenceRow

    @classmethod
    def of(cls, happening: Happening, reading: VisitorContext) -> DigestRow:
        day = local_day(happening.occurrence.starts)
        date = capital(date_in_words(day, reading.language, day + timedelta(days=WEEK)))
        return cls(date, happening.activity, happening.occurrence)

    @property
    def place_name(self) -> str:
        """Empty if the listing is called the same."""
        name = self.activity.place_name
        return "" if name == self.activity.listing_name else name


@dataclass(frozen=True)
class Digest:
    """What a mail tells."""

    about: str
    subject: str
    """What was typed may say much about somebody: it is in the mail, not on the outside."""
    new: list[Listing]
    on: list[DigestRow]

    def __bool__(self) -> bool:
        return bool(self.new or self.on)


def digest_of(subscription: Subscription, reading: VisitorContext) -> Digest:
    """Empty if there is no reason for a mail, or if what was followed can no longer be chosen."""
    form = read_choices(subscription.query, reading)
    if lasting(form.picked) != subscription.query or form.crisis_help:
        return Digest("", "", [], [])
    times = AgendaTimes(form)
    new = newest_found(FoundListings(form), MOST_NEW, since=subscription.told_until)
    on = happenings(first_of_each(times.shown, MOST_ON), reading)
    subject = _("Deze week: %(what)s") % {"what": in_words(form, typed=False) or _("wat je volgt")}
    return Digest(in_words(form), subject, new, [DigestRow.of(one, reading) for one in on])


def send_weekly_mails(at: datetime) -> int:
    """Send those that are due and return their number. Idempotent within a week."""
    Subscription.objects.count_refusals()
    Subscription.objects.expired_for_retention(at).forget()
    sent = 0
    for pk in Subscription.objects.due(at).values_list("pk", flat=True):
        try:
            with transaction.atomic():
                if Subscription.objects.claim(pk, at):
                    sent += send(Subscription.objects.get(pk=pk), at)
        except Exception:  # the others still get theirs; this one is tried again tomorrow
            logger.exception("A weekly mail could not be made: subscription %d.", pk)
    return sent


def send(subscription: Subscription, at: datetime) -> bool:
    """Queue this week's mail; False if there is no reason for one."""
    with translation.override(subscription.language):
        reading = _reader(subscription.language, at)
        digest = digest_of(subscription, reading)
        if digest:
            subscription.message = queue_mail(
                subscription.email,
                digest.subject,
                "follow_weekly",
                {
                    "title": digest.subject,
                    "about": digest.about,
                    "new": digest.new,
                    "on": digest.on,
                    "map_path": reading.map_url,
                    "all_path": with_query(reading.map_url, read_choices(subscription.query, reading).picked),
                    "agenda_path": _agenda(subscription, reading),
                    "stop_path": link_to(subscription, STOP),
                },
                language=subscription.language,
                at=at,
                unsubscribe_path=link_to(subscription, STOP),
            )
            subscription.mailed_at = at
        subscription.told_until = at
        subscription.save(update_fields=["message", "mailed_at", "told_until"])
    return bool(digest)


def _reader(language: str, at: datetime) -> VisitorContext:
    return VisitorContext(at=at, language=language, map_url=_path_of(SocialMapPage, language, at))


def _agenda(subscription: Subscription, reading: VisitorContext) -> str:
    path = _path_of(AgendaPage, reading.language, reading.at)
    query = read_choices(subscription.query, reading).picked
    return f"{path}?{urlencode(query)}" if path and query else path


def _path_of(model: type[SocialMapPage | AgendaPage], language: str, at: datetime) -> str:
    """The path of this page in ``language``, or else in Dutch; empty if there is none."""
    pages = {page.locale.language_code: page for page in model.objects.published(at).select_related("locale")}
    page = pages.get(language) or pages.get(SOURCE_LANGUAGE)
    parts = page.get_url_parts() if page else None
    return parts[2] if parts else ""
