"""Follow by mail: confirmed by who has the mailbox, once a week, with a reason, and stopped by one press."""

from datetime import datetime, timedelta
from email.policy import SMTP
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from core.models import SiteSettings
from core.public_forms.form_token import FormToken
from crisis_help.initial_data import fill as fill_crisis_help
from outbox.delivery import email_of, mark_sent
from outbox.models import Message
from tests.html_checker import problems_in
from tests.wijken.conftest import NOW, Town
from wijken.directory.models import Listing
from wijken.following import weekly as weekly_mail
from wijken.following.models import Subscription
from wijken.following.weekly import send_weekly_mails

JOKE = "joke@example.nl"
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def fields(email: str = JOKE) -> dict[str, str]:
    stamp = FormToken.new("follow", timezone.now() - timedelta(minutes=1))
    return {"email": email, "stamp": str(stamp), "homepage": "", "proof": ""}


def ask(query: str = "wijk=noord", email: str = JOKE, language: str = "") -> Message:
    response = Client().post(f"{language}/volgen/?{query}", fields(email))
    assert response.status_code == 302, response.content.decode()
    assert response["Location"] == f"{language}/volgen/kijk-in-je-mail/"
    return Message.objects.filter(kind="follow_confirm").latest("pk")


def link_in(mail: Message, part: str) -> str:
    return next(urlsplit(line).path for line in mail.body.splitlines() if part in line)


def follow(query: str = "wijk=noord", email: str = JOKE, language: str = "") -> Subscription:
    path = link_in(ask(query, email, language), "/volgen/ja/")
    assert Client().post(path).status_code == 200
    return Subscription.objects.get(email=email)


def weekly() -> list[Message]:
    return list(Message.objects.filter(kind="follow_weekly").order_by("pk"))


def publish(town: Town, name: str, at: datetime, **extra: object) -> Listing:
    listing = town.listing(name, **extra)
    Listing.objects.filter(pk=listing.pk).update(first_published_at=at)
    return listing


@pytest.fixture
def dinner(town: Town) -> Listing:
    """Every Tuesday, and on the site for a long time."""
    dinner = publish(town, "Eettafel", NOW - 100 * DAY, phone="015-0000123")
    town.activity(dinner, "Samen eten")
    return dinner


def test_nothing_is_sent_before_the_owner_of_the_mailbox_presses_the_button(dinner: Listing) -> None:
    path = link_in(ask(), "/volgen/ja/")
    assert "Ja, stuur mij deze mail" in Client().get(path).content.decode()
    assert send_weekly_mails(NOW) == 0, "opening the link, as mail scanners do, changes nothing"
    assert "Je krijgt elke week een mail" in Client().post(path).content.decode()
    assert send_weekly_mails(NOW) == 1
    assert send_weekly_mails(NOW) == 0, "a job may run twice a day"


def test_who_goes_back_and_mends_the_address_gets_the_mail_there_too(dinner: Listing) -> None:
    wrong, right = ask(email="jok@example.nl"), ask(email=JOKE)
    assert (wrong.recipient, right.recipient) == ("jok@example.nl", JOKE)
    Client().post(link_in(right, "/volgen/ja/"))
    assert [each.email for each in Subscription.objects.confirmed()] == [JOKE]


def test_mail_to_an_unconfirmed_address_has_no_word_of_who_typed_it(dinner: Listing) -> None:
    mail = ask("wijk=noord&zoek=WIN+500+euro+lok.example")
    for text in (mail.subject, mail.body, mail.html):
        assert "WIN" not in text and "lok.example" not in text
    assert "Noord" in mail.body and "Noord" in mail.html


def test_the_weekly_mail_tells_what_is_new_and_what_is_on(town: Town, dinner: Listing) -> None:
    publish(town, "Kleien <b>& meer</b>", NOW - DAY, slug="kleien", summary="Kom kleien.")
    publish(town, "In West", NOW - DAY, neighbourhood=town.west)
    follow()
    send_weekly_mails(NOW)
    (mail,) = weekly()
    new, on = mail.body.split("DE KOMENDE ZEVEN DAGEN")
    assert mail.subject == "Deze week: Noord"
    assert "Kleien <b>& meer</b>" in new and "/sociale-kaart/kleien/" in new
    assert "Eettafel" not in new and "In West" not in mail.body
    assert "Samen eten" in on and "015-0000123" in on and "Dinsdag 24 november, 10.00" in on
    assert "Kleien &lt;b&gt;&amp; meer" in mail.html and "Samen eten" in mail.html
    assert problems_in({"mail": mail.html}) == []


def test_without_anything_new_or_on_there_is_no_mail(town: Town, dinner: Listing) -> None:
    follow("wijk=west")
    assert send_weekly_mails(NOW) == 0
    publish(town, "In West", NOW + 8 * DAY, neighbourhood=town.west)
    assert send_weekly_mails(NOW + 9 * DAY) == 1


def test_what_was_told_is_not_new_again(town: Town, dinner: Listing) -> None:
    publish(town, "Kleien", NOW - DAY)
    follow()
    assert send_weekly_mails(NOW) == 1
    assert send_weekly_mails(NOW + 6 * DAY) == 0, "once a week"
    assert send_weekly_mails(NOW + WEEK) == 1
    assert "Kleien" in weekly()[0].body and "Kleien" not in weekly()[1].body


def test_a_question_is_followed_without_the_place_or_the_day(town: Town, dinner: Listing) -> None:
    html = Client().get("/volgen/?zoek=eettafel&postcode=2641&wanneer=vandaag&thema=bestaat-niet").content
    assert b"2641" not in html.split(b"<main")[1] and "“eettafel”" in html.decode()
    town.activity(town.listing("Kleien"), "Klei")
    follow("zoek=eettafel&postcode=2641&wanneer=vandaag")
    assert Subscription.objects.get().query == "zoek=eettafel"
    send_weekly_mails(NOW)
    (mail,) = weekly()
    assert "Samen eten" in mail.body and "Klei" not in mail.body
    assert "“eettafel”" in mail.body and "eettafel" not in mail.subject, "colleagues see the subject"


def test_a_choice_that_is_gone_never_becomes_a_mail_about_everything(town: Town, dinner: Listing) -> None:
    follow()
    town.north.live = False
    town.north.save()
    assert send_weekly_mails(NOW) == 0


def test_one_press_stops_the_mail_and_erases_the_address(dinner: Listing) -> None:
    follow()
    send_weekly_mails(NOW)
    stop = link_in(weekly()[0], "/volgen/stoppen/")
    assert "Stop deze mail" in Client().get(stop).content.decode()
    assert Subscription.objects.exists(), "opening the link, as mail scanners do, changes nothing"
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.exists()
    assert not Message.objects.filter(recipient=JOKE).exists()
    for again in (strict.get(stop), strict.post(stop)):
        assert "Je krijgt deze mail niet meer" in again.content.decode()


def test_who_follows_more_hears_that_the_other_mail_goes_on_and_can_stop_all(dinner: Listing) -> None:
    for query in ("wijk=noord", "", "wijk=west"):
        Client().post(link_in(ask(query), "/volgen/ja/"))
    send_weekly_mails(NOW)
    first, second, *_rest = (link_in(mail, "/volgen/stoppen/") for mail in weekly())
    said = Client().post(first).content.decode()
    assert "Je volgt nog iets anders. Die mail blijft komen." in said and "gewist" not in said
    assert Subscription.objects.count() == 2
    assert "Stop alles wat ik volg" in Client().get(second).content.decode()
    assert "We hebben je adres gewist" in Client().post(second, {"alles": "ja"}).content.decode()
    assert not Subscription.objects.exists()


def test_ten_people_at_one_place_can_follow_within_an_hour(dinner: Listing) -> None:
    for number in range(10):
        ask(email=f"bezoeker{number}@example.nl")
    refused = Client().post("/volgen/?wijk=noord", fields("elfde@example.nl"))
    assert refused.status_code == 429
    assert not Subscription.objects.filter(email="elfde@example.nl").exists()


def test_the_foot_of_an_english_mail_is_english(dinner: Listing) -> None:
    SiteSettings.objects.update(
        phone="015-0000100", opening_hours="op werkdagen", opening_hours_en="on working days"
    )
    mail = ask(language="/en")
    for text in (mail.body, mail.html):
        assert "(on working days)" in text and "/en/" in text and "op werkdagen" not in text


def test_the_mail_says_what_the_organisation_said_and_what_is_an_example(dinner: Listing) -> None:
    follow()
    dinner.say_stopped(NOW.date(), Listing.StopSource.ORGANISATION)
    dinner.activities.update(is_example=True)
    send_weekly_mails(NOW)
    for text in (weekly()[0].body, weekly()[0].html):
        assert "gestopt" in text and "(Voorbeeld)" in text


def test_one_follower_whose_mail_fails_stops_no_others(
    dinner: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    for email in ("een@example.nl", "twee@example.nl"):
        follow(email=email)
    first = Subscription.objects.order_by("pk").first()
    assert first
    whole = weekly_mail.send

    def send(subscription: Subscription, at: datetime) -> bool:
        if subscription.pk == first.pk:
            raise ValueError
        return whole(subscription, at)

    monkeypatch.setattr(weekly_mail, "send", send)
    assert send_weekly_mails(NOW) == 1
    assert [mail.recipient for mail in weekly()] == ["twee@example.nl"]


def test_mail_programs_get_the_headers_for_one_press(dinner: Listing) -> None:
    follow()
    send_weekly_mails(NOW)
    mail = weekly()[0]
    headers = email_of(mail).message()
    sent = email_of(mail).message(policy=SMTP).as_bytes()
    assert f"List-Unsubscribe: <{mail.unsubscribe_url}>\r\n".encode() in sent, "not as encoded words"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    assert urlsplit(address).scheme in ("http", "https")
    assert urlsplit(address).path == link_in(mail, "/volgen/stoppen/")
    mark_sent(mail, NOW)
    mail.refresh_from_db()
    assert mail.unsubscribe_url == "", "a link that acts for the reader is not kept"
    confirmation = Message.objects.get(kind="follow_confirm")
    assert "List-Unsubscribe" not in email_of(confirmation).message()


def test_after_three_refusals_it_stops_by_itself(dinner: Listing) -> None:
    follow()
    for week, refused in enumerate([True, True, False, True, True, True]):
        assert send_weekly_mails(NOW + week * WEEK) == 1
        state = Message.State.REFUSED if refused else Message.State.SENT
        Message.objects.filter(pk=weekly()[-1].pk).update(state=state)
    assert send_weekly_mails(NOW + 6 * WEEK) == 0
    assert not Subscription.objects.exists() and not Message.objects.filter(recipient=JOKE).exists()


def test_an_address_that_nobody_confirmed_is_erased_after_a_week(dinner: Listing) -> None:
    path = link_in(ask(), "/volgen/ja/")
    send_weekly_mails(NOW + 6 * DAY)
    assert Subscription.objects.exists()
    send_weekly_mails(NOW + 8 * DAY)
    assert not Subscription.objects.exists() and not Message.objects.exists()
    assert "opnieuw" in Client().post(path).content.decode()


def test_without_a_reason_for_a_year_the_address_is_erased(dinner: Listing) -> None:
    follow("wijk=west")
    send_weekly_mails(NOW + 364 * DAY)
    assert Subscription.objects.exists()
    send_weekly_mails(NOW + 366 * DAY)
    assert not Subscription.objects.exists()


def test_two_presses_make_one_mail_and_a_mailbox_is_not_flooded(
    dinner: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    ask()
    assert Message.objects.count() == 1
    for query in ("wijk=west", "zoek=a", "zoek=b", "zoek=c"):
        response = Client().post(f"/volgen/?{query}", fields("Joke+x@example.nl"))
    assert response.status_code == 200 and "probeer het later" in response.content.decode()
    assert Message.objects.count() == 3


def test_a_question_that_is_too_long_to_keep_is_refused_in_words(dinner: Listing) -> None:
    response = Client().post("/volgen/", fields(), query_params={"zoek": "\U00020000" * 100})
    assert response.status_code == 200 and "Maak je vraag korter" in response.content.decode()
    assert not Subscription.objects.exists() and not Message.objects.exists()


def test_whether_somebody_follows_is_no_secret_to_find_out(dinner: Listing) -> None:
    follow()
    Subscription.objects.update(asked_at=NOW - DAY)
    path = link_in(ask(email="JOKE@example.nl"), "/volgen/ja/")
    assert Subscription.objects.count() == 1
    assert "Je krijgt elke week een mail" in Client().get(path).content.decode()


def test_links_are_for_one_purpose_and_hold_no_address(dinner: Listing) -> None:
    confirm = link_in(ask(), "/volgen/ja/")
    assert "joke" not in confirm and "example" not in confirm
    token = confirm.rstrip("/").rpartition("/")[2]
    for path in (f"/volgen/stoppen/{token}/", "/volgen/ja/x/", f"/volgen/ja/{token[:-2]}/"):
        assert Client().get(path).status_code == Client().post(path).status_code == 404
    assert Subscription.objects.exists()


def test_who_may_be_in_danger_is_shown_whom_to_call_instead(dinner: Listing) -> None:
    fill_crisis_help()
    response = Client().get("/volgen/?zoek=ik+wil+dood")
    assert response["Location"].startswith("/sociale-kaart/?zoek=")
    assert "Elke week een mail hierover" not in Client().get(response["Location"]).content.decode()


def test_pages_lead_to_the_form_with_what_they_show(town: Town, dinner: Listing) -> None:
    for page, query in (
        ("/sociale-kaart/?kosten=gratis", "?kosten=gratis"),
        ("/wijken/noord/", "?wijk=noord"),
        ("/sociale-kaart/", ""),
    ):
        assert f'href="/volgen/{query}"' in Client().get(page).content.decode()
    html = Client().get("/volgen/?wijk=noord").content.decode()
    assert "Noord" in html and problems_in({"form": html}) == []


def test_english_readers_get_it_in_english(dinner: Listing) -> None:
    html = Client().get("/en/volgen/?wijk=noord").content.decode()
    assert "A mail every week" in html and 'href="/volgen/?wijk=noord"' in html
    follow(language="/en")
    send_weekly_mails(NOW)
    (mail,) = weekly()
    assert "THE NEXT SEVEN DAYS" in mail.body and "<span" not in mail.body
    assert "Tuesday 24 November, 10:00 to 12:00" in mail.body
    assert '<span lang="nl">Samen eten</span>' in mail.html
    assert "/en/volgen/stoppen/" in mail.body


def test_the_administrator_can_erase_an_address(
    dinner: Listing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    follow()
    monkeypatch.setattr("builtins.input", lambda prompt: " Joke@example.nl ")
    call_command("forget_follower")
    assert "1 erased" in capsys.readouterr().out
    assert not Message.objects.filter(recipient=JOKE).exists()
