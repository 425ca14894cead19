"""What a visitor meets: the buttons, and then the page that thanks and shows what became of it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.public_forms import PublicForm, PublicFormView
from wijken.directory.models import Listing
from wijken.upkeep.models import Correction
from wijken.upkeep.sender_mail import state_path, tell
from wijken.upkeep.signed_links import signed_pk

from .forms import CorrectionForm, MoreForm


class CorrectionView(PublicFormView):
    """The first tap opened this page, the second one is a button on it."""

    form_class = CorrectionForm
    template_name = "pages/correction.html"
    title = gettext_lazy("Klopt dit niet?")

    @cached_property
    def listing(self) -> Listing:
        listings = Listing.objects.published(self.request.at)
        return get_object_or_404(listings, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(listing=self.listing, **kwargs)

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        _found = self.listing
        return super().dispatch(request, *args, **kwargs)

    def keep(self, form: PublicForm) -> None:
        self.correction, _new = Correction.objects.get_or_create(
            sending=form.sending,
            defaults={
                "listing": self.listing,
                "listing_name": self.listing.name,
                "what": form.cleaned_data["what"],
                "language": get_language() or "nl",
                "received_at": self.request.at,
            },
        )

    def get_success_url(self) -> str:
        return state_path(self.correction)


class CorrectionStateView(PublicFormView):
    """For who holds the signed address: thanks, what became of it, and room for more while it is open."""

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
        return _("Dank je. We kijken ernaar.") if self.correction.is_open else _("Je melding is beantwoord")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        _found = self.correction
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = Listing.objects.published(self.request.at)
        listing = public.filter(pk=self.correction.listing_id).first()
        return super().get_context_data(correction=self.correction, listing=listing, **kwargs)

    def keep(self, form: PublicForm) -> None:
        """Added to what was said before; once answered it is too late, and the form says so."""
        correction = Correction.objects.select_for_update().get(pk=self.correction.pk)
        if not correction.is_open:
            raise ValidationError(
                _("Je melding is intussen beantwoord. Klopt er nog iets niet? Bel ons, of meld het opnieuw.")
            )
        said = [correction.text, form.cleaned_data["text"].strip()]
        correction.text = "\n\n".join(part for part in said if part)
        is_new = form.cleaned_data["email"] not in ("", correction.email)
        correction.email = form.cleaned_data["email"] or correction.email
        correction.save(update_fields=["text", "email"])
        if is_new:
            tell(
                correction,
                "correction_received",
                gettext_lazy("Je melding over %(name)s is binnen"),
                self.request.at,
                is_receipt=True,
            )

    def get_success_url(self) -> str:
        return state_path(self.correction)
