"""Share or keep a page: print, calendar, link, e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from core.normalization.one_line import one_line
from wijken.directory.models import Neighbourhood


@dataclass(frozen=True)
class ShareLinks:
    """The context of the component ``share_links``. ``url`` has the host of the Site record."""

    title: str
    url: str
    calendar_url: str = ""
    paper_url: str = ""
    feed_url: str = ""
    text: str = ""
    """Of a list that the visitor mails to herself."""
    details: str = ""
    """When, where and whom to call, in lines, for who gets the message and does not open the link."""

    @property
    def whatsapp_url(self) -> str:
        """Opens WhatsApp with the message; nothing is loaded from there before that."""
        lines = [one_line(self.title), self.details, self.url]
        return f"https://wa.me/?text={quote('\n'.join(filter(None, lines)), safe='')}"

    @property
    def mail_url(self) -> str:
        """A ``mailto:`` URL with subject and body escaped."""
        subject = one_line(self.title)
        words = self.text or _("Kijk eens naar: %(title)s") % {"title": subject}
        details = self.details.replace("\n", "\r\n")
        body = "\r\n\r\n".join(filter(None, [words, details, self.url])) + "\r\n"
        return f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


@dataclass(frozen=True)
class DownloadLinks:
    """The context of the component ``download_list``."""

    files: list[dict[str, str]]
    feed_url: str
    calendar_url: str
    """Of a neighbourhood, if that is all that was chosen: a calendar knows no other filters."""


def neighbourhood_share_links(request: HttpRequest, page: Page, place: Neighbourhood) -> ShareLinks:
    """The page of a neighbourhood, its calendar and the PDF of its week."""
    return share_links(
        request,
        page.title,
        page.get_url(request) or "",
        calendar_url=reverse("neighbourhood-calendar", args=[place.slug]),
        paper_url=reverse("week-pdf", args=[place.slug]),
        feed_url=feed_url([("wijk", place.slug)]),
    )


def feed_url(picked: list[tuple[str, str]]) -> str:
    """What is new, with these filters of the social map."""
    address = reverse("social-map-feed")
    return f"{address}?{urlencode(picked)}" if picked else address


def download_links(picked: list[tuple[str, str]]) -> DownloadLinks:
    """What these filters of the social map find, as files."""
    query = f"?{urlencode(picked)}" if picked else ""
    files = (
        ("social-map-xlsx", "XLSX", _("Voor Excel, LibreOffice en Numbers.")),
        ("social-map-csv", "CSV", _("Voor andere programma's.")),
        ("social-map-geojson", "GeoJSON", _("Voor een kaart.")),
    )
    calendar = ""
    if [name for name, _value in picked] == ["wijk"]:
        calendar = reverse("neighbourhood-calendar", args=[picked[0][1]])
    return DownloadLinks(
        [{"url": reverse(name) + query, "title": title, "about": about} for name, title, about in files],
        feed_url(picked),
        calendar,
    )


def follow_url(picked: list[tuple[str, str]]) -> str:
    """The form for the weekly mail about what these filters find."""
    address = reverse("follow")
    return f"{address}?{urlencode(picked)}" if picked else address


def share_links(request: HttpRequest, title: str, address: str, **more: str) -> ShareLinks:
    """``address`` is a path on this site, optionally with a query string."""
    site = Site.find_for_request(request)
    url = f"{site.root_url}{address}" if site and address.startswith("/") else address
    return ShareLinks(title=title, url=url, **more)
