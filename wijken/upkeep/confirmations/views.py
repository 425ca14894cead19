"""Behind the link in the mail. Opening a page changes nothing; only a button does."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from core.http import SiteRequest
from wijken.directory.holidays import current_holidays
from wijken.directory.models import Listing
from wijken.upkeep.facts import facts_of
from wijken.upkeep.models import Ask, Contact, Question

from .answering import answer
from .asking import listings_of
from .forms import ChangeForm
from .links import ANSWER, STOP, token_for, uuid_in
from .renewing import send_again

Answer = Question.Answer
ALL = "alles"
BUTTONS = {"klopt": Answer.RIGHT, "gestopt": Answer.STOPPED}


@method_decorator(never_cache, name="dispatch")
class LinkView(TemplateView):
    """Finds what the link is about. A link that is broken or too old gets a friendly page."""

    request: SiteRequest
    purpose = ANSWER

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.ask is None:
            return self.say("broken", 404)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def ask(self) -> Ask | None:
        uuid = uuid_in(self.kwargs["token"], self.purpose)
        return Ask.objects.select_related("contact").filter(uuid=uuid).first() if uuid else None

    def say(self, what: str, status: int = 200) -> HttpResponse:
        context = self.get_context_data(what=what, token=self.kwargs["token"])
        return self.response_class(self.request, "pages/confirmation_link.html", context, status=status)

    def here(self) -> str:
        return reverse("confirmation", args=[self.kwargs["token"]])

    @cached_property
    def open_questions(self) -> QuerySet[Question]:
        return Question.objects.filter(ask=self.ask, answered_at__isnull=True)


class ConfirmationView(LinkView):
    """The facts, and for each listing three answers: it is right, it changes, it has stopped."""

    template_name = "pages/confirmation.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.open_questions.exists() and self.ask.is_over(self.request.at):  # type: ignore[union-attr]
            return self.say("expired", 410)
        return self.render_to_response(self.get_context_data())

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.ask.is_over(self.request.at):  # type: ignore[union-attr]
            return redirect(self.here())
        given = BUTTONS.get(request.POST.get("antwoord", ""))
        for question in self.asked_about(request.POST.get("vermelding", "")):
            if given:
                answer(question, given, self.request.at)
        return redirect(self.here())

    def asked_about(self, which: str) -> list[Question]:
        """One of this mail's own listings, or all that are still open."""
        return [one for one in self.open_questions if which in (ALL, str(one.pk))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.ask is None or "what" in kwargs:
            return context
        holidays = current_holidays()
        listings = {listing.pk: listing for listing in listings_of(self.ask, self.request.at)}
        items: list[dict[str, Any]] = [
            {
                "question": question,
                "listing": listings[question.listing_id],
                "facts": facts_of(listings[question.listing_id], self.request.at, holidays),
                "change_url": reverse("confirmation-change", args=[self.kwargs["token"], question.pk]),
            }
            for question in self.ask.questions.all()
        ]
        waiting = [item for item in items if not item["question"].answered_at]
        return context | {
            "items": items,
            "open": waiting,
            "all_right": len(waiting) > 1,
            "done": not waiting,
            "stop_url": reverse("confirmation-stop", args=[token_for(self.ask.uuid, STOP)]),
        }


class ChangeView(LinkView):
    """The short form. What comes out of it waits for an editor, beside what it was."""

    template_name = "pages/confirmation_change.html"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.ask and (self.question is None or self.ask.is_over(self.request.at)):
            return redirect(self.here())
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def question(self) -> Question | None:
        return self.open_questions.select_related("listing").filter(pk=self.kwargs["pk"]).first()

    @cached_property
    def listing(self) -> Listing:
        return self.question.listing  # type: ignore[union-attr]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ChangeForm(request.POST, instance=self.listing, at=self.request.at)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        answer(
            self.question,  # type: ignore[arg-type]
            Answer.CHANGED,
            self.request.at,
            form.changes,
            form.said,
            form.activity_changes,
        )
        return redirect(self.here())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if "what" in kwargs:
            return context
        if "form" not in context:
            context["form"] = ChangeForm(instance=self.listing, at=self.request.at)
        return context | {"back_url": self.here(), "listing": self.listing}


class NewMailView(LinkView):
    """A fresh mail for who has an old link, only to the address that we know."""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.here())

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        send_again(self.ask, self.request.at)  # type: ignore[arg-type]
        return self.say("sent")


class StopView(LinkView):
    """No more mail of this kind. The site finds another way to ask."""

    purpose = STOP

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.say("stopped" if self.ask.contact.stopped_at else "stop")  # type: ignore[union-attr]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        contact = Contact.objects.filter(pk=self.ask.contact_id, stopped_at__isnull=True)  # type: ignore[union-attr]
        contact.update(stopped_at=self.request.at)
        return self.say("stopped")
