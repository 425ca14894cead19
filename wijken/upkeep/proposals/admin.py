"""Proposals in the admin: the queue, and the decision."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry

from core.http import moment_of
from wijken.directory.admin.tables import NeighbourhoodFilter
from wijken.directory.models import Listing
from wijken.upkeep.models import Proposal
from wijken.upkeep.moderation_queue import (
    AnswerMixin,
    InboxFilters,
    InboxView,
    InboxViewSet,
    age_in_words,
    inbox_columns,
)

from .decisions import accept, decline
from .duplicate_detection import doubles

Outcome = Proposal.Outcome


class ProposalFilters(InboxFilters):
    wijk = NeighbourhoodFilter(field_name="neighbourhood", null_label=gettext_lazy("Hele gemeente"))

    class Meta:
        model = Proposal
        fields = ("kind",)


class ProposalsView(InboxView):
    filterset_class = ProposalFilters
    list_display = inbox_columns(
        "name",
        Column("kind", label=gettext_lazy("Soort"), accessor="get_kind_display"),
        gettext_lazy("Besluit"),
    )


class DeclineForm(forms.Form):
    """The reason, as a choice and as a text for the sender."""

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


class DecideView(AnswerMixin[Proposal]):
    """The proposal, similar listings, and the decision."""

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
            return self.too_late(answer["answer"])
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
            return self.too_late()
        messages.success(self.request, _("Het staat klaar als vermelding. Vul aan wat er nog mist."))
        return redirect(listing.edit_url)

    def _show(self, form: BaseForm) -> HttpResponse:
        proposal: Proposal = self.voice
        at, user = moment_of(self.request), self.request.user
        editable = Listing.objects.editable_by(user)
        may_read = Listing.objects.filter(
            Q(pk__in=Listing.objects.published(at).values("pk")) | Q(pk__in=editable.values("pk"))
        )
        alike = doubles(proposal, may_read) if proposal.is_open else []
        return TemplateResponse(
            self.request,
            "wagtailadmin/upkeep/decide_proposal.html",
            {
                "proposal": proposal,
                "form": form,
                "age": age_in_words(proposal, at),
                "doubles": alike,
                "editable": set(
                    editable.filter(pk__in=[one.pk for one in alike]).values_list("pk", flat=True)
                ),
                "is_unwanted": proposal.is_open
                and Listing.objects.unlisted_match(proposal.name, proposal.phone, proposal.contact_email)
                is not None,
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
