"""Corrections: two clicks for a visitor, one queue for editors, an answer for every sender."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.roles import TRANSLATORS
from outbox.models import Message
from tests.html_checker import problems_in
from wijken.directory.models import Listing, Neighbourhood, TeamMember
from wijken.upkeep.models import Correction
from wijken.upkeep.models.submission import ANSWERED_KEPT_FOR, UNANSWERED_KEPT_FOR
from wijken.upkeep.sender_notifications import state_path
from wijken.upkeep.signed_links import sign, signed_pk

pytestmark = pytest.mark.django_db

Opened = Callable[..., dict[str, str]]


@pytest.fixture
def tap(client: Client, listing: Listing, opened: Opened) -> Callable[..., Any]:
    """Press one of the submit buttons."""

    def press(what: str = "when", **changes: Any) -> Any:
        data = opened("correction") | {"what": what} | changes
        return client.post(reverse("correction", args=[listing.slug]), data)

    return press


@pytest.fixture
def correction(listing: Listing) -> Correction:
    return Correction.objects.create(
        sending="x",
        listing=listing,
        listing_name=listing.name,
        what="when",
        text="Het is nu om tien uur.",
        email="joke@example.nl",
        received_at=timezone.now() - timedelta(days=3),
    )


def answer_url(correction: Correction) -> str:
    return reverse("meldingen:answer", args=[correction.pk])


def test_two_taps_are_enough_to_report(tap: Callable[..., Any], client: Client) -> None:
    response = tap("gone")
    correction = Correction.objects.get()
    assert (correction.what, correction.listing_name) == ("gone", "Koffie-inloop")
    html = client.get(response["Location"]).content.decode()
    assert "Dank je. We kijken ernaar." in html
    assert "Dit bestaat niet meer" in html


def test_a_double_tap_is_one_report(tap: Callable[..., Any], opened: Opened) -> None:
    same = opened("correction")
    assert tap(**same)["Location"] == tap(**same)["Location"]
    assert Correction.objects.count() == 1


def test_what_is_not_public_cannot_be_reported_on(client: Client, listing: Listing, opened: Opened) -> None:
    url = reverse("correction", args=[listing.slug])
    Listing.objects.update(visibility="unlisted")
    assert client.get(url).status_code == 404
    assert client.post(url, opened("correction") | {"what": "when"}).status_code == 404
    assert Correction.objects.count() == 0


@pytest.mark.parametrize("what", ["", "nonsense", "when\x00", "a" * 10_000])
def test_an_invalid_answer_gets_a_message(tap: Callable[..., Any], what: str) -> None:
    response = tap(what)
    assert response.status_code == 200
    assert "Er klopt iets nog niet" in response.content.decode()


def test_who_wants_to_may_add_words_and_an_address(
    tap: Callable[..., Any],
    client: Client,
    opened: Opened,
    django_capture_on_commit_callbacks: Any,
    mailoutbox: list,
) -> None:
    state = tap("when")["Location"]
    more = {"text": "Het is nu om tien uur.", "email": "joke@example.nl"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(state, opened("correction-more") | more)["Location"] == state
    correction = Correction.objects.get()
    assert (correction.text, correction.email) == ("Het is nu om tien uur.", "joke@example.nl")
    html = client.get(state).content.decode()
    assert "Het is nu om tien uur." in html
    assert "joke@example.nl" not in html, "the address is not shown to whoever has the link"
    (mail,) = mailoutbox
    assert mail.to == ["joke@example.nl"] and "Koffie-inloop" in mail.subject and state in mail.body
    client.post(state, opened("correction-more") | {"text": "En het kost niets.", "email": ""})
    correction.refresh_from_db()
    assert "tien uur" in correction.text and "kost niets" in correction.text


def test_a_wrong_address_keeps_the_words(tap: Callable[..., Any], client: Client, opened: Opened) -> None:
    state = tap("when")["Location"]
    html = client.post(
        state, opened("correction-more") | {"text": "Mijn uitleg", "email": "joke"}
    ).content.decode()
    assert "naam@voorbeeld.nl" in html and "Mijn uitleg" in html and 'value="joke"' in html
    empty = client.post(state, opened("correction-more") | {"text": "", "email": ""}).content.decode()
    assert "Je melding is al binnen" in empty


def test_a_mail_server_that_is_away_loses_nothing(
    tap: Callable[..., Any], client: Client, opened: Opened, settings: Any
) -> None:
    settings.MAILERS = {
        "outgoing": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
        }
    }
    state = tap("when")["Location"]
    sent = client.post(state, opened("correction-more") | {"text": "x", "email": "joke@example.nl"})
    assert sent.status_code == 302
    assert Correction.objects.get().email == "joke@example.nl"
    assert Message.objects.get().state == Message.State.WAITING


def test_nobody_floods_a_mailbox_through_the_form(
    client: Client,
    listing: Listing,
    opened: Opened,
) -> None:
    for number in range(9):
        from_elsewhere = {"REMOTE_ADDR": f"192.0.2.{number}"}
        url = reverse("correction", args=[listing.slug])
        state = client.post(url, opened("correction") | {"what": "when"}, **from_elsewhere)["Location"]
        more = opened("correction-more") | {"text": "x", "email": "Joke@example.nl"}
        assert client.post(state, more, **from_elsewhere).status_code == 302
    assert Correction.objects.count() == 9, "every report is kept"
    assert Message.objects.count() == 3


def test_fifty_at_once_keep_ten_and_another_visitor_is_unharmed(
    tap: Callable[..., Any],
    client: Client,
    listing: Listing,
    opened: Opened,
) -> None:
    answers = [tap().status_code for _ in range(50)]
    assert answers == [302] * 10 + [429] * 40
    url = reverse("correction", args=[listing.slug])
    other = client.post(url, opened("correction") | {"what": "cost"}, REMOTE_ADDR="192.0.2.200")
    assert other.status_code == 302
    assert client.get(url).status_code == 200


def test_a_changed_link_shows_nothing(correction: Correction, client: Client) -> None:
    token = sign(correction)
    letters = "ABab01-_.:"
    changed = {
        token[:place] + letter + token[place + 1 :] for place in range(len(token)) for letter in letters
    } - {token}
    assert len(changed) > 300
    assert [one for one in changed if signed_pk(Correction, one) is not None] == []
    for one in ["", "1", "x" * 500, f"{correction.pk + 1}{token[1:]}", token + "A", f"{token}\x00"]:
        assert signed_pk(Correction, one) is None
    assert client.get("/melding/1.abc/").status_code == 404
    assert client.get(state_path(correction)).status_code == 200


def test_opening_the_link_changes_nothing(correction: Correction, client: Client) -> None:
    before = Correction.objects.values().get()
    for method in (client.get, client.head):
        assert method(state_path(correction)).status_code == 200
    assert Correction.objects.values().get() == before


def test_the_queue_shows_what_waits_how_long_and_with_whom(correction: Correction, editor: Client) -> None:
    done = Correction.objects.create(
        sending="y",
        listing_name="Oud",
        what="cost",
        received_at=timezone.now(),
        answered_at=timezone.now(),
    )
    html = editor.get(reverse("meldingen:index")).content.decode()
    assert "Koffie-inloop" in html and "3 dagen" in html and "Pijnacker-Noord" in html
    assert answer_url(done) not in html
    everything = editor.get(reverse("meldingen:index"), {"stand": "alles"}).content.decode()
    assert answer_url(done) in everything
    assert editor.get(reverse("meldingen:index"), {"stand": "((((", "wijk": "x"}).status_code == 200
    assert "Van bewoners" in editor.get("/beheer/").content.decode()


def test_an_answer_thanks_the_sender_and_says_what_was_done(
    correction: Correction,
    editor: Client,
    client: Client,
    django_capture_on_commit_callbacks: Any,
    mailoutbox: list,
) -> None:
    editor.post(answer_url(correction), {"take": "1"})
    assert "Iemand van ons is ermee bezig" in client.get(state_path(correction)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        sent = editor.post(
            answer_url(correction),
            {"outcome": "changed", "answer": "De tijd is nu tien uur.", "checked": "on"},
        )
    assert sent["Location"] == reverse("meldingen:index")
    (mail,) = mailoutbox
    assert mail.to == ["joke@example.nl"]
    assert "Aangepast op de site" in mail.body and "De tijd is nu tien uur." in mail.body
    assert state_path(correction) in mail.body
    html = client.get(state_path(correction)).content.decode()
    assert "Je melding is beantwoord" in html and "De tijd is nu tien uur." in html
    correction.listing.refresh_from_db()
    assert correction.listing.checked_on == timezone.localdate()


def test_nobody_hears_that_it_is_changed_while_the_change_still_waits(
    correction: Correction, editor: Client
) -> None:
    listing = correction.listing
    assert listing is not None
    draft = listing.get_latest_revision_as_object()
    draft.summary = "Nieuw."
    draft.save_revision()
    draft.get_workflow().start(draft, editor.user)  # type: ignore[attr-defined]
    said = editor.post(answer_url(correction), {"outcome": "changed", "answer": "Aangepast."})
    assert "Bezoekers lezen nog het oude." in said.content.decode()
    assert Correction.objects.open().exists() and not Message.objects.exists()

    draft.current_workflow_state.current_task_state.approve(user=editor.user)  # type: ignore[attr-defined]
    assert (
        editor.post(answer_url(correction), {"outcome": "changed", "answer": "Aangepast."}).status_code == 302
    )


def test_two_editors_who_answer_at_once_send_one_answer(correction: Correction, editor: Client) -> None:
    editor.post(answer_url(correction), {"outcome": "changed", "answer": "Eerste"})
    late = editor.post(answer_url(correction), {"outcome": "unknown", "answer": "Tweede"}, follow=True)
    assert "Iemand anders was je voor" in late.content.decode() and "Tweede" in late.content.decode()
    correction.refresh_from_db()
    assert correction.answer == "Eerste" and Message.objects.count() == 1


def test_the_outcome_nonsense_sends_no_mail(correction: Correction, editor: Client) -> None:
    editor.post(answer_url(correction), {"outcome": "nonsense", "answer": ""})
    assert not Correction.objects.open().exists() and Message.objects.count() == 0


def test_an_answer_without_a_choice_asks_for_one(correction: Correction, editor: Client) -> None:
    html = editor.post(answer_url(correction), {"answer": "Mijn antwoord"}).content.decode()
    assert "Kies wat je hebt gedaan" in html and "Mijn antwoord" in html
    assert Correction.objects.open().exists()


def test_words_after_the_answer_are_not_swallowed(
    correction: Correction,
    editor: Client,
    client: Client,
    opened: Opened,
) -> None:
    editor.post(answer_url(correction), {"outcome": "changed", "answer": "Klaar"})
    late = client.post(state_path(correction), opened("correction-more") | {"text": "Nog iets"})
    assert "intussen beantwoord" in late.content.decode() and "Nog iets" in late.content.decode()


def test_who_has_no_part_in_the_answers_has_no_list(
    correction: Correction, log_in: Callable[[str], Client]
) -> None:
    assert log_in(TRANSLATORS).get(reverse("meldingen:index")).status_code == 302


def test_a_team_sees_the_reports_of_its_own_neighbourhood_alone(
    correction: Correction,
    volunteer: Client,
) -> None:
    user = volunteer.user  # type: ignore[attr-defined]
    elsewhere = Neighbourhood.objects.create(
        name="Nootdorp", slug="nootdorp", core_village="Nootdorp", latitude=52.0, longitude=4.4
    )
    mine = TeamMember.objects.get(user=user)
    mine.neighbourhood = elsewhere
    mine.save()
    assert "Koffie-inloop" not in volunteer.get(reverse("meldingen:index")).content.decode()
    assert volunteer.get(answer_url(correction)).status_code == 404
    assert volunteer.post(answer_url(correction), {"outcome": "changed"}).status_code == 404
    mine.neighbourhood = correction.listing.neighbourhood
    mine.save()
    assert volunteer.get(answer_url(correction)).status_code == 200
    assert "Koffie-inloop" in volunteer.get(reverse("meldingen:index")).content.decode()


def test_the_dashboard_lists_the_longest_waiting_first(correction: Correction, editor: Client) -> None:
    html = editor.get("/beheer/").content.decode()
    assert "Iemand zegt: dit klopt niet" in html and answer_url(correction) in html


def test_words_and_addresses_are_forgotten_in_time(correction: Correction) -> None:
    now = timezone.now()
    correction.close("changed", "Dag Joke", None, now)
    call_command("daily", verbosity=0)
    correction.refresh_from_db()
    assert correction.email and correction.text
    Correction.objects.update(answered_at=now - ANSWERED_KEPT_FOR)
    call_command("daily", verbosity=0)
    correction.refresh_from_db()
    assert (correction.email, correction.text, correction.answer) == ("", "", "")
    assert correction.outcome == "changed" and correction.listing_name == "Koffie-inloop"


def test_what_nobody_answered_is_forgotten_after_a_year(correction: Correction) -> None:
    Correction.objects.update(received_at=timezone.now() - UNANSWERED_KEPT_FOR)
    call_command("daily", verbosity=0)
    correction.refresh_from_db()
    assert (correction.email, correction.text) == ("", "")


def test_what_was_forgotten_after_a_year_leaves_no_task_and_no_promise_behind(
    correction: Correction, editor: Client, client: Client, opened: Opened
) -> None:
    Correction.objects.update(received_at=timezone.now() - UNANSWERED_KEPT_FOR)
    assert "Koffie-inloop" in editor.get(reverse("meldingen:index")).text
    call_command("daily", verbosity=0)

    assert answer_url(correction) not in editor.get("/beheer/").text
    assert "Koffie-inloop" not in editor.get(reverse("meldingen:index")).text
    assert "Koffie-inloop" in editor.get(reverse("meldingen:index"), {"stand": "alles"}).text
    closed = editor.get(answer_url(correction)).text
    assert "Jouw antwoord" not in closed and "gewist" in closed
    page = client.get(state_path(correction)).text
    assert "Je melding is gewist" in page and "Wil je er iets bij zeggen" not in page
    client.post(state_path(correction), opened("correction-more") | {"text": "Nog iets"})
    correction.refresh_from_db()
    assert correction.text == ""


def test_an_answer_that_came_after_a_year_is_forgotten_in_time_too(correction: Correction) -> None:
    now = timezone.now()
    Correction.objects.update(received_at=now - UNANSWERED_KEPT_FOR, email="", text="", forgotten_at=now)
    correction.close("changed", "Dag Joke", None, now)
    call_command("daily", verbosity=0)
    correction.refresh_from_db()
    assert correction.answer == "Dag Joke", "three months to read it, as the page says"
    Correction.objects.update(answered_at=now - ANSWERED_KEPT_FOR)
    call_command("daily", verbosity=0)
    correction.refresh_from_db()
    assert correction.answer == ""


def test_a_report_outlives_its_listing(correction: Correction, client: Client) -> None:
    Listing.objects.all().delete()
    correction.refresh_from_db()
    assert correction.listing is None
    assert "Koffie-inloop" in client.get(state_path(correction)).content.decode()


@pytest.mark.any_database
def test_the_pages_are_valid_html(
    tap: Callable[..., Any],
    correction: Correction,
    client: Client,
    opened: Opened,
    editor: Client,
) -> None:
    address, state = reverse("correction", args=["koffie-inloop"]), state_path(correction)
    pages = {
        "form": client.get(address).content.decode(),
        "error": tap("").content.decode(),
        "state": client.get(state).content.decode(),
        "more": client.post(state, opened("correction-more") | {"email": "x"}).content.decode(),
    }
    editor.post(answer_url(correction), {"outcome": "changed", "answer": "Klaar"})
    pages["answered"] = client.get(state).content.decode()
    assert problems_in(pages) == []
