"""The guide under "Help", for everybody who may log in."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from core.help.guide import editors_guide
from core.help.pdf import KEY, guide_document
from core.models import MadeFile
from tests.wijken.directory.conftest import log_in  # noqa: F401 - fixture

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def volunteer(log_in: Callable[[str], Client]) -> Client:  # noqa: F811
    return log_in("Vrijwilligers")


def test_help_in_the_menu_leads_to_the_guide(volunteer: Client) -> None:
    menu = volunteer.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("core_help") in menu.split('id="wagtail-sidebar-props"')[1]
    page = volunteer.get(reverse("core_help")).content.decode()
    for chapter in editors_guide().chapters:
        assert f'href="{reverse("core_help_chapter", args=[chapter.slug])}"' in page


def test_every_chapter_opens_and_leads_to_the_next(volunteer: Client) -> None:
    chapters = editors_guide().chapters
    for chapter, following in zip(chapters, (*chapters[1:], None), strict=True):
        page = volunteer.get(reverse("core_help_chapter", args=[chapter.slug]))
        assert page.status_code == 200
        assert chapter.html in page.content.decode()
        assert page.context["following"] == following


def test_an_unknown_chapter_is_not_there(volunteer: Client) -> None:
    assert volunteer.get(reverse("core_help_chapter", args=["toveren"])).status_code == 404


def test_a_visitor_must_log_in(client: Client) -> None:
    for name in ("core_help", "core_help_pdf"):
        assert client.get(reverse(name)).status_code == 302


def test_the_guide_is_printed_again_only_when_its_text_changed(
    volunteer: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    printed: list[str] = []

    def as_pdf(document: object) -> bytes:
        printed.append(document.html)
        return b"%PDF-1.7"

    monkeypatch.setattr("core.generated_files.registry.PdfDocument.as_pdf", as_pdf)
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            shown = volunteer.get(reverse("core_help_pdf"))
        assert shown.headers["Content-Type"] == "application/pdf"
    assert len(printed) == 1
    assert guide_document("nl", None).html == printed[0]
    MadeFile.objects.filter(key=KEY).update(fingerprint="older")
    with django_capture_on_commit_callbacks(execute=True):
        volunteer.get(reverse("core_help_pdf"))
    assert len(printed) == 2
