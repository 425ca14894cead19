"""The editors' side of a proposal: the queue, and one click for yes or a reason for no."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, UserColumn
from wagtail.permissions import policy_registry

from wijken.directory.models import Listing, Neighbourhood
from wijken.directory.panels import moment_of
from wijken.directory.unwanted import unwanted
from wijken.upkeep.inbox import AgeColumn, AnswerMixin, InboxFilters, InboxView, InboxViewSet, age_in_words
from wijken.upkeep.models import Proposal

from .becoming import accept, decline
from .doubles import doubles

Outcome = Proposal.Outcome


class ProposalFilters(InboxFilters):
    wijk = django_filters.ModelChoiceFilter(
        field_name="neighbourhood",
        queryset=Neighbourhood.objects.order_by("name"),
        null_label=gettext_lazy("Hele gemeente"),
        empty_label=gettext_lazy("Alle wijken"),
        label=gettext_lazy("Wijk"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Proposal
        fields = ("kind",)


class ProposalsView(InboxView):
    filterset_class = ProposalFilters
    list_display = [
        "name",
        Column("kind", label=gettext_lazy("Soort"), accessor="get_kind_display"),
        AgeColumn("age", label=gettext_lazy("Wacht al"), sort_key="received_at"),
        Column("where", label=gettext_lazy("Wijk"), accessor="where"),
        UserColumn("taken_by", label=gettext_lazy("Wie pakt het op")),
        Column("outcome", label=gettext_lazy("Besluit"), accessor="get_outcome_display"),
    ]


class DeclineForm(forms.Form):
    """Why not, in a choice and in words that the sender reads."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Waarom niet"),
        help_text=gettext_lazy("Bij 'geen echt voorstel' krijgt niemand bericht."),
        choices=[(one.value, one.label) for one in Outcome if one != Outcome.ACCEPTED],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom het niet op de kaart komt.")},
    )
    answer = forms.CharField(
        label=gettext_lazy("Antwoord"),
        help_text=gettext_lazy("Dit leest wie het stuurde. Zeg vriendelijk waarom, en wat wel kan."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecideView(AnswerMixin):
    """What was proposed, what is like it, and the decision."""

    model = Proposal

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(DeclineForm())

    def answer(self, request: HttpRequest) -> HttpResponse:
        if "accept" in request.POST:
            return self._accept()
        form = DeclineForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        answer = form.cleaned_data
        if not decline(self.voice, answer["outcome"], answer["answer"], request.user, moment_of(request)):
            return self._too_late()
        messages.success(request, _("Besloten. Wie een adres gaf, krijgt bericht."))
        return redirect(reverse("voorstellen:index"))

    def _accept(self) -> HttpResponse:
        if not policy_registry.get_by_type(Listing).user_has_permission(self.request.user, "add"):
            raise PermissionDenied
        try:
            listing = accept(self.voice, self.request.user, moment_of(self.request))
        except ValidationError as problem:
            messages.error(self.request, " ".join(problem.messages))
            return redirect(self.request.path)
        if listing is None:
            return self._too_late()
        messages.success(self.request, _("Het staat klaar als vermelding. Vul aan wat er nog mist."))
        return redirect(listing.edit_url)

    def _too_late(self) -> HttpResponse:
        messages.warning(self.request, _("Iemand anders heeft hier al over besloten. Er is niets veranderd."))
        return redirect(self.request.path)

    def _show(self, form: Any) -> HttpResponse:
        proposal: Proposal = self.voice
        alike = doubles(proposal, Listing.objects.all()) if proposal.is_open else []
        return TemplateResponse(
            self.request,
            "wagtailadmin/upkeep/decide_proposal.html",
            {
                "proposal": proposal,
                "form": form,
                "age": age_in_words(proposal, moment_of(self.request)),
                "doubles": alike,
                "is_unwanted": proposal.is_open
                and unwanted(proposal.name, proposal.phone, proposal.contact_email) is not None,
                "listing_url": proposal.listing.edit_url if proposal.listing else "",
                "index_url": reverse("voorstellen:index"),
            },
        )


class ProposalViewSet(InboxViewSet):
    name = "voorstellen"
    model = Proposal
    icon = menu_icon = "plus"
    menu_label = gettext_lazy("Voorstellen")
    menu_name = "voorstellen"
    index_class = ProposalsView
    answer_class = DecideView
