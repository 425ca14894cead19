"""The form "Dit mis ik"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.public_forms import Kept, PublicForm, keep_words
from search.models import Missed
from search.words_form import WordsForm, WordsView


class MissedForm(WordsForm):
    """What is missing, and where. No name or e-mail address, because nobody answers."""

    purpose = "missed"

    words = forms.CharField(
        label=_("Wat mis je?"),
        help_text=_("Een paar woorden is genoeg. Bijvoorbeeld: een leesclub. Zet er geen namen bij."),
        max_length=200,
        error_messages={
            "required": _("Schrijf in een paar woorden wat je mist."),
            "max_length": _("Houd het onder de 200 tekens."),
        },
    )
    place = forms.ChoiceField(label=_("In welke wijk?"), required=False)

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", _("Maakt niet uit")), *places]  # type: ignore[attr-defined]


class MissedView(WordsView):
    form_class = MissedForm
    title = _("Dit mis ik")
    intro = _("Wat mis je in de buurt? Wij lezen het elke maand, en zoeken wie het kan beginnen.")
    privacy = _("We vragen niet wie je bent. Na een jaar wissen we wat je schreef.")

    def get_form_kwargs(self) -> dict[str, object]:
        places = self.request.visitor.facts.places
        self.names = {place.slug: place.name for place in places}
        return super().get_form_kwargs() | {"places": list(self.names.items())}

    def keep(self, form: PublicForm) -> Kept:
        told = {
            "words": form.cleaned_data["words"],
            "place": self.names.get(form.cleaned_data["place"], ""),
        }
        _missed, kept = keep_words(Missed, form.sending, told, received_at=self.request.at)
        return kept

    def get_success_url(self) -> str:
        return reverse("missed-thanks")


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """The same page for every visitor."""
    intro = _(
        "Het staat op de lijst van de mensen die in de wijk werken. Elke maand kijken ze wat er gemist wordt."
    )
    return render(request, "pages/words_thanks.html", {"intro": intro})
