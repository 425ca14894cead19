"""Residents' tasks: by keyboard only, without JavaScript, at 320 pixels, and with text twice as large."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitors import KINDS, Visitor, visiting

pytestmark = pytest.mark.browser

ZWALUW = "/sociale-kaart/buurthuis-de-zwaluw/"
SHOW = "Zoek"


@pytest.fixture(scope="module", params=KINDS)
def visitor(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    yield from visiting(browser, site, request.param)


def total(visitor: Visitor) -> int:
    """The number of results according to the list."""
    found = visitor.page.locator("main h2").filter(has_text=re.compile(r"\d+ plek")).first.inner_text()
    return int(re.findall(r"\d+", found)[0])


def test_she_says_what_she_looks_for_and_opens_a_place(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.fill("Zoek in de sociale kaart", "koffie")
    visitor.press(visitor.button("Zoek"))
    assert "zoek=koffie" in visitor.page.url
    visitor.press(visitor.page.locator("main a").filter(has_text=re.compile(r"Naar de lijst \(\d+\)")))
    expect(visitor.page.locator("#gevonden")).to_be_in_viewport()
    card = visitor.page.locator("main .card__link").first
    name = card.inner_text()
    visitor.press(card)
    assert visitor.heading() == name
    expect(visitor.page.locator("main a[href^='tel:']").first).to_be_visible()


def test_she_searches_the_whole_site(visitor: Visitor) -> None:
    visitor.go("/zoeken/")
    visitor.fill("Wat zoek je?", "eenzaam")
    visitor.press(visitor.button("Zoek"))
    assert visitor.page.locator("main h4 a").count() > 0


def test_she_asks_an_everyday_question(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.press(visitor.page.locator("main .question-buttons a").first)
    assert "/sociale-kaart/?" in visitor.page.url
    assert total(visitor) > 0


def test_she_narrows_the_list_and_takes_one_choice_back(visitor: Visitor) -> None:
    visitor.go("/sociale-kaart/")
    everything = total(visitor)
    visitor.choose("Waar?", "Pijnacker-Noord")
    visitor.choose("Wanneer?", "Volgende week")
    visitor.press(visitor.page.locator("main summary").filter(has_text="Meer keuzes"))
    visitor.choose("Wat kost het?", "Gratis")
    visitor.tick("Rolstoel")
    visitor.press(visitor.page.locator("main details.more").get_by_role("button", name=SHOW).first)
    few = total(visitor)
    assert 0 < few < everything
    for part in ("wijk=pijnacker-noord", "wanneer=volgende-week", "kosten=", "toegankelijk=rolstoel"):
        assert part in visitor.page.url
    visitor.press(visitor.page.locator("main .active-filters a").filter(has_text="Pijnacker-Noord").first)
    assert "wijk=" not in visitor.page.url and "wanneer=volgende-week" in visitor.page.url
    assert few <= total(visitor) < everything


def test_her_postcode_leads_to_what_is_near(visitor: Visitor) -> None:
    visitor.go("/sociale-kaart/")
    visitor.fill("Wat is je postcode?", "2641 AB")
    visitor.press(visitor.button(SHOW))
    assert "postcode=2641" in visitor.page.url
    expect(visitor.page.locator("main article").first).to_contain_text("In jouw wijk")


def test_a_slip_in_the_postcode_is_said_at_the_field(visitor: Visitor) -> None:
    visitor.go("/sociale-kaart/")
    visitor.fill("Wat is je postcode?", "26")
    visitor.press(visitor.button(SHOW))
    visitor.sees("Schrijf je postcode als 2641 of 2641 AB.")
    visitor.press(visitor.page.locator("main .error-summary a").first)
    if visitor.scripts:
        expect(visitor.page.locator("#filter-postcode")).to_be_focused()


def test_where_nothing_is_found_she_can_go_on(visitor: Visitor) -> None:
    visitor.go("/sociale-kaart/?zoek=xqzvw")
    visitor.sees("Niets gevonden")
    expect(visitor.page.locator("main a[href^='tel:']").first).to_be_visible()
    visitor.press(visitor.page.locator("main .empty-state a:not([href^='tel:'])").first)


def test_and_she_says_in_one_click_what_she_misses(visitor: Visitor) -> None:
    visitor.go("/sociale-kaart/?zoek=xqzvw")
    visitor.press(visitor.page.locator("main").get_by_role("link", name="Dit mis ik").first)
    assert "/dit-mis-ik/" in visitor.page.url


def test_the_telephone_knows_where_she_is_when_she_asks(visitor: Visitor) -> None:
    if not visitor.scripts:  # she enters her postcode; there is no dead button
        visitor.go("/sociale-kaart/")
        expect(visitor.button("Gebruik mijn locatie")).to_have_count(0)
        return
    visitor.context.grant_permissions(["geolocation"])
    visitor.context.set_geolocation({"latitude": 52.0269123, "longitude": 4.4290456})
    visitor.go("/sociale-kaart/")
    visitor.act(visitor.button("Gebruik mijn locatie"))
    visitor.page.wait_for_url("**plek=52.03**")
    visitor.look_round()
    assert "plek=52.03%2C4.43" in visitor.page.url
    expect(visitor.page.locator("main article").first).to_contain_text("In jouw wijk")


def choose_days(visitor: Visitor, name: str) -> None:
    """On a phone the days are folded, so that the first screen shows what is on."""
    fold = visitor.page.get_by_text("Kies een dag, of zoek")
    if fold.is_visible():
        visitor.press(fold)
    visitor.press(visitor.link(name))


def test_she_sees_what_is_on_this_week_and_next_in_her_neighbourhood(visitor: Visitor) -> None:
    visitor.go("/wijken/nootdorp-plan-west/")
    visitor.press(visitor.link("De hele agenda van Nootdorp Plan-West"))
    choose_days(visitor, "Deze week")
    choose_days(visitor, "Volgende week")  # on a Sunday evening this week is over
    day = visitor.page.locator("main .agenda-day h3").first
    expect(day).to_have_text(re.compile(r"\d{1,2} \w+"))
    row = visitor.page.locator("main .agenda-day a.card__link, main .agenda-day a").first
    visitor.press(row)
    expect(visitor.page.get_by_role("heading", name="Wat en wanneer")).to_be_visible()


def test_she_finds_what_is_on_tomorrow_for_everybody(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.press(visitor.link("Bekijk de hele agenda"))
    choose_days(visitor, "Morgen")
    assert "wanneer=morgen" in visitor.page.url
    assert visitor.page.locator("main .agenda-day").count() <= 1


def test_she_looks_where_it_is(visitor: Visitor) -> None:
    visitor.go(ZWALUW)
    visitor.press(visitor.page.locator("details[data-map] summary"))
    if not visitor.scripts:
        visitor.sees("Alles wat erop staat, staat ook in de lijst.")
        return
    mark = visitor.page.locator(".map__mark").first
    expect(mark).to_be_visible()
    visitor.press(mark)
    expect(visitor.page.locator(".map__list")).to_contain_text("Buurthuis De Zwaluw")
    visitor.look_round()


def test_she_makes_a_list_and_prints_and_shares_it(visitor: Visitor) -> None:
    visitor.go("/sociale-kaart/?wijk=pijnacker-noord")
    visitor.press(visitor.page.locator("main button[name=erbij][value=buurttuin-het-zaadje]"))
    visitor.press(visitor.page.locator("main button[name=erbij][value=taalcafe-praatplaat]"))
    assert "wijk=pijnacker-noord" in visitor.page.url
    visitor.press(visitor.page.locator("a").filter(has_text="Mijn lijst (2)").first)
    assert visitor.heading() == "Mijn lijst"
    expect(visitor.page.locator("main .shortlist-item")).to_have_count(2)
    address = visitor.link("Mail deze lijst naar jezelf").get_attribute("href") or ""
    assert address.startswith("mailto:?") and "buurttuin-het-zaadje" in address
    visitor.press(visitor.page.locator("main button[name=eraf][value=taalcafe-praatplaat]"))
    expect(visitor.page.locator("main .shortlist-item")).to_have_count(1)


def test_she_takes_the_week_and_the_times_along(visitor: Visitor) -> None:
    visitor.go("/wijken/nootdorp-plan-west/")
    visitor.opens("Zet in je agenda", "text/calendar")
    expect(visitor.link("De week op papier (pdf)")).to_have_attribute("href", re.compile(r"/week\.pdf"))
    visitor.go(ZWALUW)
    visitor.opens("Zet in je agenda", "text/calendar")
    expect(visitor.link("Mail naar iemand")).to_be_visible()
    printing = visitor.page.locator("[data-take=print] button")
    expect(printing).to_be_visible(visible=visitor.scripts)


def test_she_says_that_something_is_not_right(visitor: Visitor) -> None:
    visitor.go(ZWALUW)
    visitor.press(visitor.link("Klopt dit niet?"))
    expect(visitor.page.locator("main .choice-button").first).to_be_visible()
    expect(visitor.page.locator("main a[href^='tel:']").first).to_be_visible()


def test_she_reads_it_in_english(visitor: Visitor) -> None:
    visitor.go(ZWALUW)
    visitor.press(visitor.page.locator(".language-menu summary"))
    visitor.press(visitor.page.locator(".language-menu a[lang=en]"))
    assert visitor.page.url.endswith(f"/en{ZWALUW}")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
