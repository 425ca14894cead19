"""Work sheets: PDF for printing, ODT for editing."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from django.test import Client
from odfdo import Document

from core.models import MadeFile
from methode.models import StepPage, WorkFormPage
from tests import pdf_checker

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PAGE = "/methode/werkvormen/buurttafel/"


@pytest.fixture
def form(add_work_form: Callable[..., WorkFormPage], add_step: Callable[..., StepPage]) -> WorkFormPage:
    made = add_work_form(
        "Buurttafel",
        group_size="15 tot 40 mensen",
        needs=[("item", "Borden & <b>bekers</b>")],
        how_to=[("item", "Dek de tafel."), ("item", "Eet samen.")],
    )
    add_step(3, work_forms=[made], short_title="Ontmoeten")
    return made


def test_a_volunteer_prints_a_work_form_on_one_sheet(form: WorkFormPage, client: Client) -> None:
    assert f'href="{PAGE}werkblad.pdf"' in client.get(PAGE).content.decode()
    response = client.get(f"{PAGE}werkblad.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert 'filename="buurttafel.pdf"' in response["Content-Disposition"]
    sheet = pikepdf.open(io.BytesIO(response.content))
    assert pdf_checker.failures(response.content) == []
    assert len(sheet.pages) == 1
    assert str(sheet.Root.Lang) == "nl"
    assert str(sheet.docinfo.Title) == "Buurttafel"


def test_a_long_work_form_loses_nothing(form: WorkFormPage, client: Client) -> None:
    form.how_to = [("item", f"Handeling {number}. " + "Doe dit rustig aan. " * 8) for number in range(30)]
    form.save()
    sheet = pikepdf.open(io.BytesIO(client.get(f"{PAGE}werkblad.pdf").content))
    assert len(sheet.pages) > 2


def test_all_work_forms_come_one_to_a_page(
    form: WorkFormPage, add_work_form: Callable[..., WorkFormPage], client: Client
) -> None:
    add_work_form("Wijkwandeling")
    add_work_form("Geheim", live=False)
    sheets = pikepdf.open(io.BytesIO(client.get("/methode/werkvormen/werkbladen.pdf").content))
    with sheets.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Buurttafel", "Wijkwandeling"]
        begins = [item.destination[0] for item in outline.root]
    assert begins == [page.obj for page in sheets.pages]


def test_a_professional_changes_a_work_sheet(form: WorkFormPage, client: Client) -> None:
    """The ODT has a title, language, headings and lists, and keeps edits."""
    response = client.get(f"{PAGE}werkblad.odt")
    assert response["Content-Type"] == "application/vnd.oasis.opendocument.text"
    assert response["Content-Disposition"] == 'attachment; filename="buurttafel.odt"'
    document = Document(io.BytesIO(response.content))
    assert (document.meta.title, document.language) == ("Buurttafel", "nl-NL")
    headings = [(int(each.level), str(each.inner_text)) for each in document.body.get_headers()]
    assert headings[:3] == [(1, "Buurttafel"), (2, "Dit heb je nodig"), (2, "Zo doe je het")]
    items = [str(item.inner_text).strip() for item in document.body.get_elements("//text:list-item")]
    assert items == ["Borden & <b>bekers</b>", "Dek de tafel.", "Eet samen."]
    assert "Groepsgrootte:" in [str(bold.inner_text) for bold in document.body.get_spans()]
    table = document.body.get_tables()[0]
    heads = table.get_elements("table:table-header-rows//table:table-cell")
    assert [str(head.inner_text).strip() for head in heads] == ["Wat", "Wie", "Wanneer"]
    assert len(table.rows) == 4


def test_a_sheet_follows_its_page(
    form: WorkFormPage, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    before = client.get(f"{PAGE}werkblad.pdf").content
    form.tip = "Zet koffie."
    with django_capture_on_commit_callbacks(execute=True):
        form.save_revision().publish()
    assert client.get(f"{PAGE}werkblad.pdf").content != before
    with django_capture_on_commit_callbacks(execute=True):
        form.unpublish()
    for address in (f"{PAGE}werkblad.pdf", f"{PAGE}werkblad.odt"):
        assert client.get(address).status_code == 404, address
    assert not MadeFile.objects.filter(key__startswith="werkblad/").exists()
