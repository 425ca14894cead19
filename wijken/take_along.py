"""What people take with them: on paper, in their calendar, as a link, in a mail of their own."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from wijken.models import NeighbourhoodPage


@dataclass(frozen=True)
class TakeAlong:
    """What the component ``take_along`` shows. ``url`` has the host of the site's own record."""

    title: str
    url: str
    calendar_url: str = ""
    paper_url: str = ""

    @property
    def mail_url(self) -> str:
        """Opens the visitor's own mail program; signs of any kind stay inside subject and text."""
        subject = " ".join(self.title.split())
        body = _("Kijk eens naar: %(title)s") % {"title": subject} + f"\r\n\r\n{self.url}\r\n"
        return f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def neighbourhood_take_along(request: HttpRequest, page: NeighbourhoodPage) -> TakeAlong:
    """The page of a neighbourhood, its calendar and its week on paper."""
    slug = page.neighbourhood.slug
    return take_along(
        request,
        page.title,
        page.get_url(request) or "",
        calendar_url=reverse("neighbourhood-calendar", args=[slug]),
        paper_url=reverse("week-pdf", args=[slug]),
    )


def take_along(request: HttpRequest, title: str, address: str, **more: str) -> TakeAlong:
    """``address`` is a path on this site, with or without a query."""
    site = Site.find_for_request(request)
    url = f"{site.root_url}{address}" if site and address.startswith("/") else address
    return TakeAlong(title=title, url=url, **more)
