"""The page with all that is still to be written."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from methode.models import MethodPage, StepPage

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

ADDRESS = "/methode/nog-aan-te-vullen/"


def test_what_is_missing_is_told_by_who_can_help(
    method: MethodPage, add_step: Callable[..., StepPage], read: Callable[[str], str]
) -> None:
    add_step(1, lead_time="", effort="")
    page = MethodPage.objects.get()
    points = [{"who": "De gemeente", "what": "Bedragen per jaar."}]
    part = {"part": "kosten", "text": "<p>Huur en koffie.</p>", "is_unfinished": True, "open_points": points}
    page.description = [("part", part)]
    page.save()
    assert f'href="{ADDRESS}"' in read("/methode/")
    sections = {
        section.h2.get_text(strip=True): section.get_text(" ", strip=True)
        for section in BeautifulSoup(read(ADDRESS), "html.parser").select("main section:has(h2)")
    }
    assert "Kosten : Bedragen per jaar." in sections["De gemeente"]
    everybody = sections["Iedereen die het weet"]
    assert "Randvoorwaarden" in everybody
    assert "Stap 1: Stap 1 heet zo : Tijd" in everybody
    assert "Kosten" not in everybody
