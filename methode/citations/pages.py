"""What is cited about a page: the publisher, the version of the method, and the date it was read."""

from __future__ import annotations

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.http import SiteRequest
from methode.citations.formats import Citation
from methode.citations.wording import in_version, sentence
from methode.models import MethodPage


def cite(page: Page, request: SiteRequest) -> Citation:
    """The page at its canonical URL, without a role, so that a citation leads everyone to the same text."""
    method = method_of(page, request) or page
    day, url = localdate(request.at), page.get_full_url(request) or ""
    version, dated = getattr(method, "version", ""), getattr(method, "version_date", None)
    author, year = method.owner_name or method.title, (dated or day).year
    title = (
        _("Stap %(label)s: %(title)s") % {"label": page.label, "title": page.title}
        if hasattr(page, "label")
        else page.title
    )
    book = "" if method.pk == page.pk else method.title
    named = _("%(title)s. In: %(book)s") % {"title": title, "book": book} if book else title
    if version:
        named = in_version(named, version, method.get_status_display())
    text = sentence(author, year, named, day, url)
    return Citation(author, title, book, version, year, url, day, text, f"{author} ({year}). {named}. {url}")


def method_of(page: Page, request: SiteRequest) -> Page | None:
    """The method that the page belongs to, or the page itself."""
    if isinstance(page, MethodPage):
        return page
    return (
        MethodPage.objects.published(request.at).filter(locale_id=page.locale_id).defer_streamfields().first()
    )
