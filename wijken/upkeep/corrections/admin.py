"""The editors' side of a correction: the queue, and the answer."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, UserColumn
from wagtail.permissions import policy_registry

from wijken.directory.confirming import role_of
from wijken.directory.holidays import current_holidays
from wijken.directory.models import Listing, Neighbourhood
from wijken.directory.panels import moment_of
from wijken.directory.querysets import local_day
from wijken.upkeep.facts import Fact, facts_of, with_facts
from wijken.upkeep.inbox import AgeColumn, AnswerMixin, InboxFilters, InboxView, InboxViewSet, age_in_words
from wijken.upkeep.models import Correction
from wijken.upkeep.sender_mail import tell


class CorrectionFilters(InboxFilters):
    wijk = django_filters.ModelChoiceFilter(
        field_name="listing__neighbourhood",
        queryset=Neighbourhood.objects.order_by("name"),
        empty_label=gettext_lazy("Alle wijken"),
        label=gettext_lazy("Wijk"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Correction
        fields = ("what",)


class CorrectionsView(InboxView):
    filterset_class = CorrectionFilters

    list_display = [
        "listing_name",
        Column("what", label=gettext_lazy("Wat klopt er niet"), accessor="get_what_display"),
        AgeColumn("age", label=gettext_lazy("Wacht al"), sort_key="received_at"),
        Column("where", label=gettext_lazy("Wijk"), accessor="where"),
        UserColumn("taken_by", label=gettext_lazy("Wie pakt het op")),
        Column("outcome", label=gettext_lazy("Afloop"), accessor="get_outcome_display"),
    ]


class AnswerForm(forms.ModelForm):
    """What was done, what the sender reads, and whether the listing has been checked by this."""

    checked = forms.BooleanField(
        label=gettext_lazy("De hele vermelding klopt nu"),
        help_text=gettext_lazy("Zet dit aan als je alles nakeek. De vermelding staat dan als gecontroleerd."),
        required=False,
    )

    class Meta:
        model = Correction
        fields = ("outcome", "answer")
        widgets = {"outcome": forms.RadioSelect, "answer": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, may_check: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"] = forms.ChoiceField(
            label=self.fields["outcome"].label,
            help_text=self.fields["outcome"].help_text,
            choices=Correction.Outcome.choices,
            widget=forms.RadioSelect,
            error_messages={"required": gettext_lazy("Kies wat je hebt gedaan.")},
        )
        if not may_check:
            del self.fields["checked"]


class AnswerView(AnswerMixin):
    """What was said, the way to the listing, and the form that closes it and thanks the sender."""

    model = Correction

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(self._form())

    def answer(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form)
        at = moment_of(request)
        correction: Correction = self.voice
        outcome, answer = form.cleaned_data["outcome"], form.cleaned_data["answer"]
        if not answer_correction(correction, outcome, answer, request.user, at):
            messages.warning(request, _("Iemand anders heeft dit al beantwoord. Er is niets veranderd."))
            return redirect(request.path)
        if form.cleaned_data.get("checked") and correction.listing:
            correction.listing.confirm(local_day(at), role_of(request.user), request.user)  # type: ignore[arg-type]
        messages.success(request, _("Beantwoord. Wie een adres gaf, krijgt bericht."))
        return redirect(reverse("meldingen:index"))

    def _form(self, data: Any = None) -> AnswerForm:
        return AnswerForm(data, instance=self._blank(), may_check=self._listing_url() != "")

    def _blank(self) -> Correction:
        return Correction(outcome=self.voice.outcome, answer=self.voice.answer)

    def _listing_url(self) -> str:
        """The edit screen of the listing, for who may change it."""
        listing, user = self.voice.listing, self.request.user
        policy = policy_registry.get_by_type(Listing)
        if listing is None or not policy.user_has_permission_for_instance(user, "change", listing):
            return ""
        return listing.edit_url

    def _facts(self) -> list[Fact]:
        """What stands there now, so that nothing has to be opened to see whether the report is right."""
        at = moment_of(self.request)
        listing = with_facts(Listing.objects.published(at), at).filter(pk=self.voice.listing_id).first()
        return facts_of(listing, at, current_holidays()) if listing else []

    def _show(self, form: AnswerForm) -> HttpResponse:
        return TemplateResponse(
            self.request,
            "wagtailadmin/upkeep/answer_correction.html",
            {
                "correction": self.voice,
                "form": form,
                "age": age_in_words(self.voice, moment_of(self.request)),
                "listing_url": self._listing_url(),
                "facts": self._facts(),
                "phone": self.voice.listing.phone if self.voice.listing else "",
                "index_url": reverse("meldingen:index"),
            },
        )


def answer_correction(correction: Correction, outcome: str, answer: str, user: Any, at: Any) -> bool:
    """Close it and thank the sender, as one; False when somebody else was first."""
    with transaction.atomic():
        if not correction.close(outcome, answer, user, at):
            return False
        if outcome != Correction.Outcome.NONSENSE:
            tell(correction, "correction_answered", gettext_lazy("Je melding over %(name)s"), at)
    return True


class CorrectionViewSet(InboxViewSet):
    name = "meldingen"
    model = Correction
    icon = menu_icon = "warning"
    menu_label = gettext_lazy("Meldingen")
    menu_name = "meldingen"
    index_class = CorrectionsView
    answer_class = AnswerView
