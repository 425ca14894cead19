"""What ends within a week, once for each date."""

from __future__ import annotations

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from wijken.directory.dashboard_tasks import first_end
from wijken.directory.index.date_ranges import coming_week
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing
from wijken.upkeep.editor_mail.notices import LANGUAGE, tell
from wijken.upkeep.editor_mail.recipients import keepers


def tell_what_ends_soon(at: datetime) -> None:
    today = local_day(at)
    ending = (
        Listing.objects.published(at).ending(today, coming_week(today).last).select_related("neighbourhood")
    )
    for listing in ending:
        with override(LANGUAGE):
            day, words = first_end(listing, today)
            what = words.lower() % {"day": date_format(day, "j F Y")}
            text = _('"%(name)s": %(what)s.') % {"name": listing, "what": what}
        recipients = keepers(listing.neighbourhood, "directory.publish_listing")
        tell(recipients, f"ending/{listing.pk}/{day:%Y-%m-%d}", text, listing.edit_url, at)
