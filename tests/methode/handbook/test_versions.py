"""Frozen versions: immutable, comparable, citable."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from methode.citations.formats import Citation
from methode.handbook.freeze_version import CannotFreezeError, freeze
from methode.handbook.text_diff import TextChange, TextLine, blocks_of, changes_between, lines_of
from methode.models import FrozenError, FrozenVersion, MethodPage, MethodVersion, StepPage

NASTY = '<script>alert("x")</script>'


@pytest.fixture
def two_versions(
    method: MethodPage, add_step: Callable[..., StepPage], django_capture_on_commit_callbacks: Callable
) -> MethodPage:
    """Version 2026-1, and 2026-2 with a changed goal and a new step."""
    step = add_step(1, goal="Het oude doel.")
    method.version, method.version_date = "2026-1", date(2026, 1, 5)
    method.save()
    with django_capture_on_commit_callbacks(execute=True):
        freeze(method, timezone.now())
    step.goal = f"Het nieuwe doel. {NASTY}"
    step.save()
    add_step(2)
    method.version, method.version_date = "2026-2", date(2026, 6, 5)
    method.versions = [
        MethodVersion(version="2026-2", date=date(2026, 6, 5), text="Een nieuwe stap.", locale=method.locale)
    ]
    method.save()
    with django_capture_on_commit_callbacks(execute=True):
        freeze(method, timezone.now())
    return method


@pytest.mark.django_db
def test_a_frozen_version_stays_what_it_was(
    two_versions: MethodPage, read: Callable[[str], str], client: Client
) -> None:
    page = read("/methode/versies/2026-1/")
    assert "Het oude doel." in page
    assert "Het nieuwe doel." not in page
    StepPage.objects.all().delete()
    assert "Het oude doel." in read("/methode/versies/2026-1/")
    first, second = (client.get(f"/methode/versies/2026-{number}/handboek.pdf") for number in (1, 2))
    assert first["Content-Type"] == second["Content-Type"] == "application/pdf"
    assert first.content != second.content
    assert first.content == client.get("/methode/versies/2026-1/handboek.pdf").content
    frozen = FrozenVersion.objects.get(version="2026-1")
    frozen.title = "Anders"
    everything = FrozenVersion.objects.all()
    for attempt in (
        frozen.save,
        frozen.delete,
        everything.delete,
        partial(everything.update, title="Anders"),
        partial(everything.bulk_update, [frozen], ["title"]),
    ):
        with pytest.raises(FrozenError):
            attempt()


@pytest.mark.django_db
def test_visitors_read_what_changed_in_plain_words(
    two_versions: MethodPage, read: Callable[[str], str]
) -> None:
    page = read("/methode/versies/")
    assert page.index("Versie 2026-2") < page.index("Versie 2026-1")
    assert "Een nieuwe stap." in page
    assert 'href="/methode/versies/2026-2/verschil/"' in page
    assert 'href="/methode/versies/2026-1/verschil/"' not in page, "there is nothing before the first"
    difference = read("/methode/versies/2026-2/verschil/")
    assert "<del>Het oude doel.</del>" in difference
    assert "<ins>Het nieuwe doel. &lt;script&gt;" in difference
    assert NASTY not in difference
    assert NASTY not in read("/methode/versies/2026-2/")
    assert "Het oude doel." in read("/methode/versies/2026-1/verschil/?met=2026-2")
    assert difference == read("/methode/versies/2026-2/verschil/?met=%00bestaat-niet")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/methode/versies/2025-9/",
        "/methode/versies/2025-9/handboek.pdf",
        "/methode/versies/2025-9/verschil/",
        "/methode/versies/2026-1/verschil/",
        "/methode/versies/2025-9/citeer.bib",
    ],
)
def test_what_was_never_frozen_is_not_there(two_versions: MethodPage, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_versions_ask_the_database_little(
    two_versions: MethodPage, count_queries: Callable[[str], int]
) -> None:
    for address in ("", "2026-2/", "2026-2/verschil/"):
        assert count_queries(f"/methode/versies/{address}") <= 15


@pytest.mark.django_db
def test_a_version_is_frozen_once_and_only_when_it_is_public(
    two_versions: MethodPage, django_user_model: Any
) -> None:
    with pytest.raises(CannotFreezeError, match="al vastgelegd"):
        freeze(two_versions, timezone.now())
    two_versions.version = "  "
    two_versions.save()
    with pytest.raises(CannotFreezeError, match="Vul eerst een versie in"):
        freeze(two_versions, timezone.now())
    two_versions.version = "2026-3"
    two_versions.live = False
    two_versions.save()
    with pytest.raises(CannotFreezeError, match="Publiceer eerst"):
        freeze(two_versions, timezone.now())


@pytest.mark.django_db
def test_an_editor_freezes_by_a_button_and_a_volunteer_does_not(
    two_versions: MethodPage, client: Client
) -> None:
    two_versions.version = "2026-3"
    two_versions.save()
    address = f"/beheer/methode/{two_versions.pk}/vaststellen/"
    assert client.post(address)["Location"].startswith("/beheer/login/")
    call_command("setup_roles", verbosity=0)
    for group, may in (("Vrijwilligers", False), ("Redacteuren", True)):
        user = User.objects.create_user(group.lower())
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        client.get(address)  # GET freezes nothing
        assert not FrozenVersion.objects.filter(version="2026-3").exists()
        client.post(address)
        assert FrozenVersion.objects.filter(version="2026-3").exists() is may
    edit = client.get(f"/beheer/pages/{two_versions.pk}/edit/").content.decode()
    assert address in edit
    assert "al vastgelegd" in client.get(address).content.decode()


@pytest.mark.django_db
def test_a_professional_cites_a_step(
    two_versions: MethodPage, client: Client, read: Callable[[str], str]
) -> None:
    assert 'href="/methode/stap-1/citeer/"' in read("/methode/stap-1/")
    page = read("/methode/stap-1/citeer/")
    assert "Stap 1: Stap 1 heet zo. In: De methode, versie 2026-2 (concept). Geraadpleegd op" in page
    bibtex = client.get("/methode/stap-1/citeer.bib").content.decode()
    assert "edition = {2026-2}" in bibtex
    assert f"urldate = {{{timezone.localdate().isoformat()}}}" in bibtex
    ris = client.get("/methode/stap-1/citeer.ris").content.decode()
    assert ris.startswith("TY  - CHAP\r\n")
    assert ris.endswith("ER  - \r\n")
    old = client.get("/methode/versies/2026-1/citeer.ris").content.decode()
    assert "ET  - 2026-1" in old
    assert "/methode/versies/2026-1/\r\n" in old
    assert client.get("/citeer.bib").status_code == 404


def test_signs_in_a_title_break_neither_bibtex_nor_ris() -> None:
    title = "50% {meer} & _beter_\r\nER  - \nAU  - Iemand"
    cited = Citation("A\nB", title, "", "1", 2026, "https://example.nl/~a", date(2026, 11, 24))
    assert r"50\% \{meer\} \& \_beter\_ ER - AU - Iemand" in cited.bibtex
    assert "AU  - A B" in cited.ris
    assert cited.ris.count("\nAU  - ") == 1
    assert cited.ris.count("\nER  - ") == 1


def test_lines_keep_words_and_leave_what_is_drawn() -> None:
    html = (
        "<h3><svg><title>Pen</title></svg>Stap 1</h3><ul><li><p>Eén  <b>ding</b></p></li>"
        "<li>Twee<br>delen</li></ul>"
        "<p>Tekst &amp; &lt;b&gt;</p><dl><dt>Duur</dt><dd>1 uur</dd></dl><p></p>"
    )
    lines = lines_of(html)
    assert lines == [
        TextLine("h3", "Stap 1"),
        TextLine("li", "Eén ding"),
        TextLine("li", "Twee delen"),
        TextLine("p", "Tekst & <b>"),
        TextLine("dt", "Duur"),
        TextLine("dd", "1 uur"),
    ]
    assert [block.kind for block in blocks_of(lines)] == ["heading", "list", "p", "facts"]


def test_a_change_is_shown_under_its_heading() -> None:
    old = [TextLine("h3", "Stap 1"), TextLine("p", "A"), TextLine("h3", "Stap 2"), TextLine("p", "B")]
    new = [
        TextLine("h3", "Stap 1"),
        TextLine("p", "A"),
        TextLine("h3", "Stap 2"),
        TextLine("p", "C"),
        TextLine("p", "D"),
    ]
    assert changes_between(old, new) == [
        TextChange("Stap 2", [TextLine("p", "B")], [TextLine("p", "C"), TextLine("p", "D")])
    ]
    assert changes_between(new, new) == []
