"""Admin views to withdraw consent, or give it again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.permissions.users import logged_in_user
from wijken.consent.actions import (
    files_that_stay,
    files_to_delete,
    give_consent_again,
    other_pages,
    withdraw_consent,
)
from wijken.models import StoryPage


@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, then act; a GET request changes nothing."""
    story = get_object_or_404(StoryPage, pk=pk)
    if not may_change_consent(story, request.user):
        raise PermissionDenied
    if request.method == "POST":
        today = timezone.localdate()
        if "again" in request.POST:
            give_consent_again(story, today, logged_in_user(request))
            messages.success(request, _("De toestemming staat er weer. Publiceer het verhaal als het mag."))
        else:
            withdraw_consent(story, today, logged_in_user(request))
            messages.success(
                request,
                _("Het verhaal is nergens meer te zien, in geen enkele taal en in geen enkele kopie."),
            )
        return redirect("wagtailadmin_pages:edit", story.pk)
    context = {
        "story": story,
        "others": other_pages(story),
        "deleted": files_to_delete(story),
        "staying": files_that_stay(story),
    }
    return render(request, "wagtailadmin/wijken/consent.html", context)


def may_change_consent(story: StoryPage, user: object) -> bool:
    """Whoever may publish a story may also withdraw it."""
    return bool(story.permissions_for_user(user).can_publish())
