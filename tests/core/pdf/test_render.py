"""PDFs from our own HTML: accessible, and built from our own files only."""

import io
import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from core.pdf import render
from core.pdf.render import NoPangoError, PdfError, make_pdf
from tests import pdf_checker, pdf_text


def opened(html: str, title: str = "De week", language: str = "nl") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(make_pdf(html, title=title, language=language)))


def test_a_pdf_is_tagged_and_says_its_title_and_language() -> None:
    made = opened("<html lang=fr><head><title>Anders</title></head><h1>Kop</h1><p>Tekst</p>")
    assert str(made.Root.Lang) == "nl"
    assert made.Root.MarkInfo.Marked
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert "/StructTreeRoot" in made.Root
    with made.open_metadata() as metadata:
        assert metadata["dc:title"] == "De week"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


EVERYTHING = """
<style>@page { @bottom-right { content: "bladzijde " counter(page) } } .row { display: flex }</style>
<h1>Kop</h1><p>Tekst met een <a href="/methode/">link naar de methode</a>.</p>
<dl><div><dt>Duur</dt><dd>Een uur</dd></div><div><dt>Wie</dt><dd>Buren</dd><dd>Vrienden</dd></div></dl>
<dl class="row"><div><dt>Plek</dt><dd>De Kern</dd></div></dl>
<ul><li>Eén<ul><li>Eén en een half</li></ul></li></ul>
<table><thead><tr><th scope="col">Wat</th><th scope="col">Wie</th></tr></thead>
<tr><td>Koffie</td><td>Ans</td></tr></table>
"""


def test_a_screen_reader_gets_every_kind_of_text_as_what_it_is() -> None:
    made = make_pdf(EVERYTHING, title="Alles", language="nl")
    assert pdf_checker.failures(made) == []
    tags = tags_in(pikepdf.open(io.BytesIO(made)))
    assert tags.count("/L") == 4
    assert tags.count("/LI") == 5
    assert tags.count("/Lbl") == 3 + 2, "the names in the lists, and the bullets"
    assert {"/H1", "/P", "/Link", "/Table", "/TH", "/TD"} <= set(tags)


def test_the_number_of_a_page_is_not_read_out_on_every_page() -> None:
    made = opened(EVERYTHING)
    drawn = made.pages[0].Contents.read_bytes()
    assert b"/Artifact\n<</Type /Pagination>>\nBDC" in drawn
    numbers = [int(number) for number in re.findall(rb"/MCID (\d+)", drawn)]
    owners = pikepdf.NumberTree(made.Root.StructTreeRoot.ParentTree)[0]
    read = [number for number, owner in enumerate(owners) if owner is not None]
    assert numbers
    assert sorted(numbers) == read


def test_links_stay_links_when_a_file_is_printed_to_another() -> None:
    made = opened(EVERYTHING)
    assert [int(note.F) for note in made.pages[0].Annots] == [4]


DUTCH_IN_PART = """
<h1>How it works</h1><p lang="nl">Bel ons.</p><p>Ask for <span lang="nl">de beheerder</span> at the desk.</p>
<ul><li lang="nl">Op maandag</li><li>On Friday</li></ul>
<dl><div lang="nl"><dt>Duur</dt><dd>Een uur</dd></div><div><dt>Who</dt><dd lang="nl">Buren</dd></div></dl>
<section lang="nl"><h2>Koffie</h2><p lang="en">Coffee and tea.</p></section>
<p lang="nl" style="position: absolute">Kom langs</p>
"""


def test_a_screen_reader_hears_each_part_in_its_own_language() -> None:
    made = make_pdf(DUTCH_IN_PART, title="How it works", language="en")
    assert pdf_text.languages(made) == {
        "How it works": "en",
        "Bel ons.": "nl",
        "Ask for": "en",
        "de beheerder": "nl",
        "at the desk.": "en",
        "•": "en",  # the last one
        "Op maandag": "nl",
        "On Friday": "en",
        "Duur": "nl",
        "Een uur": "nl",
        "Who": "en",
        "Buren": "nl",
        "Koffie": "nl",
        "Coffee and tea.": "en",
        "Kom langs": "nl",
    }
    assert pdf_checker.failures(made) == []


def tags_in(made: pikepdf.Pdf) -> list[str]:
    """All tags of the structure tree, depth first."""
    found, waiting = [], [made.Root.StructTreeRoot]
    while waiting:
        tag = waiting.pop(0)
        if "/S" in tag:
            found.append(str(tag.S))
        below = tag.get("/K", [])
        children = below if isinstance(below, pikepdf.Array) else [below]
        waiting += [each for each in children if isinstance(each, pikepdf.Dictionary) and "/S" in each]
    return found


def test_a_picture_of_ours_is_drawn_and_a_link_leads_to_the_site() -> None:
    made = opened('<h1>Kop</h1><img src="/static/images/logo.svg" alt="Logo"><a href="/methode/">Lees</a>')
    links = [note.A.URI for note in made.pages[0].Annots if "/A" in note]
    assert [str(link) for link in links] == [f"{settings.WAGTAILADMIN_BASE_URL}/methode/"]
    bare = opened('<h1>Kop</h1><img src="/static/images/none.svg" alt="Logo"><a href="/methode/">Lees</a>')
    assert len(made.pages[0].Contents.read_bytes()) > len(bare.pages[0].Contents.read_bytes())


def test_a_pdf_loads_only_our_own_public_files() -> None:
    addresses = (
        "file:///etc/hostname",
        "/etc/hostname",
        "/static/../pyproject.toml",
        "/static/%2e%2e/pyproject.toml",
        "/media/original_images/secret.txt",
        "/media/images/../original_images/secret.txt",
        "http://127.0.0.1:9/x.txt",
        "//127.0.0.1:9/x.txt",
    )
    secret = Path(settings.MEDIA_ROOT) / "original_images" / "secret.txt"
    secret.parent.mkdir(parents=True, exist_ok=True)
    secret.write_text("geheim")
    given = Path(settings.MEDIA_ROOT) / "images" / "open.txt"
    given.parent.mkdir(parents=True, exist_ok=True)
    given.write_text("voor iedereen")
    wanted = [*addresses, "/media/images/open.txt"]
    links = "".join(f'<link rel="attachment" href="{each}">' for each in wanted)
    made = opened(f"<html><head>{links}</head><h1>Kop</h1>")
    assert [each.get_file().read_bytes() for each in made.attachments.values()] == [b"voor iedereen"]


def test_a_missing_style_sheet_is_an_error() -> None:
    with pytest.raises(PdfError, match="none\\.css"):
        make_pdf('<link rel="stylesheet" href="/static/css/none.css"><p>x</p>', title="x", language="nl")


def test_a_runaway_text_fails_one_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "SECONDS_AT_MOST", 2)
    with pytest.raises(PdfError):
        make_pdf("<p>" + "woord " * 400_000, title="x", language="nl")


def test_a_machine_without_pango_reports_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Simulate a machine where the import of WeasyPrint fails because Pango is missing.
    process = tmp_path / "process"
    shutil.copytree(render.PROCESS, process)
    main = process / "__main__.py"
    main.write_text(
        main.read_text().replace("import weasyprint  #", 'raise OSError("no library called pango")  #')
    )
    monkeypatch.setattr(render, "PROCESS", process)
    with pytest.raises(NoPangoError, match="Pango"):
        make_pdf("<p>x</p>", title="x", language="nl")


EVERY_SHEET_OF_STYLE = ("print/week.css", "paper/handbook.css", "paper/work_sheets.css")
OUR_FONTS = ("Atkinson-Hyperlegible", "Noto-Sans")


@pytest.mark.parametrize("sheet", EVERY_SHEET_OF_STYLE)
def test_pdfs_use_our_fonts_whatever_the_system_has(
    sheet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = (
        f'<html><head><link rel="stylesheet" href="{settings.STATIC_URL}css/{sheet}"></head><body>'
        "<h1>De week aan de Ĳssel</h1><p>Gewoon, <strong>vet</strong> en <em>schuin</em>: 015‑0000111 → ☐</p>"
        '<p lang="uk">Київ <b>Київ</b></p><p lang="ar" dir="rtl">مرحبا <b>بكم</b></p></body></html>'
    )
    folders = "".join(f"<dir>{folder}</dir>" for folder in ("/usr/share/fonts", "/usr/local/share/fonts"))
    made = set()
    for name, inside in (("all", folders), ("none", "")):
        (tmp_path / name).write_text(f"<fontconfig>{inside}</fontconfig>")
        monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / name))
        paper = make_pdf(html, title="Letters", language="nl")
        found = pdf_text.fonts(paper)
        assert all(font.startswith(OUR_FONTS) for font in found), found
        assert {"Atkinson-Hyperlegible", "Atkinson-Hyperlegible-Bold"} <= found
        assert any(font.startswith("Noto-Sans-Arabic") for font in found)
        made.add(tuple(pdf_text.pieces(paper)))
    assert len(made) == 1


def test_a_missing_font_is_an_error() -> None:
    style = "<style>@font-face { font-family: Weg; src: url(/fonts/Weg.ttf) } p { font-family: Weg }</style>"
    with pytest.raises(PdfError, match=r"Weg\.ttf"):
        make_pdf(f"<html><head>{style}</head><p>Tekst</p></html>", title="Weg", language="nl")


def test_the_check_itself_detects_overlapping_text() -> None:
    html = '<html><p>Onder</p><p style="margin-top: -2em">Boven</p></html>'
    (found,) = pdf_text.overprinted(make_pdf(html, title="Over", language="nl"))
    assert "Onder" in found and "Boven" in found
