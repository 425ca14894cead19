"""The project's system checks report violations."""

from typing import Any

import pytest
from wagtail.models import Site

from core.checks import (
    every_page_type_is_a_base_page,
    every_visible_field_has_help,
    the_site_is_where_mail_says,
)
from core.models import SiteSettings, StandardPage


def test_a_field_without_help_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert every_visible_field_has_help() == []
    monkeypatch.setattr(SiteSettings._meta.get_field("phone"), "help_text", "")
    assert [found.msg for found in every_visible_field_has_help()] == ["SiteSettings.phone has no help_text"]


def test_a_page_type_outside_the_family_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert every_page_type_is_a_base_page() == []
    monkeypatch.setattr("core.checks.BasePage", SiteSettings)
    assert StandardPage in [found.obj for found in every_page_type_is_a_base_page()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hostname", "port", "warned"),
    [
        ("www.example.nl", 443, []),
        ("www.example.nl", 80, ["The default site is at www.example.nl:80"]),
        ("localhost", 443, ["The default site is at localhost:443"]),
        ("", 0, ["There is no default site"]),
    ],
)
def test_links_in_mail_that_lead_elsewhere_are_named(
    settings: Any, hostname: str, port: int, warned: list[str]
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.nl"
    Site.objects.update(hostname=hostname, port=port, is_default_site=bool(hostname))
    assert [found.msg for found in the_site_is_where_mail_says(databases=["default"])] == warned
    assert the_site_is_where_mail_says(databases=None) == [], "who does not ask for it needs no database"
