"""Answer a vacancy, follow the answer, and read it as the group."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from core.http import SiteRequest
from core.navigation import same_address
from core.public_forms import GONE_BACK_WITHIN, Kept, PublicForm, PublicFormView, keep_words, may_send_receipt
from wijken.directory.models import Listing, Vacancy
from wijken.directory.querysets import VacancyQuerySet
from wijken.upkeep.models import VolunteerOffer
from wijken.upkeep.sender_notifications import state_path, tell
from wijken.upkeep.signed_links import signed_pk

from .contact_mail import PURPOSE, tell_the_group
from .forms import VolunteerForm


class VolunteerView(PublicFormView):
    """Stored first; then the group gets a mail with a link."""

    form_class = VolunteerForm
    template_name = "pages/volunteer.html"
    title = gettext_lazy("Ik wil helpen")
    submit = gettext_lazy("Versturen")

    @cached_property
    def vacancy(self) -> Vacancy:
        return cast(Vacancy, self._open_ones.get(pk=self.kwargs["pk"]))

    @property
    def _open_ones(self) -> VacancyQuerySet:
        return Vacancy.objects.published(self.request.at).select_related("listing")

    def dispatch(self, request: Any, *args: object, **kwargs: object) -> HttpResponseBase:
        """A vacancy ends; who comes for it is shown the others."""
        if not self._open_ones.filter(pk=self.kwargs["pk"]).exists():
            return redirect(f"{reverse('help-wanted')}?voorbij=1")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        privacy = gettext(
            "Alleen de groep en wie deze site bijhoudt, lezen dit. Drie maanden na het contact wissen we het."
        )
        vacancy = self.vacancy
        return super().get_context_data(vacancy=vacancy, listing=vacancy.listing, privacy=privacy, **kwargs)

    def keep(self, form: PublicForm) -> Kept:
        listing, said = self.vacancy.listing, form.cleaned_data
        words = {"listing": listing, "vacancy": self.vacancy, "name": said["name"], "text": said["text"]}
        self.offer, kept = keep_words(
            VolunteerOffer,
            form.sending,
            words | said["reach"],
            since=self.request.at - GONE_BACK_WITHIN,
            listing_name=listing.name,
            vacancy_title=self.vacancy.title,
            language=get_language() or "nl",
            received_at=self.request.at,
        )
        if kept is not Kept.AGAIN:
            tell_the_group(self.offer, self.request)
        if kept is Kept.FIRST and may_send_receipt(self.request, self.offer.email):
            subject = gettext_lazy("Je wilt helpen bij %(name)s")
            tell(self.offer, "volunteer_received", subject, self.request.at)
        return kept

    def get_success_url(self) -> str:
        return state_path(self.offer)


class OfferLink(TemplateView):
    """Behind a signed URL. Opening it changes nothing."""

    request: SiteRequest
    purpose = "state"

    @cached_property
    def offer(self) -> VolunteerOffer:
        pk = signed_pk(VolunteerOffer, self.kwargs["token"], self.purpose)
        if pk is None:
            raise Http404
        return get_object_or_404(VolunteerOffer, pk=pk)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        public = Listing.objects.published(self.request.at)
        listing = public.filter(pk=self.offer.listing_id).first()
        translations = same_address(self.request)
        return super().get_context_data(
            offer=self.offer, listing=listing, translations=translations, **kwargs
        )


@method_decorator(never_cache, name="dispatch")
class VolunteerStateView(OfferLink):
    """For the sender: how it stands."""

    template_name = "pages/volunteer_state.html"


@method_decorator(never_cache, name="dispatch")
class VolunteerContactView(OfferLink):
    """For the group: who wants to help, and a button once they have spoken."""

    template_name = "pages/volunteer_contact.html"
    purpose = PURPOSE

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        self.offer.close(VolunteerOffer.Outcome.CONTACTED, "", None, self.request.at)
        return redirect(request.path)
