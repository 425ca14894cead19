"""A citation as text, in the visitor's language."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


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
