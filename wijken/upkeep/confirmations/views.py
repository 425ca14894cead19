"""Pages behind the links in a mail. GET requests change nothing, because mail scanners follow links."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from core.erasures import journal
from core.http import SiteRequest
from core.public_forms import LONGEST, Kept, Limit, PublicFormView
from wijken.directory.holidays import current_holidays
from wijken.upkeep.listing_summary import facts_of
from wijken.upkeep.models import ConfirmationItem, ConfirmationRequest, Contact

from .actions import answer, send_change
from .forms import ChangeForm
from .request_mails import listings_of
from .resend import send_again
from .tokens import ANSWER, STOP, token_for, uuid_in

Answer = ConfirmationItem.Answer
ALL = "alles"
BUTTONS = {"klopt": Answer.RIGHT, "gestopt": Answer.STOPPED}


private = method_decorator(never_cache, name="dispatch")


class LinkView(TemplateView):
    """Look up what the link is about. An invalid or expired link gets a friendly page."""

    request: SiteRequest
    purpose = ANSWER

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if self.ask is None:
            return self.say("broken", 404)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def ask(self) -> ConfirmationRequest | None:
        uuid = uuid_in(self.kwargs["token"], self.purpose)
        return (
            ConfirmationRequest.objects.select_related("contact").filter(uuid=uuid).first() if uuid else None
        )

    def say(self, what: str, status: int = 200) -> HttpResponse:
        context = {"what": what, "token": self.kwargs["token"]}
        return self.response_class(self.request, "pages/confirmation_link.html", context, status=status)

    def here(self) -> str:
        return reverse("confirmation", args=[self.kwargs["token"]])

    @cached_property
    def open_questions(self) -> QuerySet[ConfirmationItem]:
        return ConfirmationItem.objects.filter(ask=self.ask, answered_at__isnull=True)


@private
class ConfirmationView(LinkView):
    """The facts of each listing, with three answers: correct, changed, or stopped."""

    template_name = "pages/confirmation.html"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.open_questions.exists() and self.ask.is_over(self.request.at):  # type: ignore[union-attr]
            return self.say("expired", 410)
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.ask.is_over(self.request.at):  # type: ignore[union-attr]
            return redirect(self.here())
        given = BUTTONS.get(request.POST.get("antwoord", ""))
        for question in self.asked_about(request.POST.get("vermelding", "")):
            if given:
                answer(question, given, self.request.at)
        return redirect(self.here())

    def asked_about(self, which: str) -> list[ConfirmationItem]:
        """One listing of this mail, or all that are unanswered."""
        return [one for one in self.open_questions if which in (ALL, str(one.pk))]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        holidays = current_holidays()
        listings = {listing.pk: listing for listing in listings_of(self.ask, self.request.at)}  # type: ignore[arg-type]
        items: list[dict[str, Any]] = [
            {
                "question": question,
                "listing": listings[question.listing_id],
                "facts": facts_of(listings[question.listing_id], self.request.at, holidays),
                "change_url": reverse("confirmation-change", args=[self.kwargs["token"], question.pk]),
            }
            for question in ConfirmationItem.objects.filter(ask=self.ask)
        ]
        waiting = [item for item in items if not item["question"].answered_at]
        return context | {
            "items": items,
            "open": waiting,
            "all_right": len(waiting) > 1,
            "done": not waiting,
            "stop_url": reverse("confirmation-stop", args=[token_for(self.ask.uuid, STOP)]),  # type: ignore[union-attr]
        }


class ChangeView(LinkView, PublicFormView):
    """The short form. Its changes are submitted for moderation, also after another answer."""

    template_name = "pages/confirmation_change.html"
    form_class = ChangeForm
    limit = Limit(per_hour=60, per_day=200)
    """One mail may be about all listings of a large organisation."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if self.ask and (self.question is None or self.ask.is_over(self.opened_at)):
            return redirect(self.here())
        return super().dispatch(request, *args, **kwargs)

    @property
    def opened_at(self) -> datetime:
        """The latest moment at which the form can have been opened: its link may expire while it is open."""
        return self.request.at - (LONGEST if self.request.method == "POST" else timedelta(0))

    @cached_property
    def question(self) -> ConfirmationItem | None:
        items = ConfirmationItem.objects.filter(ask=self.ask).select_related("listing")
        return items.filter(pk=self.kwargs["pk"]).first()

    def get_form_kwargs(self) -> dict[str, object]:
        return super().get_form_kwargs() | {"instance": self.question.listing}  # type: ignore[union-attr]

    def keep(self, form: Any) -> Kept:
        return send_change(self.question, form.change, self.request.at)  # type: ignore[arg-type]

    def get_success_url(self) -> str:
        return self.here()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(back_url=self.here(), question=self.question, **kwargs)


@private
class NewMailView(LinkView):
    """Send a new mail to the known address, for the holder of an expired link."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return redirect(self.here())

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        send_again(self.ask, self.request.at)  # type: ignore[arg-type]
        return self.say("sent")


@private
class StopView(LinkView):
    """Unsubscribe from confirmation requests. Editors then ask in another way."""

    purpose = STOP

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.say("stopped" if self.ask.contact.stopped_at else "stop")  # type: ignore[union-attr]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        contact = Contact.objects.filter(pk=self.ask.contact_id, stopped_at__isnull=True)  # type: ignore[union-attr]
        if contact.update(stopped_at=self.request.at):
            journal.note("contact-stopped", self.ask.contact_id)  # type: ignore[union-attr]
        return self.say("stopped")
