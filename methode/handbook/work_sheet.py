"""A work form as a sheet to take along: as PDF to print, and as ODT to change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from core.made_files import NothingToMakeError, Paper, makes
from methode.handbook.contents import WorkFormInBook
from methode.handbook.paper import request_at
from methode.models import WorkFormIndexPage, WorkFormPage
from methode.reading import Reading, steps_using

ONE, ALL = "werkblad", "werkbladen"


def key_of(page: WorkFormPage | WorkFormIndexPage) -> str:
    """Which file it is; a translation is another page, so another file."""
    return f"{ONE if isinstance(page, WorkFormPage) else ALL}/{page.pk}"


@makes(ONE, _lazy("Werkblad"), holds_stories=False)
def one_sheet(name: str, at: datetime) -> Paper:
    page = WorkFormPage.objects.published(at).filter(pk=name).select_related("locale").first()
    if page is None:
        raise NothingToMakeError
    return sheets_of([page], page.title, page.locale.language_code, at)


@makes(ALL, _lazy("Alle werkbladen"), holds_stories=False)
def all_sheets(name: str, at: datetime) -> Paper:
    """Every work form of one overview, each on a page of its own."""
    index = WorkFormIndexPage.objects.published(at).filter(pk=name).select_related("locale").first()
    pages = list(WorkFormPage.objects.published(at).below(index)) if index else []
    if index is None or not pages:
        raise NothingToMakeError
    return sheets_of(pages, index.title, index.locale.language_code, at)


def sheets_of(pages: list[WorkFormPage], title: str, language: str, at: datetime) -> Paper:
    with translation.override(language):
        context = {"forms": [in_full(page, at) for page in pages], "title": title, "at": at}
        return Paper(render_to_string("print/work_sheets.html", context), title, language)


def in_full(page: WorkFormPage, at: datetime) -> WorkFormInBook:
    """The work form with the steps that use it."""
    return WorkFormInBook(page, steps_using(page, Reading(page, request_at(at))))


def odt_context(page: WorkFormPage, at: datetime) -> dict[str, Any]:
    """The texts of a sheet in the order in which they stand on it."""
    form = in_full(page, at)
    return {
        "title": page.title,
        "goal": page.goal or page.intro,
        "facts": [(fact.label, fact.value) for fact in form.facts],
        "lists": [(_("Dit heb je nodig"), form.needs, False), (_("Zo doe je het"), form.how_to, True)],
        "tip": (_("Tip"), page.tip) if page.tip else None,
        "agreements": (_("Onze afspraken"), [_("Wat"), _("Wie"), _("Wanneer")]),
        "source": _("Bron: %(address)s") % {"address": page.get_full_url()},
    }
