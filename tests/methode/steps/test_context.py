"""The page of a step."""

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client
from wagtail.models import Locale

from core.reader_roles import ReaderRole
from methode.models import StepPage
from methode.steps.section_order import STANDARD, order_for
from tests.methode.conftest import LONG_AGO

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

AddStep = Callable[..., StepPage]
Read = Callable[[str], str]


def next_links(page: str) -> list[str]:
    return re.findall(r'rel="(?:prev|next)" href="([^"]*)"', page)


def test_a_visitor_sees_where_the_step_stands(add_step: AddStep, read: Read) -> None:
    for number in (1, 2, 3):
        add_step(number)
    page = read("/methode/stap-2/")
    assert "<title>Stap 2 van 3: Stap 2 heet zo" in page
    assert '<p class="page-header__kicker">Stap 2 van 3</p>' in page
    assert re.search(r'<a href="/methode/stap-2/" aria-current="page">', page)


def test_a_step_in_preparation_does_not_renumber_the_others(add_step: AddStep, read: Read) -> None:
    for number in (1, 2, 3):
        add_step(number, live=number != 2)
    assert "<title>Stap 3 van 3: " in read("/methode/stap-3/")


def test_every_standard_heading_is_there_in_the_standard_order(
    add_step: AddStep, add_work_form: Callable, read: Read
) -> None:
    add_step(1, work_forms=[add_work_form("Buurttafel")])
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", read("/methode/stap-1/"))
    plain = [re.sub(r"<svg.*?</svg>|<[^>]+>", "", heading).strip() for heading in headings]
    wanted = ["Doel", "Wie: rol en taak", "Tijd", "Wat doe je", "Werkvormen"]
    wanted += ["Valkuilen, en wat helpt", "Resultaat", "Klaar als"]
    assert [heading for heading in plain if heading in wanted] == wanted


def test_a_step_without_text_says_what_is_still_to_come(add_step: AddStep, read: Read) -> None:
    add_step(1, goal="", roles=[], actions=[], pitfalls=[], results=[], done_when=[], lead_time="")
    assert read("/methode/stap-1/").count("Nog aan te vullen") == 8


def test_the_parts_of_step_5_are_5a_and_5b(add_step: AddStep, read: Read) -> None:
    above = add_step(5)
    add_step(5, above, code="5b", slug="helpen")
    add_step(5, above, code="5a", slug="organiseren")
    page = read("/methode/stap-5/")
    assert page.index("/stap-5/organiseren/") < page.index("/stap-5/helpen/")
    part = read("/methode/stap-5/organiseren/")
    assert "<title>Stap 5a van 5: " in part
    assert '<a href="/methode/stap-5/">stap 5: Stap 5 heet zo</a>' in part
    assert next_links(part) == ["/methode/stap-5/helpen/"]


def test_a_sub_step_does_not_require_what_its_step_has(add_step: AddStep, read: Read) -> None:
    add_step(5, add_step(5), code="5a", roles=[], pitfalls=[], results=[], done_when=[], lead_time="")
    assert "Nog aan te vullen" not in read("/methode/stap-5/stap-5a/")


@pytest.mark.parametrize("hidden", [{"live": False}, {"expire_at": LONG_AGO}], ids=["draft", "expired"])
def test_previous_and_next_skip_what_may_not_be_seen(add_step: AddStep, read: Read, hidden: dict) -> None:
    add_step(1)
    add_step(2, **hidden)
    add_step(3)
    assert next_links(read("/methode/stap-1/")) == ["/methode/stap-3/"]
    assert next_links(read("/methode/stap-3/")) == ["/methode/stap-1/"]
    assert "Stap 2 heet zo" not in read("/methode/")


def test_an_expired_step_is_not_found_even_when_no_worker_runs(add_step: AddStep, client: Client) -> None:
    add_step(1, expire_at=LONG_AGO)
    assert client.get("/methode/stap-1/").status_code == 404


def test_work_forms_and_words_that_may_not_be_seen_are_left_out(
    add_step: AddStep, add_work_form: Callable, add_term: Callable, read: Read
) -> None:
    forms = [add_work_form("Buurttafel"), add_work_form("Geheim", live=False)]
    forms.append(add_work_form("Voorbij", expire_at=LONG_AGO))
    terms = [
        add_term("Achterban"),
        add_term("Ongezegd", live=False),
        add_term("Verlopen", expire_at=LONG_AGO),
    ]
    add_step(1, work_forms=forms, terms=terms)
    page = read("/methode/stap-1/")
    assert "Buurttafel" in page
    assert "Wat Achterban is." in page
    assert not [word for word in ("Geheim", "Voorbij", "Ongezegd", "Verlopen") if word in page]


def test_step_3_tells_a_volunteer_first_what_to_do(add_step: AddStep, read: Read) -> None:
    add_step(3)
    page = read("/methode/stap-3/?als=vrijwilliger").partition("<body")[2]
    assert "Jij als vrijwilliger" in page
    assert page.index("Je ontvangt mensen.") < page.index("Het doel van 3.") < page.index("Wat doe je")


def test_reading_in_a_role_hides_nothing(add_step: AddStep, read: Read) -> None:
    add_step(3)
    for role in ("", "?als=professional", "?als=vrijwilliger", "?als=inwoner"):
        page = read(f"/methode/stap-3/{role}")
        for text in (
            "Je regelt de plek.",
            "Je ontvangt mensen.",
            "Je komt langs.",
            "Het doel van 3.",
            "Bel aan.",
        ):
            assert text in page, (role, text)


def test_links_to_other_steps_keep_the_role(add_step: AddStep, read: Read) -> None:
    for number in (1, 2):
        add_step(number)
    page = read("/methode/stap-1/?als=inwoner")
    assert next_links(page) == ["/methode/stap-2/?als=inwoner"]
    assert '<a href="/methode/?als=inwoner">' in page
    assert "?als=" not in re.sub(r'href="[^"]*\?als=', "", read("/methode/stap-1/"))


HOSTILE = ["onbekend", "", "vrijwilliger'--", "<script>alert(1)</script>", "\x00", "%FF", "a" * 5000, "🦆"]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("address", ["/methode/", "/methode/stap-1/"])
def test_an_unknown_role_gives_the_ordinary_page(
    add_step: AddStep, read: Read, address: str, value: str
) -> None:
    add_step(1)
    assert read(f"{address}?als={quote(value, safe='%')}") == read(address)


def test_a_role_is_understood_whatever_the_capitals(add_step: AddStep, read: Read) -> None:
    add_step(1)
    assert "Jij als vrijwilliger" in read("/methode/stap-1/?als=%20Vrijwilliger")


def is_read_in_a_role(link: str) -> bool:
    """Work sheets, citations and changelogs are the same for every role."""
    return not any(same in link for same in ("citeer", "/versies/", "werkblad"))


def test_every_link_inside_the_method_keeps_the_role(
    add_step: AddStep, add_work_form: Callable, add_term: Callable, read: Read
) -> None:
    add_step(1, work_forms=[add_work_form("Buurttafel")], terms=[add_term("Achterban")])
    for address in (
        "/methode/",
        "/methode/stap-1/",
        "/methode/werkvormen/",
        "/methode/werkvormen/buurttafel/",
    ):
        page = read(f"{address}?als=inwoner").split("<main", 1)[1].split("</main>")[0]
        page = re.sub(r'<nav class="role-switch.*?</nav>', "", page)
        links = [link for link in re.findall(r'href="(/methode/[^"#]*)"', page) if is_read_in_a_role(link)]
        assert links and all(link.endswith("?als=inwoner") for link in links), (address, links)


def test_the_language_menu_keeps_the_role(add_step: AddStep, read: Read) -> None:
    step = add_step(1)
    english, _made = Locale.objects.get_or_create(language_code="en")
    for page in (step.get_parent().get_parent(), step.get_parent(), step):
        page.specific.copy_for_translation(english).save_revision().publish()
    page = read("/methode/stap-1/?als=inwoner")
    assert re.search(r'href="/en/methode/stap-1/\?als=inwoner"', page)


def test_in_print_the_page_names_the_role_of_the_reader(add_step: AddStep, read: Read) -> None:
    add_step(1)
    assert '<p class="print-only">Gelezen als vrijwilliger</p>' in read("/methode/stap-1/?als=vrijwilliger")
    assert "print-only" not in read("/methode/stap-1/")


def test_a_volunteer_reads_about_work_forms_before_the_time_it_takes(add_step: AddStep, read: Read) -> None:
    add_step(1)
    volunteer, professional = (
        read(f"/methode/stap-1/?als={role}") for role in ("vrijwilliger", "professional")
    )
    assert volunteer.index('id="werkvormen"') < volunteer.index('id="tijd"')
    assert professional.index('id="tijd"') < professional.index('id="werkvormen"')


def test_every_reader_gets_every_part() -> None:
    for role in (None, *ReaderRole):
        for has_tasks in (True, False):
            assert sorted(order_for(role, has_tasks=has_tasks)) == sorted(STANDARD)
