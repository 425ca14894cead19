"""Report a mistake, and follow the report."""

from __future__ import annotations

from functools import cached_property

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.public_forms import Kept, PublicForm, PublicFormView, keep_words, may_send_receipt
from wijken.directory.models import Listing
from wijken.upkeep.editor_mail.submissions import correction_received
from wijken.upkeep.models import Correction
from wijken.upkeep.sender_notifications import state_path, tell
from wijken.upkeep.signed_links import signed_pk

from .forms import CorrectionForm, MoreForm


class CorrectionView(PublicFormView):
    """A page with a submit button per kind of mistake."""

    form_class = CorrectionForm
    template_name = "pages/correction.html"
    title = gettext_lazy("Klopt dit niet?")

    @cached_property
    def listing(self) -> Listing:
        listings = Listing.objects.published(self.request.at)
        return get_object_or_404(listings, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(listing=self.listing, **kwargs)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        _found = self.listing
        return super().dispatch(request, *args, **kwargs)

    def keep(self, form: PublicForm) -> Kept:
        self.correction, kept = keep_words(
            Correction,
            form.sending,
            {"listing": self.listing, "what": form.cleaned_data["what"]},
            listing_name=self.listing.name,
            language=get_language() or "nl",
            received_at=self.request.at,
        )
        if kept is not Kept.AGAIN:
            correction_received(self.correction, self.request.at)
        return kept

    def get_success_url(self) -> str:
        return state_path(self.correction)


class CorrectionStateView(PublicFormView):
    """Behind a signed URL: thanks, the current state, and a form for details while it is open."""

    form_class = MoreForm
    template_name = "pages/correction_state.html"

    @cached_property
    def correction(self) -> Correction:
        pk = signed_pk(Correction, self.kwargs["token"])
        if pk is None:
            raise Http404
        return get_object_or_404(Correction, pk=pk)

    @property
    def title(self) -> str:  # type: ignore[override]
        if self.correction.is_open:
            return _("Dank je. We kijken ernaar.")
        return _("Je melding is beantwoord") if self.correction.answered_at else _("Je melding is gewist")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        _found = self.correction
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        public = Listing.objects.published(self.request.at)
        listing = public.filter(pk=self.correction.listing_id).first()
        return super().get_context_data(correction=self.correction, listing=listing, **kwargs)

    def keep(self, form: PublicForm) -> Kept:
        """Append to the report; invalid once it has been answered."""
        correction = Correction.objects.select_for_update().get(pk=self.correction.pk)
        if not correction.is_open:
            raise ValidationError(
                _("Je melding is intussen beantwoord. Klopt er nog iets niet? Bel ons, of meld het opnieuw.")
            )
        text, address = correction.text, correction.email
        added, correction.email = form.cleaned_data["text"], form.cleaned_data["email"] or address
        is_new = bool(added) and f"\n\n{added}\n\n" not in f"\n\n{text}\n\n"
        if is_new:  # not for the same text again, by a double click or "Back"
            correction.text = f"{text}\n\n{added}" if text else added
        correction.save(update_fields=["text", "email"])
        # One receipt per report, so that a sender cannot mail many addresses.
        if not address and may_send_receipt(self.request, correction.email):
            subject = gettext_lazy("Je melding over %(name)s is binnen")
            tell(correction, "correction_received", subject, self.request.at)
        if is_new:
            return Kept.OTHER_WORDS if text else Kept.FIRST
        return Kept.OTHER_ADDRESS if address not in ("", correction.email) else Kept.AGAIN

    def get_success_url(self) -> str:
        return state_path(self.correction)
