"""A visitor goes back, changes a submitted form and submits it again: the second version is not lost.

Every public form is in the table below; a test reminds whoever adds one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django import forms
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

import config.urls  # noqa: F401 - loads every form
from coalition.models import Letter
from core.models import SiteSettings
from core.public_forms import PublicForm
from feedback.models import Answer
from outbox.models import Message
from search.models import Missed
from tests.wijken.conftest import NOW, Town, module_town, town  # noqa: F401 - fixtures
from tests.wijken.upkeep.confirmations.scenario import LONG_AGO, contact_of, link_of
from tests.wijken.upkeep.proposal_forms import CONTACT, START, WHAT, WHERE
from wijken.directory.models import Listing, Vacancy
from wijken.upkeep.confirmations.request_mails import ask_around
from wijken.upkeep.models import (
    ConfirmationItem,
    ConfirmationRequest,
    Correction,
    Proposal,
    ProposalDraft,
    VolunteerOffer,
)

TOLD = "met andere woorden. We hebben allebei bewaard."
ANOTHER_ADDRESS = "antwoord gaat naar het e-mailadres dat je nu opschreef"
Words = dict[str, str]


@dataclass
class Visitor:
    """A browser with history: a form is opened once, and can be submitted repeatedly."""

    monkeypatch: pytest.MonkeyPatch
    town: Town

    def __post_init__(self) -> None:
        self.client, self.minutes = Client(), 0

    def open(self, address: str) -> Words:
        return {"stamp": self.client.get(address).context["form"]["stamp"].value()}

    def send(self, address: str, *sent: Words) -> str:
        """Submit and return the final URL."""
        form = self.open(address)
        for words in sent:
            came_out = self.press(address, form | words)
        return came_out

    def at_once(self, address: str, words: Words) -> Any:
        """Submit in the second in which the form was opened."""
        return self.client.post(address, words)

    def press(self, address: str, words: Words) -> str:
        self.minutes += 1
        now = NOW + timedelta(minutes=self.minutes)
        self.monkeypatch.setattr(timezone, "now", lambda: now)
        response = self.client.post(address, words)
        assert response.status_code == 302, response.context["form"].errors
        return response["Location"]

    def sees(self, address: str) -> str:
        return self.client.get(address).content.decode()

    def about_a_step(self) -> str:
        return f"/nuttig/{self.town.step.pk}/"

    def steps(self) -> list[Words]:
        return [WHAT, WHERE | {"neighbourhood": self.town.north.slug}, CONTACT]

    def at_the_last_step(self) -> str:
        address = START
        for words in self.steps():
            address = self.send(address, words)
        return address

    def behind_the_link_in_a_mail(self) -> str:
        contact_of(Listing.objects.get())
        Listing.objects.update(checked_on=LONG_AGO)
        assert ask_around(NOW) == 1
        link = link_of(ConfirmationRequest.objects.get())
        return f"{link}aanpassen/{ConfirmationItem.objects.get().pk}/"

    def for_a_vacancy(self) -> str:
        vacancy = Vacancy.objects.create(
            listing=Listing.objects.get(), title="Koffie schenken", until=NOW.date() + timedelta(days=30)
        )
        return f"/ik-wil-helpen/{vacancy.pk}/"

    def after_a_report(self) -> str:
        return self.send("/klopt-niet/eettafel/", {"what": "when"})


@pytest.fixture
def visitor(
    monkeypatch: pytest.MonkeyPatch,
    town: Town,  # noqa: F811 - the fixture
    settings: Any,
) -> Visitor:
    settings.FORMS_PROOF_OF_WORK = False
    SiteSettings.objects.update(email="redactie@example.nl")
    town.listing("Eettafel")
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return Visitor(monkeypatch, town)


@dataclass(frozen=True)
class Form:
    """``address`` is a URL, or a method of the visitor. ``changed``: what differs the second time."""

    address: str
    model: type[Model]
    words: Words
    changed: Words
    stored_in: str = ""
    """The column, if it is not named after the field."""

    def at(self, visitor: Visitor) -> str:
        return self.address if self.address.startswith("/") else getattr(visitor, self.address)()

    def kept(self) -> set[Any]:
        return set(
            self.model._default_manager.values_list(
                *[self.stored_in or name for name in self.changed], flat=True
            )
        )


LETTER = {"kind": "vraag", "text": "Tijd: 10 uur", "email": "ada@example.nl"}
BESIDE_EACH_OTHER = {
    "coalition": Form("/meedoen/", Letter, LETTER, {"text": "Tijd: 11 uur"}),
    "missed": Form("/dit-mis-ik/", Missed, {"words": "een leesclub"}, {"words": "een boekenclub"}),
    "correction": Form("/klopt-niet/eettafel/", Correction, {"what": "when"}, {"what": "where"}),
    "useful": Form("about_a_step", Answer, {"verdict": "nee", "text": "Te lang"}, {"text": "Te kort"}),
    "confirmation-change": Form(
        "behind_the_link_in_a_mail",
        Revision,
        {"summary": "Eten met buren"},
        {"summary": "Eten met de hele buurt"},
        stored_in="content__summary",
    ),
    "volunteer": Form(
        "for_a_vacancy",
        VolunteerOffer,
        {"name": "Ada", "reach": "06-00001234", "text": "Op dinsdag", "agreed": "True"},
        {"text": "Op maandag"},
    ),
    "proposal": Form("at_the_last_step", Proposal, {"email": "a@example.nl"}, {"email": "b@example.nl"}),
}
IN_ONE_ROW = {
    "correction-more": "a note is added to the report that it is about",
    "follow": "each address gets a mail to confirm; what is not confirmed is deleted",
    "unhelpful": "words are counted, once a day for one address",
    "proposal-step": "a step is part of a draft that nobody else reads",
}


def all_forms(form: type[PublicForm] = PublicForm) -> Iterator[type[PublicForm]]:
    for kind in form.__subclasses__():
        if not kind.__module__.startswith("tests."):
            if hasattr(kind, "purpose"):  # a base of others has none
                yield kind
            yield from all_forms(kind)


def test_no_public_form_is_forgotten_here() -> None:
    assert {form.purpose for form in all_forms()} == {*BESIDE_EACH_OTHER, *IN_ONE_ROW}


@pytest.mark.parametrize("purpose", BESIDE_EACH_OTHER)
def test_other_words_are_kept_and_the_visitor_is_told(visitor: Visitor, purpose: str) -> None:
    form = BESIDE_EACH_OTHER[purpose]
    came_out = visitor.send(form.at(visitor), form.words, form.words | form.changed)
    assert TOLD in visitor.sees(came_out)
    [(field, changed)] = form.changed.items()
    assert form.model._default_manager.count() == 2 and form.kept() == {form.words[field], changed}


@pytest.mark.parametrize("purpose", BESIDE_EACH_OTHER)
def test_the_same_words_are_kept_once_also_after_others(visitor: Visitor, purpose: str) -> None:
    form = BESIDE_EACH_OTHER[purpose]
    words, other = form.words, form.words | form.changed
    came_out = visitor.send(form.at(visitor), words, words, other, other, words)
    assert form.model._default_manager.count() == 2 and TOLD not in visitor.sees(came_out)


ONE_TAP = {"missed", "correction", "confirmation-change", "useful", "proposal"}
"""Forms that can be sent as they are opened, with one tap."""


@pytest.mark.parametrize("purpose", sorted(ONE_TAP))
def test_one_tap_in_the_first_second_is_enough_where_nothing_has_to_be_typed(
    visitor: Visitor, purpose: str
) -> None:
    form = BESIDE_EACH_OTHER[purpose]
    address = form.at(visitor)
    before = form.model._default_manager.count()
    assert visitor.at_once(address, visitor.open(address) | form.words).status_code == 302
    assert form.model._default_manager.count() == before + 1


def test_an_address_that_the_browser_fills_in_is_added_at_the_first_press(visitor: Visitor) -> None:
    address = visitor.after_a_report()
    assert visitor.at_once(address, visitor.open(address) | {"email": "a@example.nl"}).status_code == 302
    assert Correction.objects.get().email == "a@example.nl"


def test_the_first_page_of_a_proposal_leads_on_at_the_first_press(visitor: Visitor) -> None:
    assert visitor.at_once(START, visitor.open(START) | WHAT).status_code == 302
    assert ProposalDraft.objects.count() == 1


@pytest.mark.parametrize("purpose", sorted(BESIDE_EACH_OTHER.keys() - ONE_TAP))
def test_who_is_quick_finds_everything_again_and_presses_once_more(visitor: Visitor, purpose: str) -> None:
    form = BESIDE_EACH_OTHER[purpose]
    address = form.at(visitor)
    shown = visitor.at_once(address, visitor.open(address) | form.words).context["form"]
    assert "wel heel snel" in str(shown.non_field_errors())
    again = {field.name: str(field.value()) for field in shown if field.value() is not None}
    assert again.items() >= form.words.items()
    assert visitor.at_once(address, again).status_code == 302, "in the same second"
    assert form.model._default_manager.count() == 1


@pytest.mark.parametrize(
    ("step", "field", "changed"),
    [(0, "name", "Jeu de boules"), (1, "when", "Elke zondag"), (2, "contact_role", "een buurvrouw")],
)
def test_who_goes_back_to_a_step_after_sending_is_heard(
    visitor: Visitor, step: int, field: str, changed: str
) -> None:
    address, opened = START, []
    for words in visitor.steps():
        opened.append((address, visitor.open(address) | words))
        address = visitor.press(*opened[-1])
    opened.append((address, visitor.open(address) | {"email": "ada@example.nl"}))
    first = visitor.press(*opened[-1])
    opened[step][1][field] = changed
    for page in opened[step:]:
        second = visitor.press(*page)
    assert second != first and TOLD in visitor.sees(second)
    before = visitor.steps()[step][field]
    assert set(Proposal.objects.values_list(field, flat=True)) == {before, changed}
    assert ProposalDraft.objects.count() == 1
    assert [mail.recipient for mail in Message.objects.all()] == ["ada@example.nl"]


def test_a_step_that_is_sent_again_holds_what_was_typed_last(visitor: Visitor) -> None:
    visitor.send(START, WHAT, WHAT | {"name": "Jeu de boules"})
    assert ProposalDraft.objects.get().answers["1"]["name"] == "Jeu de boules"


def test_a_changed_note_is_appended_to_the_first(visitor: Visitor) -> None:
    state, late, later = visitor.after_a_report(), {"text": "Om 10 uur in de zaal"}, {"text": "Om 10 uur"}
    came_out = visitor.send(state, late, late, later, later, late)
    assert Correction.objects.get().text == "Om 10 uur in de zaal\n\nOm 10 uur"
    assert TOLD not in visitor.sees(came_out)
    assert TOLD in visitor.sees(visitor.send(state, {"text": "Of om elf uur"}))


def test_another_address_for_the_answer_replaces_the_first_and_the_visitor_is_told(visitor: Visitor) -> None:
    state, note = visitor.after_a_report(), {"text": "Om 10 uur", "email": "ada@example.nl"}
    came_out = visitor.send(state, note, note | {"email": "bob@example.nl"})
    assert Correction.objects.get().email == "bob@example.nl"
    assert ANOTHER_ADDRESS in visitor.sees(came_out)
    assert ANOTHER_ADDRESS not in visitor.sees(visitor.send(state, note | {"email": "bob@example.nl"}))


def test_a_contact_who_goes_back_in_a_change_leaves_both_remarks_to_the_editor(visitor: Visitor) -> None:
    change = visitor.behind_the_link_in_a_mail()
    first, later = {"phone": "015-1234567", "remark": "Bel voor het eten."}, {"remark": "Bel liever niet."}
    known = {"summary": Listing.objects.get().summary}
    came_out = visitor.send(change, known | first, known | first, known | later, known | later, known | first)
    item = ConfirmationItem.objects.get()
    assert item.remark.split("\n\n") == [
        "Bel voor het eten.",
        "Later liet de aanbieder dit zoals het was: Telefoon",
        "Bel liever niet.",
    ]
    assert TOLD not in visitor.sees(came_out)
    assert Listing.objects.get().get_latest_revision_as_object().phone == "015-1234567"


def test_a_change_typed_while_somebody_else_answers_is_kept(visitor: Visitor) -> None:
    change = visitor.behind_the_link_in_a_mail()
    form = visitor.open(change) | {"summary": "Eten met de hele buurt"}
    link = change.partition("aanpassen/")[0]
    visitor.client.post(link, {"vermelding": "alles", "antwoord": "klopt"})
    assert "Nog iets doorgeven" in visitor.sees(link)
    assert "Je gaf al antwoord" in visitor.sees(change)
    came_out = visitor.press(change, form)
    assert "De redactie kijkt naar je wijziging" in visitor.sees(came_out)
    assert Listing.objects.get().get_latest_revision_as_object().summary == "Eten met de hele buurt"


def test_a_change_is_kept_whose_link_expires_while_it_is_typed(visitor: Visitor) -> None:
    change = visitor.behind_the_link_in_a_mail()
    visitor.minutes = 30 * 24 * 60 - 10
    visitor.monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=visitor.minutes))
    form = visitor.open(change) | {"summary": "Eten met de hele buurt"}
    visitor.minutes += 20
    visitor.press(change, form)
    assert Listing.objects.get().get_latest_revision_as_object().summary == "Eten met de hele buurt"


def test_one_form_sends_one_receipt_to_one_address(visitor: Visitor) -> None:
    others = [LETTER | {"email": f"{name}@example.nl"} for name in ("bob", "cas", "dirk")]
    visitor.send("/meedoen/", LETTER, *others)
    recipients = [message.recipient for message in Message.objects.all()]
    assert Letter.objects.count() == 4
    assert [one for one in recipients if one != "redactie@example.nl"] == ["ada@example.nl"]


TEXT_BOXES = {
    f"{form.__name__} {name}": field
    for form in all_forms()
    for name, field in form.base_fields.items()  # type: ignore[attr-defined]
    if isinstance(field.widget, forms.Textarea)
}


@pytest.mark.parametrize("field", TEXT_BOXES.values(), ids=TEXT_BOXES)
def test_a_new_line_counts_once_as_the_browser_counts_it(field: Any) -> None:
    """Browsers count a line break as one character, and submit two."""
    most = int(field.widget.attrs["maxlength"])
    lines = "regel\r\n" * 7
    fits = lines + "x" * (most - 7 * len("regel\n"))
    assert field.clean(fits) == fits.replace("\r\n", "\n")
    with pytest.raises(forms.ValidationError):
        field.clean(fits + "x")
