"""The four steps of "Zet iets op de kaart", and the page on which the sender follows it."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any, cast

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from core.http import SiteRequest
from core.navigation import same_address
from core.public_forms import EVERYDAY, Limit, PublicFormView
from wijken.directory.models import Listing
from wijken.upkeep.models import Proposal, ProposalDraft
from wijken.upkeep.sender_mail import state_path, tell
from wijken.upkeep.signed_links import signed_pk

from .answers import first_unfinished, keep_step, kept, proposal_of, summaries
from .doubles import doubles
from .forms import COUNT, STEPS, SendForm, StepForm

STEPPING = Limit(per_hour=60, per_day=200)


class ProposalStep(PublicFormView):
    """What the steps share: the draft, the way back, "Stap 2 van 4"."""

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

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if "key" in self.kwargs and self.draft is None:
            return render(request, "pages/proposal_gone.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def address_of(self, step: int) -> str:
        return reverse(f"proposal-{step}", args=[cast(ProposalDraft, self.draft).key])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        count = {"number": self.number, "count": COUNT}
        step_label = _("Stap %(number)s van %(count)s") % count
        return super().get_context_data(
            step_label=step_label,
            kicker=f"{self.heading} · {step_label}",
            can_go_back=self.number > 1 and self.number < COUNT,
            **kwargs,
        )


class QuestionsView(ProposalStep):
    """A step with questions. Going back keeps what stands there, right or wrong."""

    submit = gettext_lazy("Verder")

    def get_form_class(self) -> type[StepForm]:
        return STEPS[self.number - 1]

    @property
    def title(self) -> Any:  # type: ignore[override]
        return self.get_form_class().title

    @property
    def intro(self) -> str:  # type: ignore[override]
        if self.number > 1:
            return ""
        return _("Een koffieochtend, een wandelgroep, een helpende hand? In vier stappen is het bij ons.")

    def get_initial(self) -> dict[str, Any]:
        return kept(self.draft, self.number)

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if self.draft:  # who went back has been here for a while
            form.quickest = timedelta(0)
        return form

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if "back" in request.POST and self.draft and self.number > 1:
            keep_step(self.draft, self.number, cast(StepForm, self.get_form()), request.at)
            return redirect(self.address_of(self.number - 1))
        return super().post(request, *args, **kwargs)

    def keep(self, form: Any) -> None:
        if self.draft is None:
            self.draft = ProposalDraft()
        keep_step(self.draft, self.number, form, self.request.at)

    def get_success_url(self) -> str:
        return self.address_of(self.number + 1)


class SummaryView(ProposalStep):
    """The last step: everything read back, what may stand there already, and the button that sends."""

    form_class = SendForm
    limit = EVERYDAY
    template_name = "pages/proposal_summary.html"
    title = SendForm.title
    submit = gettext_lazy("Versturen")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.draft and (step := first_unfinished(self.draft, self.request.at)):
            return redirect(self.address_of(step))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft, at = cast(ProposalDraft, self.draft), self.request.at
        steps = [(summary, self.address_of(summary.number)) for summary in summaries(draft, at)]
        public = Listing.objects.published(at).still_there()
        return super().get_context_data(
            steps=steps,
            doubles=doubles(proposal_of(draft, at), public)[:5],
            back_url=self.address_of(self.number - 1),
            **kwargs,
        )

    def keep(self, form: Any) -> None:
        draft = ProposalDraft.objects.select_for_update().get(pk=cast(ProposalDraft, self.draft).pk)
        self.proposal = proposal_of(
            draft,
            self.request.at,
            sending=draft.key,
            language=get_language() or "nl",
            email=form.cleaned_data["email"],
        )
        self.proposal.save()
        draft.delete()
        tell(
            self.proposal,
            "proposal_received",
            gettext_lazy("Je voorstel is binnen: %(name)s"),
            self.request.at,
            is_receipt=True,
        )

    def get_success_url(self) -> str:
        return state_path(self.proposal)


@method_decorator(never_cache, name="dispatch")
class ProposalStateView(TemplateView):
    """For who holds the signed address: what became of it."""

    template_name = "pages/proposal_state.html"
    request: SiteRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pk = signed_pk(Proposal, self.kwargs["token"])
        if pk is None:
            raise Http404
        proposal = get_object_or_404(Proposal, pk=pk)
        listing = Listing.objects.published(self.request.at).filter(pk=proposal.listing_id).first()
        return super().get_context_data(
            proposal=proposal, listing=listing, translations=same_address(self.request), **kwargs
        )
