from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from .form_token import FormToken
from .proof_of_work import challenge_for, is_proof

QUICKEST_WITHOUT_PROOF = timedelta(seconds=30)
LONGEST = timedelta(days=2)

TOO_QUICK = _("Dat ging wel heel snel. Kijk alles nog even na en verstuur het dan nog een keer.")
NO_PROOF = _(
    "We konden niet zien dat je geen robot bent. Wacht een halve minuut en verstuur het dan nog een keer. "
    "Er gaat niets verloren. Bellen mag ook."
)
TOO_OLD = _("Dit formulier stond lang open. Kijk alles nog even na en verstuur het dan nog een keer.")


class PublicForm(forms.Form):
    """Base class with a honeypot, a token with the time of opening, and optional proof of work.

    A false positive costs the visitor one more press of the button, at once, and no input.
    """

    purpose: ClassVar[str]
    """What the form is for; tokens and proofs of other forms are invalid here."""

    quickest: timedelta = timedelta(seconds=3)
    """The shortest time a person needs between opening and submitting; none if one tap can be enough."""

    asks_for_proof: ClassVar[bool] = True
    """Off for all steps but the last of a form: one proof per submission is enough."""

    homepage = forms.CharField(
        label=_("Laat dit veld leeg"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, object] | None = None, *, at: datetime, is_kept: bool = False, **kwargs: Any
    ) -> None:
        """``is_kept``: these answers were validated before, so only the fields are cleaned again."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(data, **kwargs)
        self.at = at
        self.is_kept = is_kept
        self.sent: dict[str, str] = {}
        self.opened = self._opened()
        self._put("stamp", str(self.opened))
        challenge = challenge_for(self.opened.name) if self.asks_for_proof else ""
        self._put("proof", "")
        if challenge:
            self.fields["proof"].widget.attrs["data-challenge"] = challenge

    def _opened(self) -> FormToken:
        """The token that was posted, or a new one if that is invalid."""
        self.came_with_stamp = False
        if self.is_bound:
            came = FormToken.read(self.data.get(self.add_prefix("stamp"), ""), self.purpose)
            if came is not None and timedelta(0) <= came.age(self.at) <= LONGEST:
                self.came_with_stamp = True
                return came
        return FormToken.new(self.purpose, self.at)

    def _put(self, name: str, value: str) -> None:
        """Render ``value`` next time, bound or not; the posted data stays available."""
        self.initial[name] = value
        if self.is_bound:
            self.sent[name] = self.data.get(self.add_prefix(name), "")
            data: Any = self.data
            self.data = data = data.copy()
            data[self.add_prefix(name)] = value

    @property
    def sending(self) -> str:
        """The id of this submission: the same for both presses of a double click."""
        return self.opened.name

    @cached_property
    def questions(self) -> list[BoundField]:
        """The fields that a visitor sees."""
        return [field for field in self.visible_fields() if field.name != "homepage"]

    @property
    def has_challenge(self) -> bool:
        return "data-challenge" in self.fields["proof"].widget.attrs

    def clean_homepage(self) -> str:
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Maak dit veld leeg. Het is er om robots te herkennen."))
        return ""

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_kept or self.errors:
            return cleaned
        age = self.opened.age(self.at)
        if not self.came_with_stamp:
            self.add_error(None, TOO_OLD)
        elif age < self.quickest:
            self.add_error(None, TOO_QUICK)
            self._let_in_next_time()
        elif age < QUICKEST_WITHOUT_PROOF and not self._is_proven():
            self.add_error(None, NO_PROOF)
        return cleaned

    def _let_in_next_time(self) -> None:
        """Whoever is quick is quick again: the same submission, as if it was opened long enough ago."""
        begun = int((self.at - self.quickest).timestamp())
        self.opened = replace(self.opened, opened=begun)
        self._put("stamp", str(self.opened))

    def _is_proven(self) -> bool:
        if not (self.asks_for_proof and settings.FORMS_PROOF_OF_WORK):
            return True
        return is_proof(self.sent["proof"], self.opened.name)
