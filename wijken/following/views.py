"""Ask for the weekly mail, confirm it, and stop it. GET changes nothing: mail scanners follow links."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from core.http import SiteRequest
from core.navigation import same_address
from core.public_forms import Kept, PublicForm, PublicFormView, may_send_mail
from outbox.queue import queue_mail
from wijken.agenda.filters import AgendaFilters
from wijken.social_map.filters import with_query

from .choices import in_words, lasting, read_choices
from .forms import FollowForm
from .links import CONFIRM, STOP, followed_by, is_ours, link_to
from .models import LONGEST_QUERY, UNCONFIRMED_KEPT_FOR, Subscription, SubscriptionQuerySet

DOUBLE_CLICK = timedelta(minutes=5)
TOO_MANY_MAILS = _(
    "Er is al een paar keer mail gestuurd naar dit adres, of vanaf deze plek. Kijk in je mail, ook bij de "
    "ongewenste mail. Of probeer het later nog een keer."
)

TOO_LONG = _("Je zoekt op heel veel tegelijk. Maak je vraag korter, of kies minder.")


class FollowView(PublicFormView):
    """``/volgen/?wijk=…&thema=…``: the address that the weekly mail goes to."""

    form_class = FollowForm
    template_name = "pages/follow.html"
    title = _("Elke week een mail")
    intro = _(
        "Je leest wat er nieuw is, en wat er de komende zeven dagen te doen is. Is er niets, dan komt er "
        "niets."
    )
    submit = _("Ja, graag")
    privacy = _(
        "We gebruiken je adres alleen voor deze mail. Stop je, dan wissen we het meteen. Bevestig je niet, "
        "dan wissen we het na een week."
    )
    success_url = reverse_lazy("follow-thanks")

    def dispatch(self, request: Any, *args: object, **kwargs: object) -> HttpResponseBase:
        """Who may be in danger is shown whom to call."""
        if self.chosen.crisis_help:
            return redirect(with_query(self.chosen.action or "/", self.chosen.picked))
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def chosen(self) -> AgendaFilters:
        reading = self.request.visitor
        asked = read_choices(self.request.GET.urlencode(), reading)
        return read_choices(lasting(asked.picked), reading)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        query = f"?{lasting(self.chosen.picked)}".removesuffix("?")
        if self.request.method == "GET":
            kwargs["translations"] = [
                replace(each, url=f"{each.url}{query}", full_url=f"{each.full_url}{query}")
                for each in same_address(self.request)
            ]
        back = with_query(self.chosen.action, self.chosen.picked) if self.chosen.action else ""
        return super().get_context_data(
            chosen=[self.chosen.label_of(name, value) for name, value in self.chosen.picked],
            form_action=f"{self.request.path}{query}",
            back_url=back,
            **kwargs,
        )

    def keep(self, form: PublicForm) -> Kept:
        """A link to confirm; whoever follows this already gets the same, so that nobody learns who does."""
        at, language = self.request.at, get_language() or "nl"
        query = lasting(self.chosen.picked)
        if len(query) > LONGEST_QUERY:
            raise ValidationError(TOO_LONG)
        subscription, is_new = Subscription.objects.get_or_create(
            email=form.cleaned_data["email"],
            query=query,
            defaults={"language": language, "asked_at": at},
        )
        if not is_new and at - subscription.asked_at < DOUBLE_CLICK:
            return Kept.AGAIN
        if not may_send_mail(self.request, subscription.email, "follow"):
            raise ValidationError(TOO_MANY_MAILS)
        subscription.asked_at = at
        if not subscription.confirmed_at:
            subscription.language = language
        subscription.save(update_fields=["asked_at", "language"])
        queue_mail(
            subscription.email,
            gettext("Wil je elke week deze mail?"),
            "follow_confirm",
            {
                "title": _("Elke week een mail"),
                "about": in_words(self.chosen, typed=False),
                "confirm_path": link_to(subscription, CONFIRM),
                "days": UNCONFIRMED_KEPT_FOR.days,
            },
            language=language,
            at=at,
        )
        return Kept.FIRST


def _of(email: str) -> SubscriptionQuerySet:
    return Subscription.objects.filter(email=email)


@require_safe
def thanks(request: SiteRequest) -> HttpResponse:
    return render(request, "pages/follow_link.html", {"what": "asked"})


class FollowLink(TemplateView):
    """Behind a link in a mail."""

    request: SiteRequest
    purpose = CONFIRM
    template_name = "pages/follow_link.html"

    @cached_property
    def subscription(self) -> Subscription | None:
        return followed_by(self.kwargs["token"], self.purpose)

    def say(self, what: str, status: int = 200, **more: object) -> HttpResponse:
        found = self.subscription
        chosen = read_choices(found.query, self.request.visitor) if found else None
        context = {
            "what": what,
            "about": in_words(chosen) if chosen else "",
            "map_url": self.request.visitor.map_url,
        }
        if found and found.pk:
            context["stop_url"] = link_to(found, STOP)
            context["follows_more"] = _of(found.email).exclude(pk=found.pk).exists()
        context.update(more)
        return self.response_class(self.request, self.template_name, context, status=status)

    def say_gone(self) -> HttpResponse:
        return (
            self.say("gone", 410) if is_ours(self.kwargs["token"], self.purpose) else self.say("broken", 404)
        )


@method_decorator(never_cache, name="dispatch")
class ConfirmFollowingView(FollowLink):
    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.subscription is None:
            return self.say_gone()
        return self.say("confirmed" if self.subscription.confirmed_at else "confirm")

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.subscription is None:
            return self.say_gone()
        self.subscription.confirm(self.request.at)
        return self.say("confirmed")


@method_decorator([csrf_exempt, never_cache], name="dispatch")
class StopFollowingView(FollowLink):
    """One press. Mail programs press for the reader, without our cookie (RFC 8058): the link is the proof."""

    purpose = STOP

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.subscription is None and not is_ours(self.kwargs["token"], STOP):
            return self.say("broken", 404)
        return self.say("stop" if self.subscription else "stopped")

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.subscription is None and not is_ours(self.kwargs["token"], STOP):
            return self.say("broken", 404)
        if self.subscription is None:
            return self.say("stopped")
        followed = _of(self.subscription.email)
        stopped = followed if "alles" in request.POST else followed.filter(pk=self.subscription.pk)
        stopped.forget()
        self.subscription = None
        return self.say("stopped", follows_more=followed.exists(), is_erased=not followed.exists())
