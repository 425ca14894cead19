"""Answers so far: stored as typed, and validated again before submission."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wijken.upkeep.models import Proposal, ProposalDraft

from .forms import STEPS, StepForm

LONGEST_ANSWER = 2000
NOT_ASKED_OF_A_PROPOSAL = ("agreed",)


def typed(form: StepForm) -> dict[str, str]:
    """The raw values of a step, valid or not."""
    return {
        field.name: str(form.data.get(field.html_name, "")).replace("\x00", "")[:LONGEST_ANSWER]
        for field in form.questions
    }


def keep_step(draft: ProposalDraft, step: int, form: StepForm, at: datetime) -> None:
    draft.answers = draft.answers | {str(step): typed(form)}
    draft.changed_at = at
    draft.save()


def kept(draft: ProposalDraft | None, step: int) -> dict[str, str]:
    return draft.answers.get(str(step), {}) if draft else {}


def checked_steps(draft: ProposalDraft, at: datetime) -> list[StepForm]:
    """The steps, bound to the stored values and validated."""
    return [form(kept(draft, number), at=at, is_kept=True) for number, form in enumerate(STEPS, start=1)]


def first_unfinished(draft: ProposalDraft, at: datetime) -> int | None:
    """The first invalid step; None if all are valid."""
    forms = checked_steps(draft, at)
    return next((number for number, form in enumerate(forms, start=1) if not form.is_valid()), None)


def words_of(draft: ProposalDraft, at: datetime) -> dict[str, object]:
    """The values by field of a proposal; every step must be valid."""
    values: dict[str, object] = {}
    for form in checked_steps(draft, at):
        form.is_valid()
        values |= {name: value for name, value in form.cleaned_data.items() if name in _asked(form)}
    if values["place"] == Proposal.Place.NONE:
        values |= {"street_address": "", "postcode": ""}
    return values


def proposal_of(draft: ProposalDraft, at: datetime) -> Proposal:
    """An unsaved proposal with these values."""
    return Proposal(received_at=at, **words_of(draft, at))


def _asked(form: StepForm) -> set[str]:
    return {field.name for field in form.questions} - set(NOT_ASKED_OF_A_PROPOSAL)


@dataclass(frozen=True)
class Summary:
    """One step, as shown in the summary."""

    number: int
    title: str | Promise
    rows: list[tuple[str | Promise, str]]


def summaries(draft: ProposalDraft, at: datetime) -> Iterator[Summary]:
    for number, form in enumerate(checked_steps(draft, at), start=1):
        form.is_valid()
        rows = [
            (field.label, _in_words(field, form.cleaned_data.get(field.name))) for field in form.questions
        ]
        yield Summary(number, form.title, [(label, words) for label, words in rows if words])


def _in_words(field: BoundField, value: object) -> str:
    if value in (None, ""):
        empty: Any = getattr(field.field, "empty_label", "")
        return str(empty or "")
    if value is True:
        return str(_("Ja"))
    choices = dict(getattr(field.field, "choices", None) or {}) if isinstance(value, str) else {}
    return str(choices.get(value, value))
