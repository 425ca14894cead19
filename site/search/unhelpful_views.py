"""The form "Dit zocht ik niet"."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.public_forms import Limit, PublicForm, too_many_for
from core.public_forms.client_ip import visitor_address
from search.query.search import search
from search.statistics import count_unhelpful
from search.words_form import WordsForm, WordsView

ONCE_A_DAY = Limit(per_hour=1, per_day=1)


class UnhelpfulForm(WordsForm):
    """The words that were searched for: one tap, and no name."""

    purpose = "unhelpful"

    words = forms.CharField(
        label=_("Waar zocht je op?"),
        max_length=200,
        error_messages={
            "required": _("Schrijf de woorden op waarmee je zocht."),
            "max_length": _("Houd het onder de 200 tekens."),
        },
    )
    place = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)


class UnhelpfulView(WordsView):
    form_class = UnhelpfulForm
    title = _("Dit zocht ik niet")
    intro = _("Zo weten wij welke woorden op deze site iets anders geven dan je zoekt. Wij maken dat beter.")
    privacy = _(
        "We tellen alleen de woorden, niet wie je bent. Staat er een naam of een getal in, of iets over "
        "jezelf? Dan bewaren we niets."
    )

    def keep(self, form: PublicForm) -> None:
        """Counted once a day for one address: a double click is one answer."""
        words, at = form.cleaned_data["words"], self.request.at
        who = f"{visitor_address(self.request)}\0{words.casefold()}"
        if not too_many_for(who, "unhelpful words", at, ONCE_A_DAY):
            visitor = self.request.visitor
            names = {place.slug: place.name for place in visitor.facts.places}
            place = names.get(form.cleaned_data["place"], "")
            count_unhelpful(words, search(words, visitor), place, visitor.today)

    def get_success_url(self) -> str:
        return reverse("unhelpful-thanks")


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """The same page for every visitor."""
    intro = _("De mensen die deze site bijhouden, zien welke woorden niet goed werken.")
    return render(request, "pages/words_thanks.html", {"intro": intro})
