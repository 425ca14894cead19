"""The page of the whole method, its work forms and its glossary."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from methode.description.sections import CHAPTERS
from methode.models import MethodPage, MethodVersion, StepPage
from tests.methode.conftest import LONG_AGO

pytestmark = pytest.mark.django_db

Read = Callable[[str], str]
PARTS = [part for chapter in CHAPTERS for part in chapter.parts]


def test_every_standard_heading_is_shown_and_missing_texts_are_still_to_come(
    method: MethodPage, read: Read
) -> None:
    method.description = [
        ("part", {"part": "hoofddoel", "text": "<p>Buren kennen elkaar.</p>", "items": []}),
        ("part", {"part": "kosten", "text": "<p> </p>", "items": []}),
        ("part", {"part": "subdoelen", "text": "", "items": ["Meer mensen doen mee."]}),
    ]
    method.save()
    page = read("/methode/")
    for part in PARTS:
        assert f'id="onderdeel-{part.key}"' in page
    assert "Buren kennen elkaar." in page
    assert "Meer mensen doen mee." in page
    description = page[page.index('id="beschrijving"') : page.index('id="colofon"')]
    assert description.count("Nog aan te vullen") == len(PARTS) - 2


def test_the_steps_are_in_order_with_their_sub_steps(
    method: MethodPage, add_step: Callable[..., StepPage], read: Read
) -> None:
    add_step(2)
    above = add_step(1)
    add_step(1, above, code="1a")
    page = read("/methode/")
    places = [page.index(f'href="/methode/{slug}/"') for slug in ("stap-1", "stap-1/stap-1a", "stap-2")]
    assert places == sorted(places)


def test_who_reads_in_a_role_sees_the_own_task_at_every_step(
    method: MethodPage, add_step: Callable[..., StepPage], read: Read
) -> None:
    add_step(1)
    assert "Je ontvangt mensen." not in read("/methode/")
    page = read("/methode/?als=vrijwilliger")
    assert "Je ontvangt mensen." in page
    assert 'href="/methode/stap-1/?als=vrijwilliger"' in page


def test_the_contents_lead_to_something(method: MethodPage, read: Read) -> None:
    page = read("/methode/")
    targets = re.findall(r'href="#([^"]+)"', page)
    assert len(targets) > len(CHAPTERS)
    assert [target for target in targets if f'id="{target}"' not in page] == []


def test_the_newest_change_comes_first(method: MethodPage, read: Read) -> None:
    for version, day, text in (
        ("0.1", date(2026, 1, 1), "Eerst dit."),
        ("0.2", date(2026, 2, 1), "Toen dat."),
    ):
        method.versions.add(
            MethodVersion(version=version, date=day, text=text, kind="nieuw", locale=method.locale)
        )
    method.save()
    page = read("/methode/")
    assert "Versie 0.2, 1 februari 2026" in page
    assert page.index("Toen dat.") < page.index("Eerst dit.")


def test_a_work_form_card_says_how_long_with_how_many_and_where_it_belongs(
    add_step: Callable[..., StepPage], add_work_form: Callable, read: Read
) -> None:
    form = add_work_form("Buurttafel", group_size="15 tot 40 mensen", how_to=[("item", "Dek de tafel.")])
    add_step(1, work_forms=[form])
    add_step(2, work_forms=[form], live=False)
    add_step(3, work_forms=[form], expire_at=LONG_AGO)
    page = read("/methode/werkvormen/buurttafel/")
    for text in ("90 minuten", "15 tot 40 mensen", "Makkelijk", "Dek de tafel.", "Begin klein.", "Stap 1: "):
        assert text in page
    assert "Stap 2: " not in page
    assert "Stap 3: " not in page
    assert "Waarvoor Buurttafel is." in read("/methode/werkvormen/")


def test_terms_are_in_alphabetical_order(add_term: Callable, read: Read) -> None:
    for name in ("zelf doen", "Één plek", "achterban", "Eenzaam", "Verborgen"):
        add_term(name, live=name != "Verborgen")
    page = read("/methode/begrippen/")
    assert "Verborgen" not in page
    assert re.findall(r"<dt>(.*?)</dt>", page) == ["achterban", "Één plek", "Eenzaam", "zelf doen"]
    assert re.findall(r'<h2 id="letter-\w">(.)</h2>', page) == ["A", "E", "Z"]
    assert 'id="begrip-achterban"' in page


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(45, "45 minuten"), (60, "1 uur"), (90, "90 minuten"), (120, "2 uur"), (150, "2 uur en 30 minuten")],
)
def test_a_duration_reads_as_people_say_it(minutes: int, words: str) -> None:
    from methode.work_form_cards import duration_in_words

    assert duration_in_words(minutes) == words
