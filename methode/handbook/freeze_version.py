"""Freeze a version: store the whole public text, line by line and as PDF."""

from datetime import datetime

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from core.generated_files.registry import NothingToMakeError, PdfDocument, makes
from core.generated_files.requests import want
from core.permissions.users import LoggedInUser
from methode.handbook.contents import Handbook
from methode.handbook.frozen_version import FrozenVersion
from methode.handbook.pdf import paper_of, request_at
from methode.handbook.text_diff import lines_of
from methode.handbook.versions import frozen_versions, slug_of
from methode.models import MethodPage

KIND = "versie"


class CannotFreezeError(Exception):
    """The message tells the editor why."""


def problem_with(page: MethodPage, at: datetime) -> str:
    """Why this version cannot be frozen; empty if it can."""
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
def freeze(page: MethodPage, at: datetime, user: LoggedInUser | None = None) -> FrozenVersion:
    """Store what is public at ``at``, permanently. Raises CannotFreezeError."""
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


def key_of(frozen: FrozenVersion) -> str:
    return f"{KIND}/{frozen.pk}"


@makes(KIND, _lazy("Vastgelegde versie"))
def frozen_handbook(name: str, at: datetime) -> PdfDocument:
    """The text never changes, so this PDF is generated once."""
    frozen = FrozenVersion.objects.filter(pk=name).first()
    if frozen is None:
        raise NothingToMakeError
    title = _("%(title)s, versie %(version)s") % {"title": frozen.title, "version": frozen.version}
    return PdfDocument(frozen.html, title, frozen.language)
