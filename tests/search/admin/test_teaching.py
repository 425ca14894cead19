"""From the report, one press makes the words of a question find something."""

from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from config.roles import EDITORS, NEIGHBOURHOOD_EDITORS
from search.models import SearchCount, Synonym
from tests.search.admin.test_reports import SEARCHES, logged_in
from wijken.directory.models import Listing

NOVEMBER = date(2026, 11, 1)
WORDS = "xqzvkp"


def asked(words: str = WORDS, **more: object) -> SearchCount:
    return SearchCount.objects.create(month=NOVEMBER, words=words, **{"days": 2, "times": 3} | more)


def press(client: Client, row: SearchCount, button: str, target: str) -> str:
    answer = client.post(f"{SEARCHES}{row.pk}/{button}/", {"target": target}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def found(words: str = WORDS) -> str:
    return Client().get("/zoeken/", {"zoek": words}).content.decode()


def test_what_was_not_found_and_what_did_not_help_stand_alike(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 24, 9, tzinfo=UTC))
    for words, results, times, unhelpful in (
        ("gevonden", 5, 90, 0), ("leeg", 0, 3, 0), ("verkeerd", 5, 9, 4), ("eens verkeerd", 5, 9, 1),
    ):  # fmt: skip
        asked(words, results=results, times=times, unhelpful=unhelpful)
    rows = ["verkeerd", "leeg", "eens verkeerd", "gevonden"]
    client = logged_in(EDITORS)
    context = client.get(SEARCHES).context
    assert [row.words for row in context["object_list"]] == rows
    context = client.get(SEARCHES, {"nothing": "true"}).context
    assert [row.words for row in context["object_list"]] == rows[:3]
    on_the_start = client.get("/beheer/").content.decode()
    assert "9 keer in november" not in on_the_start, "of which five were answered"
    assert "4 keer in november" in on_the_start


def test_words_that_belong_to_another_find_what_that_finds_at_once(indexed: None) -> None:
    row, client = asked(), logged_in(EDITORS)
    assert "Schaakclub Open Bord" not in found()

    page = press(client, row, "hoort-bij", "schaken")

    assert "“xqzvkp” hoort nu bij “schaken”. Wie dat zoekt, vindt nu " in page
    assert "Schaakclub Open Bord" in found()
    synonym = Synonym.objects.get(words="xqzvkp, schaken")
    assert synonym.one_way
    assert f'href="/beheer/snippets/search/synonym/delete/{synonym.pk}/"' in page, "to undo it"
    assert "Hoort bij" in page and "xqzvkp, schaken" in page, "and where it is, later on"
    client.post(f"/beheer/snippets/search/synonym/delete/{synonym.pk}/")
    assert "Schaakclub Open Bord" not in found()


def test_words_become_a_search_word_of_a_listing_at_once(indexed: None) -> None:
    row, client = asked(), logged_in(EDITORS)
    listing = Listing.objects.get(name="Schaakclub Open Bord")

    page = press(client, row, "zoekwoord", "schaakclub open bord")

    assert "“xqzvkp” is nu een zoekwoord van Schaakclub Open Bord." in page
    assert "Wie dat zoekt, vindt nu 1 resultaat." in page
    assert f'href="{listing.edit_url}"' in page
    assert f"?{escape(urlencode({'zoek': WORDS}))}" in page, "a way to see it"
    assert "Schaakclub Open Bord" in found()
    assert WORDS in [tag.name for tag in Listing.objects.get(pk=listing.pk).tags.all()]


def test_a_draft_that_waits_stays_a_draft_and_gets_the_word_too(indexed: None) -> None:
    row, client = asked(), logged_in(EDITORS)
    draft = Listing.objects.get(name="Schaakclub Open Bord")
    draft.summary = "Nog niet af"
    draft.save_revision()

    press(client, row, "zoekwoord", draft.name)

    now = Listing.objects.get(pk=draft.pk)
    assert now.summary != "Nog niet af" and "Schaakclub Open Bord" in found()
    later = now.get_latest_revision_as_object()
    assert later.summary == "Nog niet af" and WORDS in [tag.name for tag in later.tags.all()]


def test_a_change_that_waits_for_approval_is_looked_at_first(indexed: None) -> None:
    row, client = asked(), logged_in(EDITORS)
    listing = Listing.objects.get(name="Schaakclub Open Bord")
    listing.save_revision()
    listing.get_workflow().start(listing, User.objects.get(username="wie"))
    page = press(client, row, "zoekwoord", listing.name)
    assert "wacht op goedkeuring" in page and listing.edit_url in page
    assert WORDS not in [tag.name for tag in Listing.objects.get(pk=listing.pk).tags.all()]


@pytest.mark.parametrize(
    ("button", "target", "said"),
    [
        ("hoort-bij", "", "vindt niets"),
        ("hoort-bij", "qqqqqq", "“qqqqqq” vindt niets"),
        ("hoort-bij", "samen schaken", "“samen schaken” vindt niets"),
        ("zoekwoord", "Zo heet niets", "Er is geen vermelding “Zo heet niets” die jij mag veranderen."),
    ],
)
def test_what_leads_nowhere_is_refused_and_said(indexed: None, button: str, target: str, said: str) -> None:
    row, client = asked(), logged_in(EDITORS)
    assert said in press(client, row, button, target)
    assert SearchCount.objects.get().seen_at is None and not Synonym.objects.filter(words__contains=WORDS)


def test_what_became_a_word_leaves_the_start_screen(indexed: None) -> None:
    row, client = asked(), logged_in(EDITORS)
    other = asked(place="Noord")
    press(client, row, "hoort-bij", "schaken")
    assert all(SearchCount.objects.get(pk=each.pk).seen_at for each in (row, other))


@pytest.mark.parametrize("button", ["hoort-bij", "zoekwoord"])
def test_who_does_not_see_the_report_teaches_nothing(indexed: None, button: str) -> None:
    row, client = asked(), logged_in(NEIGHBOURHOOD_EDITORS)
    client.post(f"{SEARCHES}{row.pk}/{button}/", {"target": "schaken"})
    Client().post(f"{SEARCHES}{row.pk}/{button}/", {"target": "schaken"})
    assert SearchCount.objects.get().seen_at is None
