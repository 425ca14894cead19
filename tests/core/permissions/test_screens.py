"""Information leaks in Wagtail's own views, as an editor or a stranger would find them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.models import HomePage
from core.permissions.bulk_actions import OnlyPermittedRows
from tests.wijken.directory.conftest import log_in  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
FORMULAS = ("=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1")


@pytest.fixture
def editor(log_in: Callable[[str], Client]) -> Client:  # noqa: F811 - the fixture
    return log_in("Redacteuren")


def test_a_picture_in_a_page_elsewhere_logs_nobody_out(editor: Client) -> None:
    refused = editor.get("/beheer/logout/")
    assert refused.status_code == 405
    assert "Set-Cookie" not in refused.headers and not refused.cookies
    assert editor.get("/beheer/").status_code == 200
    assert editor.post("/beheer/logout/").status_code == 302
    assert editor.get("/beheer/")["Location"].startswith("/beheer/login/")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_downloaded_list_of_redirects_is_a_formula(editor: Client, formula: str) -> None:
    Redirect.objects.create(old_path="/oud", redirect_link=formula)
    as_text = editor.get("/beheer/redirects/", {"export": "csv"}).getvalue().decode("utf-8-sig")
    (row,) = list(csv.reader(io.StringIO(as_text, newline=""), delimiter=";"))[1:]
    assert row[1] == f"'{formula}"
    book = load_workbook(io.BytesIO(editor.get("/beheer/redirects/", {"export": "xlsx"}).getvalue()))
    assert [cell.data_type for row in book.active.rows for cell in row if cell.value] == ["s"] * 7


def test_no_cell_of_wagtails_own_reports_is_a_formula() -> None:
    boss = get_user_model().objects.create_superuser("baas", first_name="=1+1")
    client = Client()
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    home = Page.get_first_root_node().add_child(instance=HomePage(title="=1+1", slug="som"))
    home.locked, home.locked_by = True, boss
    home.save()
    report = client.get(reverse("wagtailadmin_reports:locked_pages"), {"export": "csv"}).getvalue().decode()
    assert "'=1+1" in report
    assert ";=1+1" not in report and not report.startswith("=")


def test_nobody_unpacks_a_workbook_of_redirects_in_the_site(editor: Client) -> None:
    book, file = Workbook(), io.BytesIO()
    book.active.append(["van", "naar"])
    book.save(file)
    file.seek(0)
    file.name = "redirects.xlsx"
    assert editor.post("/beheer/redirects/import/", {"import_file": file}).status_code == 404
    assert editor.post("/beheer/redirects/import/process/").status_code == 404
    assert "redirects/import" not in editor.get("/beheer/redirects/").content.decode()


@pytest.mark.parametrize(
    ("website", "is_link"),
    [
        ("https://club.nl/", True),
        ("http://club.nl/", True),
        ("javascript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("//club.nl", False),
        ("http://[::1", False),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(website: str, is_link: bool) -> None:
    html = render_to_string("components/contact_card.html", {"contact": {"website": website}})
    assert ("<a " in html) is is_link


def test_every_bulk_action_is_silent_about_what_is_refused() -> None:
    bulk_action_registry._scan_for_bulk_actions()
    actions = {
        action
        for models in bulk_action_registry.actions.values()
        for by_name in models.values()
        for action in by_name.values()
    }
    assert {action.__name__ for action in actions if not issubclass(action, OnlyPermittedRows)} == set()
