"""Dashboard tasks: every app adds its own kinds, and users only see their own tasks."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from core.dashboard import tasks
from core.dashboard.tasks import Action, Todo, dashboard_task_source, todo_lists

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def no_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_sources", {})


def lines(count: int) -> Any:
    def find(user: Any, at: datetime) -> Iterator[Todo]:
        for number in range(count):
            yield Todo(f"Regel {number}", "/beheer/", f"{at:%d-%m} voor {user}")

    return find


def test_kinds_are_in_order_and_empty_ones_are_left_out(no_sources: None) -> None:
    dashboard_task_source("late", "Later", order=400)(lines(1))
    dashboard_task_source("none", "Niets", order=200)(lines(0))
    dashboard_task_source("early", "Eerst", order=100)(lines(1))

    assert [found.source.heading for found in todo_lists("anna", AT, 5)] == ["Eerst", "Later"]


def test_a_long_list_shows_its_first_lines_and_the_way_to_the_rest(no_sources: None) -> None:
    asked: list[int] = []

    @dashboard_task_source("long", "Veel", order=1, more=lambda: "/beheer/alles/")
    def find(user: Any, at: datetime) -> Iterator[Todo]:
        for number in range(1000):
            asked.append(number)
            yield Todo(str(number), "/beheer/", "")

    (found,) = todo_lists("anna", AT, 5)

    assert [row.title for row in found.rows] == ["0", "1", "2", "3", "4"]
    assert found.more_url == "/beheer/alles/"
    assert len(asked) == 6


def test_a_short_list_needs_no_way_to_the_rest(no_sources: None) -> None:
    dashboard_task_source("short", "Weinig", order=1, more=lambda: "/beheer/alles/")(lines(5))

    (found,) = todo_lists("anna", AT, 5)

    assert found.more_url == ""


@pytest.mark.django_db
def test_a_truncated_list_without_a_list_elsewhere_has_a_page_with_all_of_it(no_sources: None) -> None:
    dashboard_task_source("long", "Veel werk", order=1, help="Zo doe je dat.")(lines(300))
    whole = "/beheer/taken/long/"
    assert f'href="{whole}"' in start_screen()
    page = somebody().get(whole)
    assert page.status_code == 200
    html = page.content.decode()
    assert "Regel 299" in html and "Veel werk" in html and "Zo doe je dat." in html

    dashboard_task_source("long", "Veel werk", order=1)(lines(5))
    assert whole not in start_screen()


@pytest.mark.django_db
def test_whoever_does_the_last_of_a_kind_reads_that_it_is_done(no_sources: None) -> None:
    dashboard_task_source("done", "Klaar", order=1)(lines(0))
    assert "Dit is allemaal gedaan." in somebody().get("/beheer/taken/done/").content.decode()
    assert somebody().get("/beheer/taken/wat-er-niet-is/").status_code == 404


@pytest.mark.django_db
def test_a_button_in_the_whole_list_leads_back_to_it(no_sources: None) -> None:
    @dashboard_task_source("meldingen", "Meldingen", order=1)
    def find(user: Any, at: datetime) -> Iterator[Todo]:
        yield Todo("Een", "/beheer/een/", "", action=Action("Doe", "/beheer/doe/", posts=True))

    page = somebody().get("/beheer/taken/meldingen/").content.decode()
    assert '<input type="hidden" name="next" value="/beheer/taken/meldingen/">' in page


@pytest.mark.django_db
def test_no_link_on_the_start_screen_leads_to_the_manual_of_the_software() -> None:
    assert "guide.wagtail.org" not in start_screen()


@pytest.mark.django_db
def test_nothing_in_the_menu_is_marked_as_new_for_who_comes_for_the_first_time() -> None:
    page = start_screen()
    assert '"name": "help"' in page
    assert "w-dismissible-id" not in page


def start_screen() -> str:
    return somebody().get("/beheer/").content.decode()


def somebody() -> Client:
    client = Client()
    user, _new = get_user_model().objects.get_or_create(username="iemand", is_superuser=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
def test_what_somebody_typed_is_shown_as_text_and_a_button_posts(no_sources: None) -> None:
    @dashboard_task_source("meldingen", "Meldingen", order=1)
    def find(user: Any, at: datetime) -> Iterator[Todo]:
        yield Todo("<script>x</script>", "/beheer/een/", "", action=Action("Doe", "/beheer/doe/", posts=True))
        yield Todo("Twee", "/beheer/twee/", "", action=Action("Kijk", "/beheer/kijk/"))

    client = Client()
    user = get_user_model().objects.create_superuser("iemand", "iemand@example.nl", "x")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/beheer/").content.decode()

    assert "&lt;script&gt;x" in page
    assert "<script>x" not in page
    assert '<form action="/beheer/doe/" method="post">' in page
    assert 'href="/beheer/kijk/"' in page
