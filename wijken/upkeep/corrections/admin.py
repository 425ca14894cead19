"""Corrections in the admin: the queue, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

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
from wagtail.permissions import policy_registry

from core.http import moment_of
from core.normalization.phone_numbers import shown_numbers
from core.permissions.users import AnyUser
from wijken.directory.admin.confirm import role_of
from wijken.directory.admin.tables import NeighbourhoodFilter
from wijken.directory.holidays import current_holidays
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing
from wijken.upkeep.editor_mail.submissions import correction_answered
from wijken.upkeep.listing_summary import SummaryLine, facts_of, with_facts
from wijken.upkeep.models import Correction
from wijken.upkeep.moderation_queue import (
    AnswerMixin,
    InboxFilters,
    InboxView,
    InboxViewSet,
    age_in_words,
    inbox_columns,
)
from wijken.upkeep.sender_notifications import tell


class CorrectionFilters(InboxFilters):
    wijk = NeighbourhoodFilter(field_name="listing__neighbourhood")

    class Meta:
        model = Correction
        fields = ("what",)


class CorrectionsView(InboxView):
    filterset_class = CorrectionFilters

    list_display = inbox_columns(
        "listing_name",
        Column("what", label=gettext_lazy("Wat klopt er niet"), accessor="get_what_display"),
        gettext_lazy("Afloop"),
    )


class CorrectionAnswerForm(forms.ModelForm):
    """The outcome, the answer to the sender, and whether the listing is hereby confirmed."""

    checked = forms.BooleanField(
        label=gettext_lazy("De hele vermelding klopt nu"),
        help_text=gettext_lazy("Zet dit aan als je alles nakeek. De vermelding staat dan als gecontroleerd."),
        required=False,
    )

    class Meta:
        model = Correction
        fields = ("outcome", "answer")
        widgets = {"outcome": forms.RadioSelect, "answer": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, may_check: bool, is_waiting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_waiting = is_waiting
        self.fields["outcome"] = forms.ChoiceField(
            label=self.fields["outcome"].label,
            help_text=self.fields["outcome"].help_text,
            choices=Correction.Outcome.choices,
            widget=forms.RadioSelect,
            error_messages={"required": gettext_lazy("Kies wat je hebt gedaan.")},
        )
        if not may_check:
            del self.fields["checked"]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        done = cleaned.get("outcome") == Correction.Outcome.CHANGED or cleaned.get("checked")
        if done and self.is_waiting:
            raise forms.ValidationError(
                _(
                    "Er wacht nog een wijziging van deze vermelding op goedkeuring. "
                    "Bezoekers lezen nog het oude. Antwoord pas als de wijziging op de site staat."
                )
            )
        return cleaned


class AnswerView(AnswerMixin[Correction]):
    """The report, a link to the listing, and the form that closes it and notifies the sender."""

    model = Correction

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(self._form())

    def answer(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form)
        at = moment_of(request)
        correction = self.voice
        outcome, answer = form.cleaned_data["outcome"], form.cleaned_data["answer"]
        with transaction.atomic():
            is_first = answer_correction(correction, outcome, answer, request.user, at)
            if is_first and form.cleaned_data.get("checked") and correction.listing:
                correction.listing.confirm(local_day(at), role_of(request.user), request.user)  # type: ignore[arg-type]
        if not is_first:
            return self.too_late(answer)
        if outcome == Correction.Outcome.NONSENSE:
            messages.success(request, _("Afgehandeld. Hierover gaat geen bericht uit."))
        else:
            messages.success(request, _("Beantwoord. Wie een adres gaf, krijgt bericht."))
        return redirect(reverse("meldingen:index"))

    def _form(self, data: Mapping[str, object] | None = None) -> CorrectionAnswerForm:
        listing = self.voice.listing
        return CorrectionAnswerForm(
            data,
            instance=self._blank(),
            may_check=self._listing_url() != "" and listing is not None and not listing.said_stopped,
            is_waiting=listing is not None and _is_in_moderation(listing),
        )

    def _blank(self) -> Correction:
        return Correction(outcome=self.voice.outcome, answer=self.voice.answer)

    def _listing_url(self) -> str:
        """The edit view of the listing, for users who may change it."""
        listing, user = self.voice.listing, self.request.user
        policy = policy_registry.get_by_type(Listing)
        if listing is None or not policy.user_has_permission_for_instance(user, "change", listing):
            return ""
        return listing.edit_url

    def _facts(self) -> list[SummaryLine]:
        """The current facts, so that an editor can judge the report without opening anything."""
        at = moment_of(self.request)
        listing = with_facts(Listing.objects.published(at), at).filter(pk=self.voice.listing_id).first()
        return facts_of(listing, at, current_holidays()) if listing else []

    def _show(self, form: CorrectionAnswerForm) -> HttpResponse:
        return TemplateResponse(
            self.request,
            "wagtailadmin/upkeep/answer_correction.html",
            {
                "correction": self.voice,
                "form": form,
                "age": age_in_words(self.voice, moment_of(self.request)),
                "listing_url": self._listing_url(),
                "facts": self._facts(),
                "numbers": shown_numbers(self.voice.listing.phone) if self.voice.listing else (),
                "index_url": reverse("meldingen:index"),
            },
        )


def _is_in_moderation(listing: Listing) -> bool:
    """Whether a change of the listing or of one of its activities waits for approval."""
    return any(record.workflow_in_progress for record in (listing, *listing.activities.all()))


def answer_correction(correction: Correction, outcome: str, answer: str, user: AnyUser, at: datetime) -> bool:
    """Close the report and notify the sender in one transaction; False if another editor was first."""
    with transaction.atomic():
        if not correction.close(outcome, answer, user, at):
            return False
        if outcome != Correction.Outcome.NONSENSE:
            tell(correction, "correction_answered", gettext_lazy("Je melding over %(name)s"), at)
            correction_answered(correction, user, at)
    return True


class CorrectionViewSet(InboxViewSet):
    name = "meldingen"
    model = Correction
    icon = menu_icon = "warning"
    menu_label = gettext_lazy("Meldingen")
    menu_name = "meldingen"
    index_class = CorrectionsView
    answer_class = AnswerView
