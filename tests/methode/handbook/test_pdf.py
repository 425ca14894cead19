"""The whole method on one page and as PDF."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone

from core.models import MadeFile
from core.pdf.render import PdfError
from methode.handbook.pdf import handbook, key_of
from methode.models import MethodPage, StepPage
from tests import pdf_checker
from tests.methode.test_languages import english, translate  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

WHOLE = "/methode/alles/"
PDF = "/methode/handboek.pdf"
QUERIES_AT_MOST = 25


@pytest.fixture
def small(add_step: Callable[..., StepPage], add_work_form: Callable, add_term: Callable) -> None:
    """Two steps, one with two sub-steps, a work form and a term."""
    form, term = add_work_form("Buurttafel"), add_term("Haakje")
    add_step(1, work_forms=[form], terms=[term])
    second = add_step(2)
    add_step(2, second, code="2a")
    add_step(2, second, code="2b", live=False)


def test_the_whole_method_is_on_one_page(small: None, read: Callable[[str], str]) -> None:
    page = read(WHOLE)
    for text in (
        "Stap 1: Stap 1 heet zo",
        "Stap 2a: Stap 2a heet zo",
        "Waarvoor Buurttafel is.",
        "Wat Haakje is.",
    ):
        assert text in page
    assert "Stap 2b heet zo" not in page, "an unpublished step"
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
    assert page.index("Stap 1 heet zo") < page.index("Stap 2 heet zo") < page.index('id="werkvormen"')


def test_a_reader_in_a_role_finds_everything_and_the_own_task_first(
    small: None, read: Callable[[str], str]
) -> None:
    page = read(f"{WHOLE}?als=vrijwilliger")
    step = page[page.index('id="stap-1"') :]
    assert step.index("Je ontvangt mensen.") < step.index("Je regelt de plek.")
    assert "Je komt langs." in step
    assert 'href="/methode/handboek.pdf?als=vrijwilliger"' in page
    assert "Je ontvangt mensen." in read(f"{WHOLE}?als=burgemeester")


def test_the_whole_method_keeps_to_its_budget_however_long_it_is(
    add_step: Callable[..., StepPage],
    add_work_form: Callable,
    add_term: Callable,
    count_queries: Callable[[str], int],
) -> None:
    def grow(first: int, last: int) -> None:
        for number in range(first, last + 1):
            form, term = add_work_form(f"Vorm {number}"), add_term(f"Woord {number}")
            step = add_step(number, work_forms=[form], terms=[term])
            add_step(number, step, code=f"{number}a", work_forms=[form], terms=[term])

    grow(1, 2)
    count_queries(WHOLE)
    small = count_queries(WHOLE)
    grow(3, 12)
    assert count_queries(WHOLE) == small
    assert small <= QUERIES_AT_MOST


def test_what_has_expired_is_not_in_the_whole_text(small: None, client: Client) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    StepPage.objects.filter(slug="stap-1").update(expire_at=yesterday)
    assert "Stap 1 heet zo" not in client.get(WHOLE).content.decode()
    assert "Stap 1 heet zo" not in handbook("nl/iedereen", timezone.now()).html
    MethodPage.objects.update(expire_at=yesterday)
    for address in (WHOLE, PDF):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize(
    "address", ["/methode/alles/meer/", "/stap-1/handboek.pdf", "/methode/stap-1/handboek.pdf"]
)
def test_there_is_no_handbook_at_any_other_url(small: None, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_english_has_what_was_translated_and_no_handbook_before(
    method: MethodPage,
    english: Any,  # noqa: F811
    add_step: Callable[..., StepPage],
    client: Client,
    django_capture_on_commit_callbacks: Callable,
) -> None:
    steps = [add_step(1), add_step(2)]
    assert client.get("/en/methode/handboek.pdf").status_code == 404
    for thing in (method.get_parent().specific, method, steps[0]):
        thing.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            translate(thing, english)
    page = client.get("/en/methode/alles/").content.decode()
    assert "Step 1: EN Stap 1 heet zo" in page
    assert "Stap 2 heet zo" not in page
    assert 'href="/methode/alles/"' in page, "the way to the same text in Dutch"
    assert MadeFile.objects.get(key=key_of("en", None)).exists


@pytest.fixture
def published_step(small: None, django_capture_on_commit_callbacks: Callable) -> Callable[[str], None]:
    """Publish the first step with another goal, as an editor does."""

    def publish(goal: str) -> None:
        step = StepPage.objects.get(slug="stap-1")
        step.goal = goal
        with django_capture_on_commit_callbacks(execute=True):
            step.save_revision().publish()

    return publish


def opened(client: Client, address: str = PDF) -> pikepdf.Pdf:
    response = client.get(address)
    assert response["Content-Type"] == "application/pdf"
    return pikepdf.open(io.BytesIO(response.content))


def test_publishing_regenerates_the_handbook(
    published_step: Callable[[str], None], client: Client, read: Callable[[str], str]
) -> None:
    published_step("Het eerste doel.")
    first = client.get(PDF)
    assert first.status_code == 200
    published_step("Het tweede doel.")
    assert MadeFile.objects.filter(key__startswith="handboek/").count() == 1, (
        "role editions only when asked for"
    )
    second = client.get(PDF)
    assert second.content != first.content
    assert second["ETag"] != first["ETag"]


def test_a_handbook_that_cannot_be_built_leaves_the_last_good_one(
    published_step: Callable[[str], None],
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    admin_client: Client,
) -> None:
    published_step("Het eerste doel.")
    good = client.get(PDF).content

    def broken(*args: Any, **kwargs: Any) -> bytes:
        raise PdfError("Het papier is op.")

    monkeypatch.setattr("core.generated_files.registry.make_pdf", broken)
    published_step("Het tweede doel.")
    assert client.get(PDF).content == good
    assert "Het papier is op." in admin_client.get("/beheer/").content.decode()
    assert "Het tweede doel." in client.get(WHOLE).content.decode()


def test_a_mistake_in_a_text_does_not_reach_the_editor_who_publishes(
    published_step: Callable[[str], None],
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    admin_client: Client,
) -> None:
    published_step("Het eerste doel.")

    def broken(*args: Any, **kwargs: Any) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("methode.handbook.pdf.render_to_string", broken)
    published_step("Het tweede doel.")
    assert client.get(PDF).status_code == 200
    assert "ZeroDivisionError" in admin_client.get("/beheer/bestanden/").content.decode()


def test_the_handbook_is_for_everyone(demo: None, client: Client) -> None:
    """PDF/UA-1: title, language, tags, bookmarks, alternative texts, and working links."""
    assert pdf_checker.failures(client.get(PDF).content) == []
    book = opened(client)
    assert str(book.Root.Lang) == "nl"
    assert book.Root.ViewerPreferences.DisplayDocTitle
    with book.open_metadata() as metadata:
        assert metadata["dc:title"] == "De Pijnacker-Nootdorpse methode"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    tags = list(structure(book.Root.StructTreeRoot))
    names = {str(tag.S) for tag in tags}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Lbl", "/Link"} <= names
    for tag in tags:
        if str(tag.S) == "/Figure":
            assert str(tag.get("/Alt", "")), "a picture without words"
    with book.open_outline() as outline:
        titles = [item.title for item in outline.root]
        steps = next(item for item in outline.root if item.title == "De stappen")
    assert titles[-2:] == ["Begrippen", "Colofon"]
    assert len(steps.children) == 6
    assert broken_links(book) == []


def test_each_role_has_its_edition(demo: None, client: Client) -> None:
    book = opened(client, f"{PDF}?als=vrijwilliger")
    with book.open_metadata() as metadata:
        assert metadata["dc:title"].endswith("editie voor de vrijwilliger")
    assert client.get(f"{PDF}?als=burgemeester").content == client.get(PDF).content


def structure(node: Any) -> Any:
    """All tags of the structure tree below ``node``."""
    children = node.get("/K")
    if children is None or isinstance(children, int):
        return
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from structure(child)


def broken_links(book: pikepdf.Pdf) -> list[str]:
    """Internal links without a destination."""
    names = set()
    if "/Names" in book.Root and "/Dests" in book.Root.Names:
        names = {str(name) for name in pikepdf.NameTree(book.Root.Names.Dests)}
    links = [note for page in book.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert len(links) > 30
    inside = [str(note.Dest) for note in links if "/Dest" in note]
    assert len(inside) > 30
    return [name for name in inside if name not in names]
