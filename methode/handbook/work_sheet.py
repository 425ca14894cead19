"""A work form as a sheet: PDF for printing, ODT for editing."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from core.generated_files.registry import NothingToMakeError, PdfDocument, makes
from methode.handbook.contents import WorkFormInBook
from methode.handbook.pdf import request_at
from methode.models import WorkFormIndexPage, WorkFormPage
from methode.steps.context import ReaderContext, links_to_steps

ONE, ALL = "werkblad", "werkbladen"


class SheetTexts(TypedDict):
    """What is on a sheet, in its language."""

    title: str
    goal: str
    facts: list[tuple[str, str]]
    lists: list[tuple[str, list[str], bool]]
    """Heading, items, and whether their order matters."""
    tip: tuple[str, str] | None
    agreements: tuple[str, list[str]]
    source: str


def key_of(page: WorkFormPage | WorkFormIndexPage) -> str:
    """The key of the generated file; a translation is another page, so another file."""
    return f"{ONE if isinstance(page, WorkFormPage) else ALL}/{page.pk}"


@makes(ONE, _lazy("Werkblad"))
def one_sheet(name: str, at: datetime) -> PdfDocument:
    page = WorkFormPage.objects.published(at).filter(pk=name).select_related("locale").first()
    if page is None:
        raise NothingToMakeError
    return sheets_of([page], page.title, page.locale.language_code, at)


@makes(ALL, _lazy("Alle werkbladen"))
def all_sheets(name: str, at: datetime) -> PdfDocument:
    """All work forms of one index page, each on a new page."""
    index = WorkFormIndexPage.objects.published(at).filter(pk=name).select_related("locale").first()
    pages = list(WorkFormPage.objects.published(at).below(index)) if index else []
    if index is None or not pages:
        raise NothingToMakeError
    return sheets_of(pages, index.title, index.locale.language_code, at)


def sheets_of(pages: list[WorkFormPage], title: str, language: str, at: datetime) -> PdfDocument:
    with translation.override(language):
        context = {"forms": [in_full(page, at) for page in pages], "title": title, "at": at}
        return PdfDocument(render_to_string("print/work_sheets.html", context), title, language)


def in_full(page: WorkFormPage, at: datetime) -> WorkFormInBook:
    """The work form with the steps that use it."""
    return WorkFormInBook(page, links_to_steps(page, ReaderContext(page, request_at(at))))


def odt_context(page: WorkFormPage, at: datetime) -> SheetTexts:
    """The texts of a sheet, in order."""
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
