"""Tools: what a step names can be read, printed and changed."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from django.test import Client
from odfdo import Document

from methode.models import MethodPage, StepPage, ToolIndexPage, ToolPage
from tests import pdf_checker
from tests.methode.conftest import add

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PAGE = "/methode/hulpmiddelen/uitnodiging/"
CONTENTS: list[tuple[str, dict[str, Any]]] = [
    (
        "letter",
        {
            "title": "De brief",
            "subject": "Eet je mee?",
            "salutation": "Beste buur,",
            "text": "<p>Kom & eet soep.</p>",
            "facts": [{"label": "Wanneer", "value": "[vul in: de dag]"}],
            "closing": "",
            "signature": "Groet van de buurt",
        },
    ),
    ("list", {"title": "Klaar?", "items": ["De soep is warm."], "to_tick": True}),
    ("fields", {"title": "Vul in", "fields": [{"label": "Wie belt?", "lines": 2}]}),
    (
        "table",
        {"title": "Wie doet wat?", "columns": ["Wat", "Wie"], "rows": [["Soep", "An"]], "empty_rows": 2},
    ),
    ("script", {"title": "De avond", "moments": [{"time": "19.30", "what": "Welkom."}]}),
    ("cards", {"title": "Vragen", "cards": ["Waar ben je trots op?", "Wat mis je?", "Wie ken je?"]}),
]


@pytest.fixture
def tool(method: MethodPage) -> ToolPage:
    index = add(MethodPage.objects.get(), ToolIndexPage(title="Hulpmiddelen", slug="hulpmiddelen"))
    return add(
        index,
        ToolPage(
            title="Uitnodiging",
            slug="uitnodiging",
            kind="brief",
            contents=CONTENTS,
            cautions=[("item", "Mail nooit alleen.")],
        ),
    )


def test_every_tool_that_a_step_or_work_form_names_has_a_page(
    tool: ToolPage, add_step: Callable[..., StepPage], add_work_form: Callable, read: Callable[[str], str]
) -> None:
    add_step(1, tool_pages=[tool], work_forms=[add_work_form("Netwerktafel", tool_pages=[tool])])
    for address in ("/methode/stap-1/", "/methode/werkvormen/netwerktafel/", "/methode/hulpmiddelen/"):
        assert f'href="{PAGE}"' in read(address), address
    assert "<li>Uitnodiging</li>" in read("/methode/alles/")
    page = read(PAGE)
    for told in ("Beste buur,", "[vul in: de dag]", "Wie belt?", "Soep", "19.30", "Waar ben je trots op?"):
        assert told in page
    assert 'href="/methode/stap-1/"' in page
    assert 'href="/methode/werkvormen/netwerktafel/"' in page


def test_a_tool_is_printed(tool: ToolPage, client: Client) -> None:
    response = client.get(f"{PAGE}hulpmiddel.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert pdf_checker.failures(response.content) == []
    assert str(pikepdf.open(io.BytesIO(response.content)).docinfo.Title) == "Uitnodiging"


def test_a_tool_is_changed_for_the_own_neighbourhood(tool: ToolPage, client: Client) -> None:
    response = client.get(f"{PAGE}hulpmiddel.odt")
    assert response["Content-Disposition"] == 'attachment; filename="uitnodiging.odt"'
    document = Document(io.BytesIO(response.content))
    headings = [str(each.inner_text) for each in document.body.get_headers()]
    assert headings == ["Uitnodiging", *(part["title"] for _kind, part in CONTENTS), "Let op"]
    text = document.get_formatted_text()
    for told in ("Beste buur,", "Kom & eet soep.", "☐ De soep is warm.", "Wie belt?", "19.30", "Wat mis je?"):
        assert told in text


ODD = "Soep\x0b\ufffe\x00"


@pytest.mark.parametrize(
    "part",
    [
        ("list", {"title": ODD, "items": [ODD]}),
        (
            "letter",
            {"title": ODD, "subject": ODD, "salutation": ODD, "text": f"<p>{ODD}</p>", "signature": ODD},
        ),
        ("table", {"title": "'?*", "columns": [ODD], "rows": [["Soep", "An", "op dinsdag"], []]}),
        ("table", {"title": "Leeg", "columns": [], "rows": []}),
        ("cards", {"title": "Leeg", "cards": []}),
    ],
    ids=["list", "letter", "table", "empty table", "no cards"],
)
def test_whatever_an_editor_pasted_the_file_opens(
    tool: ToolPage, client: Client, part: tuple[str, dict[str, Any]]
) -> None:
    tool.contents = [part]
    tool.title, tool.cautions = ODD, [("item", ODD)]
    tool.save()
    document = Document(io.BytesIO(client.get(f"{PAGE}hulpmiddel.odt").content))
    text = document.get_formatted_text()
    assert "Soep" in text and (part[1]["title"] != "'?*" or "op dinsdag" in text)


def test_a_tool_in_preparation_is_nowhere(
    tool: ToolPage, add_step: Callable[..., StepPage], client: Client, read: Callable[[str], str]
) -> None:
    add_step(1, tool_pages=[tool])
    tool.unpublish()
    assert "Uitnodiging" not in read("/methode/stap-1/")
    for name in ("", "hulpmiddel.pdf", "hulpmiddel.odt"):
        assert client.get(PAGE + name).status_code == 404
