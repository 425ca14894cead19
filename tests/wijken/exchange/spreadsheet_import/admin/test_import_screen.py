"""An editor sends a list, sees what it would do, decides, applies it and takes it back."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.wijken.conftest import NOW, Town
from tests.wijken.directory.conftest import log_in  # noqa: F401 - fixture
from wijken.directory.models import Listing
from wijken.exchange.spreadsheet_import.admin import jobs
from wijken.exchange.spreadsheet_import.admin.jobs import remove_old_uploads
from wijken.exchange.spreadsheet_import.models import ImportRun, ImportUpload
from wijken.exchange.spreadsheet_import.writer import RowError

pytestmark = pytest.mark.django_db

LIST = (
    "id;naam;telefoon;wat is het\n"
    "W-1;Koor De Merel;015 000 98 76;Zingen.\n"
    "W-2;Ruilkast Noord;;Boeken ruilen.\n"
)


class Editor:
    """Somebody at the screen."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def send(
        self, content: str | bytes, name: str = "lijst.csv", day: str = "2026-11-20", **more: str
    ) -> str:
        """Upload a file; the text of the page that follows."""
        data = content.encode() if isinstance(content, str) else content
        file = SimpleUploadedFile(name, data)
        sent = {"file": file, "source": "Welzijn", "file_date": day, **more}
        return self._read(self.client.post(reverse("directory_imports"), sent, follow=True))

    def do(self, action: str, **answers: str) -> str:
        return self._read(self.client.post(self.url, {"action": action, **answers}, follow=True))

    def look(self, **query: str) -> str:
        return self._read(self.client.get(self.url, query))

    @property
    def upload(self) -> ImportUpload:
        return ImportUpload.objects.latest("pk")

    @property
    def url(self) -> str:
        return reverse("directory_import", args=[self.upload.pk])

    @staticmethod
    def _read(response: Any) -> str:
        assert response.status_code == 200
        main = response.content.decode().partition('class="nice-padding imports"')[2]
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def editor(town: Town, log_in: Callable[[str], Client]) -> Editor:  # noqa: F811
    return Editor(log_in("Redacteuren"))


def names() -> list[str]:
    return sorted(Listing.objects.published(NOW).values_list("name", flat=True))


def test_a_list_is_shown_first_then_read_in_and_taken_back(editor: Editor) -> None:
    plan = editor.send(LIST)
    assert "Nieuw: 2" in plan and "Koor De Merel rij 2" in plan and "Lees 2 rijen in" in plan
    assert names() == []
    assert "2 rijen zijn ingelezen" in editor.do("apply")
    assert names() == ["Koor De Merel", "Ruilkast Noord"]
    assert bytes(editor.upload.content) == b"", "the file is not kept"
    assert "2 weggehaald, 0 teruggezet" in editor.do("undo")
    assert names() == []


def test_what_is_sent_twice_is_done_once(editor: Editor) -> None:
    editor.send(LIST)
    editor.do("apply")
    editor.do("apply")
    assert ImportRun.objects.count() == 1
    assert "Gelijk: 2" in editor.send(LIST)
    assert "Er is nu niets om in te lezen" in editor.look()


def test_a_row_that_looks_like_another_waits_for_an_answer(editor: Editor, town: Town) -> None:
    known = town.listing("Koor de Merel", phone="")
    Listing.objects.update(created_at=NOW - timedelta(days=30))
    plan = editor.send(LIST)
    assert "Lijkt op een ander: 1" in plan and "Lijkt op de vermelding “Koor de Merel”." in plan
    assert "Lees 1 rij in" in plan
    assert "Gewijzigd: 1" in editor.do("decide", **{"decision-2": "same"})
    assert "telefoon 015-0009876" in editor.look(uitkomst="gewijzigd")
    assert "Lijkt op een ander: 1" in editor.do("decide", **{"decision-2": ""}), "an answer can be taken back"
    editor.do("decide", **{"decision-2": "same"})
    editor.do("apply")
    known.refresh_from_db()
    assert known.phone == "015-0009876"
    assert names() == ["Koor De Merel", "Ruilkast Noord"]


def test_an_answer_that_was_not_kept_yet_counts_when_the_list_is_read_in(editor: Editor, town: Town) -> None:
    known = town.listing("Koor de Merel", phone="")
    Listing.objects.update(created_at=NOW - timedelta(days=30))
    editor.send(LIST)
    page = editor.client.get(editor.url).content.decode()
    buttons = re.findall(r'<button[^>]* form="rijen"[^>]* value="(\w+)"', page)
    assert buttons == ["decide", "apply"], "Enter at an answer presses the first"
    assert "2 rijen zijn ingelezen" in editor.do("apply", **{"decision-2": "same"})
    known.refresh_from_db()
    assert known.phone == "015-0009876"


def test_a_page_that_is_busy_loads_itself_again_also_at_an_anchor(editor: Editor) -> None:
    editor.send(LIST)
    ImportUpload.objects.update(state=ImportUpload.State.APPLYING)
    assert editor.client.get(editor.url).headers["Refresh"] == f"3; url={editor.url}"


def test_a_changed_row_says_field_by_field_what_changes(editor: Editor) -> None:
    editor.send(LIST)
    editor.do("apply")
    plan = editor.send(LIST.replace("015 000 98 76", "015 000 11 11"))
    assert "Gewijzigd: 1" in plan and "telefoon 015-0009876 015-0001111" in plan


def test_what_was_confirmed_later_stays_and_says_so(editor: Editor) -> None:
    editor.send(LIST)
    editor.do("apply")
    Listing.objects.get(name="Koor De Merel").confirm(date(2026, 11, 22), "de dirigent")
    plan = editor.send(LIST.replace("015 000 98 76", "015 000 11 11"))
    assert "Botst: 1" in plan and "Op 22-11-2026 is bevestigd dat het klopt." in plan


def test_unusual_headings_are_asked_and_remembered_for_the_source(editor: Editor) -> None:
    odd = "Activiteitenlijst;Waarover gaat het\nSjoelen;Gezellig spelen.\n"
    asked = editor.send(odd)
    assert "geen rij met koppen die wij kennen" in asked and "Activiteitenlijst Sjoelen" in asked
    plan = editor.do("columns", **{"column-0": "name", "column-1": "summary"})
    assert "Nieuw: 1" in plan and "Sjoelen rij 2" in plan
    editor.do("apply")
    assert "Nieuw: 1" in editor.send(odd.replace("Sjoelen", "Bridgen")), "the second list needs no questions"


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "leeg.csv", "Dit bestand is leeg."),
        (b"%PDF-1.7 ...", "lijst.xlsx", "Dit is geen spreadsheet."),
        (b"PK\x03\x04 kapot", "lijst.xlsx", "Dit bestand is kapot"),
        (b"\xd0\xcf\x11\xe0 oud", "lijst.xls", "oud .xls-bestand"),
        (b"\n\n", "lijst.csv", "geen rij met koppen die wij kennen"),
        (b'naam;a\n"Koor', "lijst.csv", "Koor"),
    ],
)
def test_a_bad_file_gets_a_sentence(editor: Editor, content: bytes, name: str, sentence: str) -> None:
    assert sentence in editor.send(content, name)
    assert names() == []


def test_a_day_that_is_still_to_come_is_refused(editor: Editor) -> None:
    assert "Deze dag komt nog." in editor.send(LIST, day="2027-01-01")
    assert not ImportUpload.objects.exists()


def test_when_writing_fails_nothing_is_written(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RowError("rij 3: dit past niet.")

    editor.send(LIST)
    with monkeypatch.context() as broken:
        broken.setattr(jobs, "apply_plan", fail)
        assert "rij 3: dit past niet. Er is niets veranderd." in editor.do("apply")
    assert names() == []
    assert "2 rijen zijn ingelezen" in editor.do("apply")


def test_a_step_that_was_started_again_meanwhile_writes_nothing(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.send(LIST)
    real = jobs.apply_plan

    def overtaken(*args: Any, **kwargs: Any) -> ImportRun:
        ImportUpload.objects.update(state=ImportUpload.State.PLANNED)
        return real(*args, **kwargs)

    monkeypatch.setattr(jobs, "apply_plan", overtaken)
    editor.do("apply")
    assert names() == [] and not ImportRun.objects.exists()


def test_work_that_stopped_can_be_started_again(editor: Editor) -> None:
    editor.send(LIST)
    ImportUpload.objects.update(state=ImportUpload.State.APPLYING, touched_at=NOW)
    assert "Begin opnieuw" not in editor.look()
    ImportUpload.objects.update(touched_at=NOW - timedelta(hours=1))
    assert "Begin opnieuw" in editor.look()
    assert "Lees 2 rijen in" in editor.do("again")


def test_new_ones_can_wait_as_drafts(editor: Editor) -> None:
    editor.send(LIST, as_draft="on")
    editor.do("apply")
    assert names() == []
    assert Listing.objects.filter(live=False).count() == 2


def test_a_list_that_is_thrown_away_changes_nothing(editor: Editor) -> None:
    editor.send(LIST)
    editor.do("remove")
    assert not ImportUpload.objects.exists() and names() == []


def test_texts_of_lists_are_removed_after_a_month_and_undoing_stays_possible(editor: Editor) -> None:
    editor.send(LIST)
    editor.do("apply")
    editor.send(LIST.replace("Koor", "Groot koor"))
    remove_old_uploads(NOW + timedelta(days=31))
    assert [upload.report for upload in ImportUpload.objects.all()] == [{"counts": {"nieuw": 2}}]
    assert "2 weggehaald" in editor.do("undo")


def test_a_cell_with_html_is_shown_as_text(editor: Editor) -> None:
    editor.send('naam;wat is het\n"Koor <script>alert(1)</script>";"<b onclick=x>vet</b>"\n')
    page = editor.client.get(editor.url).content.decode()
    assert "<script>alert" not in page and "<b onclick" not in page


@pytest.mark.parametrize("group", ["Wijkredacteuren", "Vrijwilligers", "Vertalers"])
def test_who_edits_one_neighbourhood_reads_in_no_lists(
    town: Town,
    log_in: Callable[[str], Client],  # noqa: F811
    group: str,
) -> None:
    client = log_in(group)
    sent = {"file": SimpleUploadedFile("l.csv", b"naam\nX"), "source": "W", "file_date": "2026-11-20"}
    client.post(reverse("directory_imports"), sent)
    assert not ImportUpload.objects.exists()
