"""Where a visitor says whether a page was useful. Each sending is a new answer: nobody reaches another's."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from core.http import SiteRequest
from core.public_forms import PublicForm, PublicFormView
from feedback.forms import UsefulForm
from feedback.models import Answer


def asked_page(pk: int, request: SiteRequest) -> Any:
    """The page as the public may see it, of a kind that asks. Raises Http404."""
    page = Page.objects.filter(pk=pk).select_related("content_type").first()
    model = page.specific_class if page else None
    if model is None or not getattr(model, "asks_if_useful", False):
        raise Http404
    found = model.objects.published(request.at).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


class UsefulView(PublicFormView):
    """The form; a button on the page says already which answer it will be."""

    form_class = UsefulForm
    title = gettext_lazy("Was dit nuttig?")
    privacy = gettext_lazy(
        "We bewaren niet wie je bent. Alleen de redactie leest wat je schrijft. Na een half jaar is het weg."
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.about = asked_page(kwargs["pk"], request)  # type: ignore[arg-type]
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        verdict = self.request.GET.get("antwoord", "")
        return {"verdict": verdict} if verdict in Answer.Verdict.values else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        intro = _("Je antwoord gaat over: %(title)s") % {"title": self.about.title}
        back = {"back_url": self.about.get_url(self.request), "back_label": _("Terug naar de pagina")}
        return super().get_context_data(intro=intro, **back | kwargs)

    def keep(self, form: PublicForm) -> None:
        """A double click is one answer."""
        Answer.objects.get_or_create(
            sending=form.sending,
            defaults={
                "page_id": self.about.pk,
                "verdict": form.cleaned_data["verdict"],
                "text": form.cleaned_data["text"].strip(),
                "given_at": self.request.at,
            },
        )

    def get_success_url(self) -> str:
        return reverse("feedback:thanks", args=[self.about.pk])


def thanks(request: SiteRequest, pk: int) -> HttpResponse:
    """Says that the answer came in."""
    about = asked_page(pk, request)
    return render(request, "pages/feedback_thanks.html", {"about": about, "url": about.get_url(request)})
