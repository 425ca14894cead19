"""The feedback form. Each submission creates a new answer: none can be changed from outside."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from core.http import SiteRequest
from core.public_forms import Kept, PublicForm, PublicFormView, keep_words
from feedback.forms import UsefulForm
from feedback.models import Answer


def asked_page(pk: int, request: SiteRequest) -> Page:
    """The published page, if its type asks for feedback. Raises Http404."""
    page = Page.objects.filter(pk=pk).select_related("content_type").first()
    model = page.specific_class if page else None
    if model is None or not getattr(model, "asks_if_useful", False):
        raise Http404
    found = model.objects.published(request.at).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


class UsefulView(PublicFormView):
    """The form; the button that was pressed on the page preselects the answer."""

    form_class = UsefulForm
    title = gettext_lazy("Was dit nuttig?")
    privacy = gettext_lazy(
        "We bewaren niet wie je bent. Alleen wie deze site bijhoudt, leest wat je schrijft. Na een half jaar "
        "is het weg."
    )

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        self.about = asked_page(kwargs["pk"], request)  # type: ignore[arg-type]
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, object]:
        verdict = self.request.GET.get("antwoord", "")
        return {"verdict": verdict} if verdict in Answer.Verdict.values else {}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        intro = _("Je antwoord gaat over: %(title)s") % {"title": self.about.title}
        back = {"back_url": self.about.get_url(self.request), "back_label": _("Terug naar de pagina")}
        return super().get_context_data(intro=intro, **back | kwargs)

    def keep(self, form: PublicForm) -> Kept:
        said = {name: form.cleaned_data[name] for name in ("verdict", "text")} | {"page_id": self.about.pk}
        _answer, kept = keep_words(Answer, form.sending, said, given_at=self.request.at)
        return kept

    def get_success_url(self) -> str:
        return reverse("feedback:thanks", args=[self.about.pk])


def thanks(request: SiteRequest, pk: int) -> HttpResponse:
    """Confirms that the answer was received."""
    about = asked_page(pk, request)
    return render(request, "pages/feedback_thanks.html", {"about": about, "url": about.get_url(request)})
