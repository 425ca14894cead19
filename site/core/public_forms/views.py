"""The steps of a public form: show, validate, rate-limit, store, thank."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.generic import FormView

from core.http import SiteRequest
from core.navigation import same_address

from .form import PublicForm
from .rate_limits import EVERYDAY, Limit, too_many
from .submissions import Kept

TOO_MANY = _(
    "Vanaf deze plek is al heel vaak iets verstuurd. Probeer het over een uur nog een keer, of bel ons. "
    "Wat je hebt ingevuld, staat er nog."
)

SENT_BEFORE = {Kept.OTHER_WORDS: "?eerder=ja", Kept.OTHER_ADDRESS: "?eerder=adres"}
"""Query string of a thank-you page: the form was sent before, with other values."""


@method_decorator(cache_control(private=True, no_cache=True), name="dispatch")
class PublicFormView(FormView):
    """``title`` and ``intro`` form the heading, ``submit`` the button; ``keep`` stores the submission."""

    request: SiteRequest
    template_name = "pages/public_form.html"
    limit: Limit = EVERYDAY
    title: str | Promise = ""
    intro: str | Promise = ""
    submit: str | Promise = _("Versturen")
    privacy: str | Promise = ""

    def get_form_kwargs(self) -> dict[str, object]:
        return super().get_form_kwargs() | {"at": self.request.at}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        texts: dict[str, object] = {
            name: getattr(self, name) for name in ("title", "intro", "submit", "privacy")
        }
        if self.request.method == "GET":  # switching language would lose the input
            texts["translations"] = same_address(self.request)
        return super().get_context_data(**texts | kwargs)

    def keep(self, form: PublicForm) -> Kept | None:
        """Store the submission and queue its mail in one transaction. Returns the result, or None.

        Raise ``ValidationError`` if it can no longer be stored: the transaction is rolled back and the form
        shows why.
        """
        raise NotImplementedError

    def form_valid(self, form: PublicForm) -> HttpResponse:
        if too_many(self.request, form.purpose, self.limit):
            form.add_error(None, TOO_MANY)
            return self.render_to_response(self.get_context_data(form=form), status=429)
        try:
            with transaction.atomic():
                kept = self.keep(form)
        except ValidationError as problem:
            form.add_error(None, problem)
            return self.form_invalid(form)
        response = super().form_valid(form)
        response["Location"] += SENT_BEFORE.get(kept, "") if kept else ""
        return response
