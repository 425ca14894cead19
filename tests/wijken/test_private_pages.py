"""The page lookup in two queries respects drafts, restrictions and languages, as Wagtail does."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from wagtail.models import PageViewRestriction

from tests.wijken.conftest import NOW, Town

Read = Callable[..., str]


def test_a_page_behind_a_password_asks_for_it_and_so_does_what_is_below(town: Town, read: Read) -> None:
    PageViewRestriction.objects.create(
        page=town.north_page, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    for address in ("/wijken/noord/", "/wijken/noord/verhalen/"):
        page = read(address)
        assert 'type="password"' in page
        assert "Over Noord." not in page
    assert "Over Noord." not in read("/wijken/")


def test_a_page_behind_a_login_leads_to_the_login(town: Town) -> None:
    PageViewRestriction.objects.create(page=town.index, restriction_type=PageViewRestriction.LOGIN)
    response = Client().get("/wijken/noord/")
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_drafts_expired_pages_and_made_up_addresses_are_not_found(town: Town) -> None:
    town.stories.unpublish()
    town.north_page.expire_at = NOW - timedelta(minutes=1)
    town.north_page.save()
    for address in (
        "/wijken/noord/verhalen/",
        "/wijken/noord/",
        "/wijken/zuid/",
        "/noord/",
        "/wijken/noord/a/b/",
    ):
        assert Client().get(address).status_code == 404, address


def test_each_language_finds_its_own_page_and_names_the_other(
    town: Town, english: object, read: Read
) -> None:
    translated = town.index.copy_for_translation(english)
    translated.title = "Neighbourhoods"
    translated.save_revision().publish()
    page = read("/en/wijken/")
    assert "<h1>Neighbourhoods</h1>" in page
    assert 'hreflang="nl" href="http://localhost/wijken/"' in page
    assert Client().get("/en/wijken/noord/").status_code == 404


def test_the_breadcrumbs_go_from_the_start_to_here(town: Town, read: Read) -> None:
    page = read("/wijken/noord/verhalen/")
    crumbs = [page.index(f">{title}</") for title in ("Start", "Wijken", "Noord", "Verhalen")]
    assert crumbs == sorted(crumbs)
