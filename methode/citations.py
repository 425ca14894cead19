"""What is cited of a page: whose it is, in which version of the method it stands, and when it was read."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from core.http import SiteRequest
from methode.citing import Citation


def cite(page: Any, request: SiteRequest) -> Citation:
    """The page at its own address: a citation leads everyone to the same text, whatever their role."""
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


def in_version(named: str, version: str, status: str) -> str:
    return _("%(named)s, versie %(version)s (%(status)s)") % {
        "named": named,
        "version": version,
        "status": status.lower(),
    }


def sentence(author: str, year: int, named: str, day: date, url: str) -> str:
    return _("%(author)s (%(year)d). %(named)s. Geraadpleegd op %(day)s, van %(url)s") % {
        "author": author,
        "year": year,
        "named": named,
        "day": date_format(day),
        "url": url,
    }


def method_of(page: Any, request: SiteRequest) -> Any:
    """The method that the page belongs to; the page itself when it is that."""
    model = apps.get_model("methode", "MethodPage")
    if isinstance(page, model):
        return page
    return model.objects.published(request.at).filter(locale_id=page.locale_id).defer_streamfields().first()
