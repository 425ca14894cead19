"""Offers to help in the admin: the queue, and what became of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column

from core.http import moment_of
from core.normalization.phone_numbers import shown_numbers
from core.permissions.users import AnyUser
from wijken.directory.admin.tables import NeighbourhoodFilter
from wijken.upkeep.models import VolunteerOffer
from wijken.upkeep.moderation_queue import (
    AnswerMixin,
    InboxFilters,
    InboxView,
    InboxViewSet,
    age_in_words,
    inbox_columns,
)
from wijken.upkeep.sender_notifications import tell


class OfferFilters(InboxFilters):
    wijk = NeighbourhoodFilter(field_name="listing__neighbourhood")

    class Meta:
        model = VolunteerOffer
        fields = ()


class OffersView(InboxView):
    filterset_class = OfferFilters
    list_display = inbox_columns(
        "listing_name",
        Column("vacancy_title", label=gettext_lazy("Waarmee"), accessor="vacancy_title"),
        gettext_lazy("Afloop"),
    )


class OfferAnswerForm(forms.Form):
    """What became of it, and a text for the sender."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Hoe liep het af?"),
        help_text=gettext_lazy("Bij 'geen echt bericht' krijgt niemand bericht."),
        choices=VolunteerOffer.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe het afliep.")},
    )
    answer = forms.CharField(
        label=gettext_lazy("Antwoord"),
        help_text=gettext_lazy("Dit leest wie wil helpen. Mag leeg blijven."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class OfferAnswerView(AnswerMixin):
    """The offer, whether the group has had mail, and the form that closes it."""

    model = VolunteerOffer

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(OfferAnswerForm())

    def answer(self, request: HttpRequest) -> HttpResponse:
        form = OfferAnswerForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        said: Mapping[str, str] = form.cleaned_data
        if not answer_offer(self.voice, said["outcome"], said["answer"], request.user, moment_of(request)):
            return self.too_late(said["answer"])
        if said["outcome"] == VolunteerOffer.Outcome.NONSENSE:
            messages.success(request, _("Afgehandeld. Hierover gaat geen bericht uit."))
        else:
            messages.success(request, _("Afgehandeld. Wie een e-mailadres gaf, krijgt bericht."))
        return redirect(reverse("helpers:index"))

    def _show(self, form: forms.Form) -> HttpResponse:
        offer: VolunteerOffer = self.voice
        return TemplateResponse(
            self.request,
            "wagtailadmin/upkeep/answer_offer.html",
            {
                "offer": offer,
                "form": form,
                "age": age_in_words(offer, moment_of(self.request)),
                "numbers": shown_numbers(offer.listing.phone) if offer.listing else (),
                "index_url": reverse("helpers:index"),
            },
        )


def answer_offer(offer: VolunteerOffer, outcome: str, answer: str, user: AnyUser, at: datetime) -> bool:
    """Close it and tell the sender in one transaction; False if somebody else was first."""
    with transaction.atomic():
        if not offer.close(outcome, answer, user, at):
            return False
        if outcome != VolunteerOffer.Outcome.NONSENSE:
            tell(offer, "volunteer_answered", gettext_lazy("Je wilt helpen bij %(name)s"), at)
    return True


class VolunteerOfferViewSet(InboxViewSet):
    name = "helpers"
    model = VolunteerOffer
    icon = menu_icon = "group"
    menu_label = gettext_lazy("Helpers")
    menu_name = "helpers"
    index_class = OffersView
    answer_class = OfferAnswerView
