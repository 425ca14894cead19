"""The small form behind "Dit mis ik", filled in already with what was looked for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.public_forms import PublicForm, PublicFormView
from search.models import Missed
from wijken.filters import readable
from wijken.reading import reading_for


class MissedForm(PublicForm):
    """What, and where. No name and no address: there is nothing to answer."""

    purpose = "missed"
    quickest = timedelta(seconds=1)

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

    def clean_words(self) -> str:
        words = readable(self.cleaned_data["words"])
        if not words:
            raise forms.ValidationError(_("Schrijf in een paar woorden wat je mist."))
        return words


class MissedView(PublicFormView):
    form_class = MissedForm
    title = _("Dit mis ik")
    intro = _("Wat mis je in de buurt? Wij lezen het elke maand, en zoeken wie het kan beginnen.")
    privacy = _("We vragen niet wie je bent. Na een jaar wissen we wat je schreef.")

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        return {"words": readable(asked.get("zoek", "")), "place": asked.get("wijk", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        places = reading_for(self.request).facts.places
        self.names = {place.slug: place.name for place in places}
        return super().get_form_kwargs() | {"places": list(self.names.items())}

    def keep(self, form: PublicForm) -> None:
        """Once, also when the button was pressed twice."""
        told = {
            "words": form.cleaned_data["words"],
            "place": self.names.get(form.cleaned_data["place"], ""),
            "received_at": self.request.at,
        }
        Missed.objects.get_or_create(sending=form.sending, defaults=told)

    def get_success_url(self) -> str:
        return reverse("missed-thanks")


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Where somebody comes out; the same for everybody."""
    return render(request, "pages/missed_thanks.html")
