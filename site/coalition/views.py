"""The public form for letters to the coalition."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from wagtail.models import Page

from coalition.actions import receive
from coalition.draft_stories import places_for_stories
from coalition.forms import LetterForm
from coalition.models import Letter
from core.http import SiteRequest
from core.public_forms import Kept, PublicForm, PublicFormView, may_send_receipt
from core.publishing import published_pages
from wijken.directory.models import Neighbourhood


class LetterView(PublicFormView):
    """``?soort=`` selects the kind of letter, ``?van=`` names the page it was opened from."""

    form_class = LetterForm
    template_name = "pages/coalition_form.html"
    title = gettext_lazy("Vraag, vertel of doe mee")
    intro = gettext_lazy(
        "De methode is van ons allemaal. Stel je vraag, vertel wat je meemaakte, of doe mee met de coalitie."
    )
    privacy = gettext_lazy(
        "Alleen wie deze site bijhoudt, leest dit. Een half jaar na ons antwoord gaan je naam, je adres en "
        "je nummer weg."
    )
    success_url = reverse_lazy("coalition:thanks")

    @cached_property
    def places(self) -> list[Neighbourhood]:
        return places_for_stories(self.request.at)

    @cached_property
    def about(self) -> Page | None:
        """The page from which the form was opened; None if the query string is invalid."""
        value = self.request.GET.get("van", "")
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            return None
        return published_pages(self.request.at).filter(pk=int(value)).first()

    def get_form_kwargs(self) -> dict[str, object]:
        places = [(place.slug, place.name) for place in self.places]
        return super().get_form_kwargs() | {"places": places}

    def get_initial(self) -> dict[str, object]:
        kind, place = self.request.GET.get("soort", ""), self.request.GET.get("wijk", "")
        return {"kind": kind if kind in Letter.Kind.values else "", "neighbourhood": place}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        if self.about is None:
            return super().get_context_data(**kwargs)
        from_page = {
            "about": self.about,
            "back_url": self.about.get_url(self.request),
            "form_action": f"{self.request.path}?van={self.about.pk}",
        }
        return super().get_context_data(**from_page | kwargs)

    def keep(self, form: PublicForm) -> Kept:
        chosen = form.cleaned_data.get("neighbourhood")
        return receive(
            form.cleaned_data,
            sending=form.sending,
            about=self.about,
            place=next((place for place in self.places if place.slug == chosen), None),
            language=get_language() or "nl",
            at=self.request.at,
            may_send_receipt=partial(may_send_receipt, self.request),
        )


def thanks(request: SiteRequest) -> HttpResponse:
    """Confirms the receipt, and says when to expect an answer."""
    return render(request, "pages/coalition_thanks.html")
