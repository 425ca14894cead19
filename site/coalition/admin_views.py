"""List and answer letters in the admin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.paginator import WagtailPaginator

from coalition.actions import answer
from coalition.models import Letter
from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser, logged_in_user

PER_PAGE = 50


class ContactReplyForm(forms.Form):
    """An editor's answer."""

    answer = forms.CharField(
        label=gettext_lazy("Je antwoord"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy(
            "Schrijf korte zinnen. Zeg wat je met het bericht doet en wie iemand kan bellen."
        ),
    )


def may_answer(user: AnyUser) -> bool:
    return bool(user.has_perm("coalition.change_letter"))


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Unanswered letters first, oldest first; then the answered ones."""
    if not may_answer(request.user):
        raise PermissionDenied
    answered = WagtailPaginator(Letter.objects.exclude(answered_at=None), PER_PAGE)
    context = {
        "open": Letter.objects.open().order_by("received_at"),
        "answered": answered.get_page(request.GET.get("p")),
    }
    return render(request, "wagtailadmin/coalition/letters.html", context)


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter, to be answered once. Who is second keeps what they typed."""
    if not may_answer(request.user):
        raise PermissionDenied
    found = get_object_or_404(Letter.objects.select_related("about", "neighbourhood", "story"), pk=pk)
    form = ContactReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if answer(found, form.cleaned_data["answer"], logged_in_user(request), timezone.now()):
            said = (
                _("Je antwoord gaat per mail naar de afzender.")
                if found.email
                else _("Het antwoord is bewaard.")
            )
            messages.success(request, said)
            return redirect("coalition_letters")
        messages.warning(request, _("Iemand anders was je voor. Jouw antwoord is niet verstuurd."))
        found.refresh_from_db()
    return render(request, "wagtailadmin/coalition/letter.html", {"letter": found, "form": form})


@dashboard_task_source(
    "coalition",
    gettext_lazy("Iemand schreef aan de coalitie"),
    order=100,
    help=gettext_lazy("Wie schrijft, krijgt antwoord. Ook als je het nog niet weet."),
    more=lambda: reverse("coalition_letters"),
)
def open_letters(user: AnyUser, at: datetime) -> Iterator[Todo]:
    if not may_answer(user):
        return
    for found in Letter.objects.open().select_related("neighbourhood").order_by("received_at").iterator():
        url = reverse("coalition_letter", args=[found.pk])
        yield Todo(
            title=found.get_kind_display(),
            url=url,
            note=_("%(ago)s geleden") % {"ago": timesince(found.received_at, at)},
            where=str(found.neighbourhood or ""),
            action=Action(_("Beantwoorden"), url),
        )
