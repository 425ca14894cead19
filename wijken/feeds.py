"""What is new in the directory as an Atom feed (RFC 4287), with the filters of the social map."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import SiteRequest
from core.models import SiteSettings
from core.normalization.one_line import one_line
from wijken.exchange.views import social_map_address
from wijken.newest import appeared_at, newest_found
from wijken.sharing import feed_url
from wijken.social_map.filters import SocialMapFilters, with_query
from wijken.social_map.results import FoundListings
from wijken.visitor import SOURCE_LANGUAGE

MOST_ENTRIES = 50


class NewListingsFeed(Atom1Feed):
    """Django's, except that an empty feed does not read the clock, and that listings are in Dutch."""

    at: datetime

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.at

    def item_attributes(self, item: dict[str, object]) -> dict[str, str]:
        return {"xml:lang": SOURCE_LANGUAGE}


@require_safe
def new_listings(request: SiteRequest) -> HttpResponse:
    """``/sociale-kaart.atom?wijk=…``: the newest listings that match, whatever the query string."""
    reading = request.visitor
    if not reading.map_url:
        raise Http404
    form = SocialMapFilters(request.GET, reading)
    address = social_map_address(request)
    settings = SiteSettings.for_request(request)
    chosen = ", ".join(str(each["label"]) for each in form.active)
    feed = NewListingsFeed(
        one_line(_("Nieuw: %(choices)s") % {"choices": chosen} if chosen else _("Nieuw op de sociale kaart")),
        with_query(address, form.picked),
        _("Plekken, groepen en activiteiten die er net bij zijn gekomen."),
        language=reading.language,
        author_name=settings.organisation or settings.name or one_line(request.get_host()),
        feed_url=f"{address.removesuffix(reading.map_url)}{feed_url(form.picked)}",
    )
    feed.at = reading.at
    newest = [] if form.crisis_help else newest_found(FoundListings(form), MOST_ENTRIES)
    for listing in newest:
        feed.add_item(
            one_line(listing.name),
            f"{address}{listing.slug}/",
            escape(one_line(listing.summary)),
            unique_id=f"urn:uuid:{listing.uuid}",
            pubdate=appeared_at(listing),
            updateddate=appeared_at(listing),
        )
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
