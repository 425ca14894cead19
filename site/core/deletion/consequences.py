"""What visitors will miss when something is deleted or unpublished; each app registers it for its own models.

A consequence is a function in the module ``consequences.py`` of an app, imported by its
``wagtail_hooks.py``::

    @consequence(SocialMapPage)
    def listings_go_with_it(page: SocialMapPage, at: datetime) -> Iterator[str]:
        yield ngettext("%(count)s vermelding is dan niet meer te zien.", ...)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.publishing import published_pages

type Say[Record: Model] = Callable[[Record, datetime], Iterator[str]]

_known: list[tuple[type[Model], Say]] = []


def consequence[Record: Model](model: type[Record]) -> Callable[[Say[Record]], Say[Record]]:
    """Register consequences for ``model`` and its subclasses."""

    def register(say: Say[Record]) -> Say[Record]:
        _known.append((model, say))
        return say

    return register


def consequences_of(what: Model, at: datetime) -> list[str]:
    """Sentences in plain Dutch; empty if visitors miss nothing else."""
    return [sentence for model, say in _known if isinstance(what, model) for sentence in say(what, at)]


@consequence(Page)
def translations_stay(page: Page, at: datetime) -> Iterator[str]:
    """Each language is a separate page, to be unpublished separately."""
    same = published_pages(at).filter(translation_key=page.translation_key).exclude(pk=page.pk)
    for other in same.select_related("locale"):
        if other.alias_of_id is None:
            language = other.locale.get_display_name()
            yield _("De pagina in het %(language)s blijft op de site: “%(title)s”.") % {
                "language": language,
                "title": other.title,
            }
