"""The form that every public form is made from."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from .proof import challenge_for, is_proof
from .stamp import Stamp

QUICKEST_WITHOUT_PROOF = timedelta(seconds=30)
LONGEST = timedelta(days=2)

TOO_QUICK = _("Dat ging wel heel snel. Kijk alles nog even na en verstuur het dan nog een keer.")
NO_PROOF = _(
    "We konden niet zien dat je geen robot bent. Wacht een halve minuut en verstuur het dan nog een keer. "
    "Er gaat niets verloren. Bellen mag ook."
)
TOO_OLD = _("Dit formulier stond lang open. Kijk alles nog even na en verstuur het dan nog een keer.")


class PublicForm(forms.Form):
    """A trap for robots, a stamp with the moment of opening, and a proof of work where the site asks for one.

    A wrong guess about a visitor costs that visitor one more press of the button, and nothing that was typed.
    """

    purpose: ClassVar[str]
    """What this form is for; a stamp or a proof of another form is worth nothing here."""

    quickest: timedelta = timedelta(seconds=3)
    """How long a person needs at least, between opening and sending."""

    asks_for_proof: ClassVar[bool] = True
    """Off for the steps before the last one: one proof for one sending is enough."""

    homepage = forms.CharField(
        label=_("Laat dit veld leeg"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, at: datetime, is_kept: bool = False, **kwargs: Any) -> None:
        """``is_kept``: these answers came in before, so only the questions are looked at again."""
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

    def _opened(self) -> Stamp:
        """The stamp that came along, or a new one where that is no good."""
        self.came_with_stamp = False
        if self.is_bound:
            came = Stamp.read(self.data.get(self.add_prefix("stamp"), ""), self.purpose)
            if came is not None and timedelta(0) <= came.age(self.at) <= LONGEST:
                self.came_with_stamp = True
                return came
        return Stamp.new(self.purpose, self.at)

    def _put(self, name: str, value: str) -> None:
        """Let the next showing of the form hold ``value``, bound or not; what was sent stays readable."""
        self.initial[name] = value
        if self.is_bound:
            self.sent[name] = self.data.get(self.add_prefix(name), "")
            data: Any = self.data
            self.data = data = data.copy()
            data[self.add_prefix(name)] = value

    @property
    def sending(self) -> str:
        """The name of this sending: the same for both presses of a double click."""
        return self.opened.name

    @cached_property
    def questions(self) -> list[BoundField]:
        """What a visitor is asked."""
        return [field for field in self.visible_fields() if field.name != "homepage"]

    @property
    def has_challenge(self) -> bool:
        return "data-challenge" in self.fields["proof"].widget.attrs

    def clean_homepage(self) -> str:
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Maak dit veld leeg. Het is er om robots te herkennen."))
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_kept or self.errors:
            return cleaned
        age = self.opened.age(self.at)
        if not self.came_with_stamp:
            self.add_error(None, TOO_OLD)
        elif age < self.quickest:
            self.add_error(None, TOO_QUICK)
        elif age < QUICKEST_WITHOUT_PROOF and not self._is_proven():
            self.add_error(None, NO_PROOF)
        return cleaned

    def _is_proven(self) -> bool:
        if not (self.asks_for_proof and settings.FORMS_PROOF_OF_WORK):
            return True
        return is_proof(self.sent["proof"], self.opened.name)
