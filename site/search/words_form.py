"""Shared by "Dit mis ik" and "Dit zocht ik niet": forms about words that somebody searched for."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpResponse

from core.http import SiteRequest
from core.normalization.text import clean_search
from core.public_forms import PublicForm, PublicFormView
from crisis_help.lookup import CrisisHelp, crisis_help
from search.query.telephone import number_in


class WordsForm(PublicForm):
    """A subclass has the field ``words``, which must hold something to search for."""

    quickest = timedelta(0)

    def clean_words(self) -> str:
        words = clean_search(self.cleaned_data["words"])
        if not words:
            raise forms.ValidationError(self.fields["words"].error_messages["required"])
        return words


class WordsView(PublicFormView):
    """Prefilled with the search query. Words that suggest danger, or are a telephone number, are left out."""

    request: SiteRequest

    def get_initial(self) -> dict[str, object]:
        typed = self.request.GET.get("zoek", "")
        words = clean_search(typed)
        if self.crisis_help(typed) or number_in(words):
            words = ""
        return {"words": words, "place": self.request.GET.get("wijk", "")}

    def crisis_help(self, words: str | None) -> CrisisHelp | None:
        return crisis_help(words, self.request.visitor.language)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        help_ = self.crisis_help(sent.get("words") or sent.get("zoek"))
        return super().get_context_data(crisis_help=help_, **kwargs)

    def form_valid(self, form: PublicForm) -> HttpResponse:
        """Words that suggest danger are not kept: the visitor gets emergency contacts."""
        if self.crisis_help(form.cleaned_data["words"]):
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)
