"""The four steps of "Zet iets op de kaart", and the page where the sender follows the proposal."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from core.http import SiteRequest
from core.navigation import same_address
from core.public_forms import EVERYDAY, Kept, Limit, PublicFormView, keep_words, may_send_receipt
from wijken.directory.models import Listing
from wijken.upkeep.editor_mail.submissions import proposal_received
from wijken.upkeep.models import Proposal, ProposalDraft
from wijken.upkeep.sender_notifications import state_path, tell
from wijken.upkeep.signed_links import signed_pk

from .draft_answers import first_unfinished, keep_step, kept, proposal_of, summaries, words_of
from .duplicate_detection import public_doubles
from .forms import COUNT, STEPS, SendForm, StepForm
from .publication import stage_of, title_of

STEPPING = Limit(per_hour=60, per_day=200)


class ProposalStep(PublicFormView):
    """Shared by all steps: the draft, the way back, "Stap 2 van 4"."""

    limit = STEPPING
    heading = gettext_lazy("Zet iets op de kaart")

    @property
    def number(self) -> int:
        return self.kwargs["step"]

    @cached_property
    def draft(self) -> ProposalDraft | None:
        if "key" not in self.kwargs:
            return None
        return ProposalDraft.objects.alive(self.request.at).filter(key=self.kwargs["key"]).first()

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if "key" in self.kwargs and self.draft is None:
            return render(request, "pages/proposal_gone.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def address_of(self, step: int) -> str:
        return reverse(f"proposal-{step}", args=[cast(ProposalDraft, self.draft).key])

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        count = {"number": self.number, "count": COUNT}
        step_label = _("Stap %(number)s van %(count)s") % count
        return super().get_context_data(
            step_label=step_label,
            kicker=f"{self.heading} · {step_label}",
            can_go_back=self.number > 1 and self.number < COUNT,
            **kwargs,
        )


class QuestionsView(ProposalStep):
    """A step with questions. Going back stores the values, valid or not."""

    submit = gettext_lazy("Verder")

    def get_form_class(self) -> type[StepForm]:
        return STEPS[self.number - 1]

    @property
    def title(self) -> str | Promise:  # type: ignore[override]
        return self.get_form_class().title

    @property
    def intro(self) -> str:  # type: ignore[override]
        if self.number > 1:
            return ""
        return _("Een koffieochtend, een wandelgroep, een helpende hand? Vul vier korte pagina's in.")

    def get_initial(self) -> dict[str, str]:
        return kept(self.draft, self.number)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if "back" in request.POST and self.draft and self.number > 1:
            keep_step(self.draft, self.number, cast(StepForm, self.get_form()), self.request.at)
            return redirect(self.address_of(self.number - 1))
        return super().post(request, *args, **kwargs)

    def keep(self, form: Any) -> None:
        if self.draft is None:  # one draft per opened form, however often it is posted
            self.draft, _new = ProposalDraft.objects.get_or_create(
                key=form.sending, defaults={"changed_at": self.request.at}
            )
        keep_step(self.draft, self.number, form, self.request.at)

    def get_success_url(self) -> str:
        return self.address_of(self.number + 1)


class SummaryView(ProposalStep):
    """The last step: a summary, possible duplicates, and the submit button."""

    form_class = SendForm
    limit = EVERYDAY
    template_name = "pages/proposal_summary.html"
    title = SendForm.title
    submit = gettext_lazy("Versturen")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if self.draft and (step := first_unfinished(self.draft, self.request.at)):
            return redirect(self.address_of(step))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        draft, at = cast(ProposalDraft, self.draft), self.request.at
        steps = [(summary, self.address_of(summary.number)) for summary in summaries(draft, at)]
        return super().get_context_data(
            steps=steps,
            doubles=public_doubles(proposal_of(draft, at), at)[:5],
            back_url=self.address_of(self.number - 1),
            **kwargs,
        )

    def keep(self, form: Any) -> Kept:
        """One draft is one submission, and so is one opened form that is posted to another draft's URL.

        If it is submitted again with other values, from any step, that is stored beside the first: an editor
        may have read that one, and must accept exactly what they read.
        """
        drafts = ProposalDraft.objects.select_for_update()
        draft = get_object_or_404(drafts, pk=cast(ProposalDraft, self.draft).pk)
        draft.sent_as = draft.sent_as or form.sending
        draft.save(update_fields=["sent_as"])
        self.proposal, became = keep_words(
            Proposal,
            draft.sent_as,
            words_of(draft, self.request.at) | {"email": form.cleaned_data["email"]},
            language=get_language() or "nl",
            received_at=self.request.at,
        )
        if became is not Kept.AGAIN:
            proposal_received(self.proposal, self.request.at)
        if became is Kept.FIRST and may_send_receipt(self.request, self.proposal.email):
            tell(self.proposal, "proposal_received", gettext_lazy("Je voorstel is binnen"), self.request.at)
        return became

    def get_success_url(self) -> str:
        return state_path(self.proposal)


@method_decorator(never_cache, name="dispatch")
class ProposalStateView(TemplateView):
    """The state of the proposal, behind a signed URL."""

    template_name = "pages/proposal_state.html"
    request: SiteRequest

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        pk = signed_pk(Proposal, self.kwargs["token"])
        if pk is None:
            raise Http404
        proposal = get_object_or_404(Proposal, pk=pk)
        listing = Listing.objects.published(self.request.at).filter(pk=proposal.listing_id).first()
        return super().get_context_data(
            proposal=proposal,
            title=title_of(proposal, self.request.at),
            stage=stage_of(proposal, self.request.at),
            listing=listing,
            translations=same_address(self.request),
            **kwargs,
        )
