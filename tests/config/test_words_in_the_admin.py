"""Editors read Dutch in the admin: no English, and no words of programmers."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
import wagtail
import wagtail_localize
from django.conf import settings
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale

from config.roles import ADMINISTRATORS, EDITORS, TRANSLATORS, VOLUNTEERS
from tests.wijken.conftest import Town, english, module_town, town  # noqa: F401 - fixtures
from tests.wijken.directory.conftest import log_in  # noqa: F401 - fixture
from wijken.directory.models import TeamMember

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

FORBIDDEN = re.compile(
    r"\b(workflows?|snippets?|slugs?|alias|aliassen|dashboard|reviewers?|bulk|live|tags?|default"
    r"|wagtail admin|homepage|locale|redirects?|(seconds?|minutes?|hours?|days?|weeks?|months?) ago"
    r"|submit|search|settings|history|download|translation|actions?|pages?|taak ingediend|geabboneerd)\b",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
HIDDEN = ("script", "style", "template", "noscript")
SPOKEN = ("title", "aria-label", "placeholder", "alt", "data-w-tooltip-content-value")
FOLDER = Path(settings.LOCALE_PATHS[1]) / "nl" / "LC_MESSAGES"
OVERRIDES = FOLDER / "django.po"
TECHNICAL = re.compile(
    r"PO-|segment|synchro|server|vergrendel|informatie|gegevens|publicatie intrekken", re.IGNORECASE
)
NOT_SHOWN = ("Search",)
"""The value of a button that only exists for the Enter key."""


class VisibleTexts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hidden, self.texts = 0, set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN
        self.texts |= {value for name, value in attrs if name in SPOKEN and value}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            self.texts.add(" ".join(data.split()))


def texts_of(client: Client, url: str) -> set[str]:
    page = client.get(url, follow=True)
    assert page.status_code == 200, url
    parser = VisibleTexts()
    parser.feed(page.content.decode())
    return parser.texts


def screens_of(group: str, town: Town, english: Locale) -> list[str]:  # noqa: F811
    listing, other = town.listing("Koffie"), town.listing("Thee", phone="015-0000100")
    facts = ("listing", "activity", "location", "organisation")
    lists = [reverse(f"wagtailsnippets_directory_{kind}:list") for kind in facts]
    of_listing = [
        reverse(f"wagtailsnippets_directory_listing:{view}", args=[listing.pk])
        for view in ("edit", "history", "usage")
    ]
    merging = [
        reverse("directory_merge_with", args=["vermelding", listing.pk]),
        reverse("directory_merge", args=["vermelding", listing.pk, other.pk]),
    ]
    names = ("wagtailadmin_home", "search_finder", "core_reports", "own-account")
    everybody = [reverse(name) for name in names]
    pages = [
        *(reverse(f"wagtailadmin_pages:{view}", args=[town.step.pk]) for view in ("edit", "history", "copy")),
        reverse("wagtailadmin_explore", args=[town.step.get_parent().pk]),
        reverse("wagtailadmin_pages:add", args=["wijken", "storypage", town.stories.pk]),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
        *(
            reverse(f"wagtailadmin_reports:{name}")
            for name in ("workflow", "workflow_tasks", "site_history", "aging_pages", "locked_pages")
        ),
    ]
    translated = [reverse("wagtailadmin_pages:edit", args=[town.home.get_translation(english).pk])]
    add = reverse("wagtailsnippets_directory_listing:add")
    starting = [reverse("wijken_new_neighbourhood"), reverse("wijken_checklist", args=[town.west.pk])]
    return {
        VOLUNTEERS: [*everybody, *lists, *of_listing, add],
        TRANSLATORS: [*everybody, *translated, reverse("wagtail_localize:translations_report")],
        EDITORS: [*everybody, *lists, *of_listing, *merging, *starting, add, *pages, *translated],
        ADMINISTRATORS: [*everybody, *pages, reverse("wagtailusers_users:index")],
    }[group]


@pytest.mark.parametrize("group", [VOLUNTEERS, TRANSLATORS, EDITORS, ADMINISTRATORS])
def test_no_screen_speaks_english_or_like_a_programmer(
    town: Town,  # noqa: F811
    english: Locale,  # noqa: F811
    log_in: Callable[[str], Client],  # noqa: F811
    group: str,
) -> None:
    client = log_in(group)
    if group == VOLUNTEERS:
        TeamMember.objects.create(user=client.user, neighbourhood=town.north)
    found = {
        (url, text)
        for url in screens_of(group, town, english)
        for text in texts_of(client, url)
        if FORBIDDEN.search(text) and text not in NOT_SHOWN
    }
    assert found == set(), "\n".join(sorted({text for _url, text in found}))


def test_how_long_ago_is_said_in_dutch() -> None:
    with translation.override("nl"):
        assert naturaltime(timezone.now() - timedelta(minutes=3)) == "3\u00a0minuten geleden"


def test_the_screen_of_a_translation_says_it_in_dutch_words(log_in: Callable[[str], Client]) -> None:  # noqa: F811
    answer = log_in(TRANSLATORS).get(reverse("wagtail_localize:javascript_catalog"))
    catalogue = json.loads(answer.content.decode().split("const newcatalog = ")[1].split(";\n")[0])
    theirs = Path(wagtail_localize.__file__).parent / "locale/nl/LC_MESSAGES/djangojs.po"
    said = {entry.msgid: catalogue[entry.msgid] for entry in polib.pofile(str(theirs))}
    assert len(said) > 40
    bad = [text for text in said.values() if FORBIDDEN.search(text) or TECHNICAL.search(text)]
    assert bad == []
    joined = [text for source, text in said.items() if source.endswith(" ") != text.endswith(" ")]
    assert joined == [], "the name of a language or a service follows"
    assert [text for source, text in said.items() if source.count("%s") != text.count("%s")] == []


def upstream() -> dict[tuple[str | None, str], polib.POEntry]:
    folders = [Path(package.__file__).parent for package in (wagtail, wagtail_localize)]
    files = [path for folder in folders for path in folder.rglob("locale/nl/LC_MESSAGES/django.po")]
    assert len(files) > 10
    return {(entry.msgctxt, entry.msgid): entry for path in files for entry in polib.pofile(str(path))}


def test_our_words_replace_what_wagtail_still_says_and_fill_in_the_same() -> None:
    theirs, ours = upstream(), polib.pofile(str(OVERRIDES))
    assert len(ours) > 200
    assert [entry.msgid for entry in ours if (entry.msgctxt, entry.msgid) not in theirs] == []
    different = [
        (entry.msgid, text)
        for entry in ours
        for text, source in zip(
            [entry.msgstr, *entry.msgstr_plural.values()],
            [
                theirs[entry.msgctxt, entry.msgid].msgstr,
                *theirs[entry.msgctxt, entry.msgid].msgstr_plural.values(),
            ],
            strict=True,
        )
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(source))
    ]
    assert different == []


def test_our_words_are_no_words_of_programmers() -> None:
    texts = [
        t for entry in polib.pofile(str(OVERRIDES)) for t in (entry.msgstr, *entry.msgstr_plural.values())
    ]
    plain = [re.sub(r"%\(\w+\)[sd]|<[^>]+>|\{\w*\}", "", text) for text in texts]
    assert [text for text in plain if FORBIDDEN.search(text)] == []
