"""English pages: no stray Dutch words, and Dutch texts marked up as such."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import polib
import pytest
from bs4 import BeautifulSoup, Comment, Doctype, Tag
from django.conf import settings
from django.test import Client

from core.models import SiteSettings
from wijken.directory.models import Listing, Location, Neighbourhood, Organisation

pytestmark = [pytest.mark.usefixtures("demo", "db"), pytest.mark.any_database]

LISTING = "/en/sociale-kaart/buurthuis-de-zwaluw/"
PAGES = [
    "/en/",
    "/en/zo-werkt-het/",
    "/en/contact/",
    "/en/privacy/",
    "/en/toegankelijkheid/",
    "/en/over/",
    "/en/sociale-kaart/",
    "/en/sociale-kaart/?zoek=xyzzy",
    "/en/sociale-kaart/?thema=ontmoeten",
    LISTING,
    "/en/sociale-kaart/eettafel-aan-zet/",
    "/en/wijken/",
    "/en/wijken/pijnacker-noord/",
    "/en/wijken/pijnacker-noord/agenda/",
    "/en/agenda/",
    "/en/zoeken/?zoek=koffie",
    "/en/zoeken/?zoek=zwaluw",
    "/en/is-er-niet/",
]
SAID = ("aria-label", "title", "alt", "placeholder")
PLACEHOLDER = re.compile(r"%\\\(\w+\\\)[sd]")
DUTCH = frozenset(
    """
    aan al alle als bij daar dan dat de deze dit een elke en geen haar heb hebt heeft het hier hij ik ja je
    jij jou kun kunt maar meer met mij naar niet nog nu om ook op samen te tot uit uur vaak van vanaf veel
    voor waar wat wie wij wordt zich zijn zonder
    """.split()  # noqa: SIM905 - fifty strings read worse
)
WORD = re.compile(r"[^\W\d_]+")


def read(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path, follow=True)
    assert response.status_code == (404 if "is-er-niet" in path else 200)
    return BeautifulSoup(response.content, "html.parser")


def in_english(tag: Tag | None) -> bool:
    while tag is not None and not tag.has_attr("lang"):
        tag = tag.parent
    return tag is not None and tag["lang"] == "en"


def english_texts(page: BeautifulSoup) -> Iterator[str]:
    """All texts that are read or spoken as English, including those for screen readers only."""
    for text in page.find_all(string=True):
        hidden = isinstance(text, Comment | Doctype) or text.parent.name in ("script", "style")
        if not hidden and text.strip() and in_english(text.parent):
            yield " ".join(text.split())
    for tag in page.find_all(True):
        if in_english(tag):
            yield from (tag[name] for name in SAID if tag.get(name))
            if tag.name == "meta" and tag.get("name") == "description":
                yield tag["content"]


@pytest.fixture(scope="module")
def dutch_texts() -> list[re.Pattern[str]]:
    """All texts of the catalogue of at least two words, with placeholders as wildcards."""
    catalogue = polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"))
    patterns = []
    for entry in catalogue:
        for text in filter(None, (entry.msgid, entry.msgid_plural)):
            words = WORD.findall(re.sub(r"%\(\w+\)[sd]|<[^>]+>", " ", text))
            if len(words) > 1 and text not in (entry.msgstr, *entry.msgstr_plural.values()):
                pattern = PLACEHOLDER.sub(r"\\S.*?", re.escape(" ".join(text.split())))
                patterns.append(re.compile(rf"(?<!\w){pattern}(?!\w)"))
    return patterns


@pytest.fixture
def names() -> re.Pattern[str]:
    """Names that are the same in every language."""
    found = {SiteSettings.objects.get().name}
    for model in (Listing, Location, Organisation, Neighbourhood):
        found |= set(model.objects.values_list("name", flat=True))
    found -= {"Bij jou thuis", "Aan de telefoon"}
    return re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))))


@pytest.mark.parametrize("path", PAGES)
def test_no_text_of_the_site_itself_is_left_in_dutch(
    client: Client, path: str, dutch_texts: list[re.Pattern[str]], names: re.Pattern[str]
) -> None:
    assert len(dutch_texts) > 100
    page = read(client, path)
    assert page.html["lang"] == "en"
    left = [
        (pattern.pattern, text)
        for text in english_texts(page)
        for pattern in dutch_texts
        if pattern.search(names.sub("…", text))
    ]
    assert left == []


@pytest.mark.parametrize("path", PAGES)
def test_dutch_texts_are_marked_up_as_dutch(client: Client, path: str, names: re.Pattern[str]) -> None:
    """Two Dutch function words make a sentence."""
    suspect = [
        text
        for text in english_texts(read(client, path))
        if len({word.lower() for word in WORD.findall(names.sub("…", text))} & DUTCH) > 1
    ]
    assert suspect == []


def test_facts_of_a_listing_are_said_in_english_without_being_translated_one_by_one(client: Client) -> None:
    listing = Listing.objects.get(slug="buurthuis-de-zwaluw")
    texts = " | ".join(english_texts(read(client, LISTING)))
    english_words = [
        word.names.get(language="en").name
        for words in (listing.themes, listing.audiences, listing.languages, listing.location.access_features)
        for word in words.all()
    ]
    assert len(english_words) > 4
    assert [word for word in english_words if word not in texts] == []
    assert re.search(r"Every (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", texts), "days"
    assert re.search(r"from \d+[.:]\d\d( [ap]m)? to \d+[.:]\d\d", texts), "times"
    assert "Free" in texts or "Small contribution" in texts, "costs"
    assert "Checked on" in texts or "checked on" in texts
    assert listing.name in texts
    assert "A living room for the whole neighbourhood." in texts, "the summary that somebody translated"


def test_a_page_that_nobody_translated_is_in_dutch_at_its_own_address_alone(client: Client) -> None:
    page = read(client, "/methode/")
    assert page.html["lang"] == "nl"
    assert page.select(".language-menu a") == []
    assert page.select("link[hreflang]:not([hreflang=nl])") == []
    assert client.get("/en/methode/").status_code == 404


def test_every_link_around_an_english_page_leads_somewhere_and_says_which_is_dutch(client: Client) -> None:
    links = read(client, "/en/").select(".site-header a[href^='/'], .site-footer a[href^='/']")
    found = {link["href"]: (link.get("hreflang"), " ".join(link.get_text().split())) for link in links}
    assert {path for path in found if client.get(path).status_code != 200} == set()
    assert {"/en/contact/", "/en/privacy/", "/en/toegankelijkheid/"} <= set(found)
    assert found["/methode/"] == ("nl", "Methode (in Dutch)")
    dutch = {path for path in found if not path.startswith("/en/")}
    assert {path for path in dutch if found[path][0] != "nl"} == set()


def test_the_hours_and_the_notice_are_in_english_or_say_that_they_are_dutch(client: Client) -> None:
    texts = " | ".join(english_texts(read(client, "/en/")))
    assert "on working days from 9.00 to 12.00" in texts
    assert "This is an example site." in texts
    SiteSettings.objects.update(opening_hours_en="")
    page = read(client, "/en/")
    assert page.find("span", string=re.compile("op werkdagen"))["lang"] == "nl"


@pytest.mark.parametrize("path", ["/methode/", "/wijken/nootdorp-plan-west/"])
def test_a_page_in_dutch_only_has_a_way_back_to_english(client: Client, path: str) -> None:
    link = read(client, path).select_one(".site-header a[hreflang=en]")
    assert (link["href"], link["lang"]) == ("/en/", "en")
    assert " ".join(link.get_text().split()) == "English: Together in the neighbourhood"


def test_a_way_in_leads_to_the_english_page_or_says_that_it_is_dutch(client: Client) -> None:
    cards = {
        card.a.get_text(): (card.a["href"], card.a.get("hreflang"), card.p.get_text())
        for card in read(client, "/en/").select("article.card")
    }
    assert cards["I live here"][:2] == ("/en/sociale-kaart/", None)
    href, language, text = cards["I am a volunteer"]
    assert (href, language) == ("/methode/?als=vrijwilliger", "nl")
    assert text.endswith("This page is in Dutch.")


@pytest.mark.parametrize("path", ["/", "/wijken/pijnacker-noord/", "/sociale-kaart/buurthuis-de-zwaluw/"])
def test_the_language_menu_leads_to_the_same_page_in_the_other_language(client: Client, path: str) -> None:
    links = {link["hreflang"]: link["href"] for link in read(client, path).select(".language-menu a")}
    assert links == {"nl": path, "en": f"/en{path}"}
    assert read(client, links["en"]).html["lang"] == "en"


def test_a_neighbourhood_without_translation_has_no_language_menu(client: Client) -> None:
    page = read(client, "/wijken/nootdorp-plan-west/")
    assert page.html["lang"] == "nl"
    assert page.select(".language-menu a") == []


def test_dutch_facts_say_so_in_results_and_with_whom_to_call(client: Client) -> None:
    results = " | ".join(english_texts(read(client, "/en/zoeken/?zoek=koffie")))
    assert "Every Tuesday" in results
    assert "Koffie-inloop" not in results
    role = Neighbourhood.objects.get(slug="pijnacker-noord").contact_role
    page = read(client, "/en/wijken/pijnacker-noord/")
    assert role in page.get_text()
    assert role not in " | ".join(english_texts(page))


def descriptions(client: Client, language: str) -> dict[str, str]:
    """What search engines show below the title, of every page and listing that the sitemap names."""
    sitemap = BeautifulSoup(client.get("/sitemap.xml").content, "html.parser")
    paths = [urlsplit(location.get_text()).path for location in sitemap.select("loc")]
    chosen = [path for path in paths if path.startswith("/en/") == (language == "en")]
    assert len(chosen) > 40
    return {
        path: " ".join(read(client, path).select_one("meta[name=description]")["content"].split())
        for path in [*chosen, "/en/zoeken/" if language == "en" else "/zoeken/"]
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_page_has_a_description_of_its_own(client: Client, language: str) -> None:
    found = descriptions(client, language)
    assert [path for path, text in found.items() if not text] == []
    twice = {text for text, number in Counter(found.values()).items() if number > 1}
    assert {path: text for path, text in found.items() if text in twice} == {}
    dutch = {*Listing.objects.values_list("summary", flat=True)} if language == "en" else set()
    assert {path: text for path, text in found.items() if text in dutch} == {}


@pytest.mark.parametrize("path", ["/en/", "/en/zo-werkt-het/", "/en/wijken/"])
def test_a_page_translated_in_full_does_not_say_that_some_is_dutch(client: Client, path: str) -> None:
    """Which view of a page a way in opens is no sentence, though translators are asked for it."""
    assert read(client, path).select("main .language-note") == []
