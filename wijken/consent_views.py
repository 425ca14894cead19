"""Where an editor says that consent was withdrawn, or given again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijken.consent import give_consent_again, pictures_that_stay, pictures_to_delete, withdraw_consent
from wijken.models import StoryPage


@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once, then does it; opening the page changes nothing."""
    story = get_object_or_404(StoryPage, pk=pk)
    if not may_change_consent(story, request.user):
        raise PermissionDenied
    if request.method == "POST":
        today = timezone.localdate()
        if "again" in request.POST:
            give_consent_again(story, today, request.user)
            messages.success(request, _("De toestemming staat er weer. Publiceer het verhaal als het mag."))
        else:
            withdraw_consent(story, today, request.user)
            messages.success(request, _("Het verhaal is nergens meer te zien, in geen enkele taal."))
        return redirect("wagtailadmin_pages:edit", story.pk)
    context = {
        "story": story,
        "deleted": pictures_to_delete(story),
        "staying": pictures_that_stay(story),
    }
    return render(request, "wagtailadmin/wijken/consent.html", context)


def may_change_consent(story: StoryPage, user: object) -> bool:
    """Who may publish a story may take it down."""
    return bool(story.permissions_for_user(user).can_publish())
