"""Project rules that fail by themselves really do fail."""

import pytest

from core.checks import every_page_type_is_a_base_page, every_visible_field_has_help
from core.models import SiteSettings, StandardPage


def test_a_field_without_help_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert every_visible_field_has_help() == []
    monkeypatch.setattr(SiteSettings._meta.get_field("phone"), "help_text", "")
    assert [found.msg for found in every_visible_field_has_help()] == ["SiteSettings.phone has no help_text"]


def test_a_page_type_outside_the_family_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert every_page_type_is_a_base_page() == []
    monkeypatch.setattr("core.models.BasePage", SiteSettings)
    assert StandardPage in [found.obj for found in every_page_type_is_a_base_page()]
