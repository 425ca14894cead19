"""The way of a public form: shown, checked, counted, kept, thanked."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.generic import FormView

from core.http import SiteRequest
from core.navigation import same_address

from .form import PublicForm
from .limits import EVERYDAY, Limit, too_many

TOO_MANY = _(
    "Vanaf deze plek is al heel vaak iets verstuurd. Probeer het over een uur nog een keer, of bel ons. "
    "Wat je hebt ingevuld, staat er nog."
)


@method_decorator(cache_control(private=True, no_cache=True), name="dispatch")
class PublicFormView(FormView):
    """Says ``title`` and ``intro`` above the form, ``submit`` on its button; ``keep`` stores what came."""

    request: SiteRequest
    template_name = "pages/public_form.html"
    limit: Limit = EVERYDAY
    title: Any = ""
    intro: Any = ""
    submit: Any = _("Versturen")
    privacy: Any = ""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"at": self.request.at}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts: dict[str, Any] = {
            name: getattr(self, name) for name in ("title", "intro", "submit", "privacy")
        }
        if self.request.method == "GET":  # a way to another language would lose what was typed
            texts["translations"] = same_address(self.request)
        return super().get_context_data(**texts | kwargs)

    def keep(self, form: PublicForm) -> None:
        """Store what was sent, and whatever mail belongs to it, as one.

        Raises ``ValidationError`` when it can no longer be: nothing is stored then, and the form says why.
        """
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        if too_many(self.request, cast(PublicForm, form).purpose, self.limit):
            form.add_error(None, TOO_MANY)
            return self.render_to_response(self.get_context_data(form=form), status=429)
        try:
            with transaction.atomic():
                self.keep(form)
        except ValidationError as problem:
            form.add_error(None, problem)
            return self.form_invalid(form)
        return super().form_valid(form)
