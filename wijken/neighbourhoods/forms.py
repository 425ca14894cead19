"""A neighbourhood has one live page in a language: said in the forms that edit, publish and copy it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

from core.normalization.slugs import PageForm


class NeighbourhoodPageForm(PageForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        place = cleaned.get("neighbourhood")
        locale = self.instance.locale_id or (self.parent_page and self.parent_page.locale_id)
        if place is not None:
            others = place.pages.filter(locale=locale).exclude(pk=self.instance.pk)
            if other := first_live(others):
                self.add_error(
                    "neighbourhood",
                    _("Over deze wijk is er al een pagina: %(title)s. Pas die aan, of kies een andere wijk.")
                    % {"title": other.title},
                )
        return cleaned


def first_live(pages: QuerySet[Page]) -> Page | None:
    """The oldest of these pages that visitors can open."""
    return pages.filter(live=True).order_by("pk").first()


class NeighbourhoodCopyForm(CopyForm):
    """A copy is about the same neighbourhood: as a draft it may wait for another one."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("publish_copies") or cleaned.get("alias"):
            self.add_error(
                "publish_copies" if cleaned.get("publish_copies") else "alias",
                _("Over een wijk is er één pagina. Zet dit uit, en kies in de kopie een andere wijk."),
            )
        return cleaned
