"""Freezing a version: the whole public text as it is now, kept line by line and on paper."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from core.made_files import NothingToMakeError, Paper, makes, want
from methode.handbook.contents import Handbook
from methode.handbook.lines import Line, lines_of
from methode.handbook.paper import paper_of, request_at
from methode.models import FrozenVersion, MethodPage

KIND = "versie"


class CannotFreezeError(Exception):
    """The text says why, to the editor who asked."""


def slug_of(version: str) -> str:
    """In an address a dot is a dash: version 1.2 stands at ``1-2``."""
    return slugify(version.replace(".", "-"))


def problem_with(page: MethodPage, at: datetime) -> str:
    """Why this version cannot be frozen; empty when it can."""
    if not MethodPage.objects.published(at).filter(pk=page.pk).exists():
        return _("De methode staat niet op de site. Publiceer eerst.")
    if not slug_of(page.version):
        return _("Vul eerst een versie in, zoals 2026-1, en publiceer.")
    if frozen_versions(page).filter(slug=slug_of(page.version)).exists():
        return _("Versie %(version)s is al vastgelegd. Geef de methode eerst een nieuw versienummer.") % {
            "version": page.version
        }
    return ""


@transaction.atomic
def freeze(page: MethodPage, at: datetime, user: Any = None) -> FrozenVersion:
    """Keep what is public at ``at``, for good. Raises CannotFreezeError."""
    problem = problem_with(page, at)
    if problem:
        raise CannotFreezeError(problem)
    page = MethodPage.objects.published(at).select_related("locale").get(pk=page.pk)
    language = page.locale.language_code
    with translation.override(language):
        book = Handbook(page, request_at(at))
        text = render_to_string("handbook/text.html", {"page": page, "book": book, "request": book.request})
        frozen = FrozenVersion.objects.create(
            method_key=page.translation_key,
            language=language,
            version=page.version,
            slug=slug_of(page.version),
            title=page.title,
            status=page.get_status_display(),
            owner_name=page.owner_name,
            licence=page.licence,
            date=page.version_date or timezone.localdate(at),
            lines=[[line.kind, line.text] for line in lines_of(text)],
            html=paper_of(page, None, language, at).html,
            frozen_at=at,
            frozen_by=user,
        )
    want(key_of(frozen))
    return frozen


def frozen_versions(page: MethodPage) -> Any:
    """Those of this page, newest first."""
    return FrozenVersion.objects.of(page.translation_key, page.locale.language_code)


def lines_in(frozen: FrozenVersion) -> list[Line]:
    return [Line(kind, text) for kind, text in frozen.lines]


def key_of(frozen: FrozenVersion) -> str:
    return f"{KIND}/{frozen.pk}"


@makes(KIND, _lazy("Vastgelegde versie"), holds_stories=False)
def frozen_handbook(name: str, at: datetime) -> Paper:
    """The same text at any moment, so it is made once."""
    frozen = FrozenVersion.objects.filter(pk=name).first()
    if frozen is None:
        raise NothingToMakeError
    title = _("%(title)s, versie %(version)s") % {"title": frozen.title, "version": frozen.version}
    return Paper(frozen.html, title, frozen.language)
