from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.dashboard.shortcuts import shortcut
from core.permissions.users import AnyUser
from wijken.models import StoryIndexPage


@shortcut("new-story", _("Nieuw verhaal"), order=130)
def new_story(user: AnyUser) -> str | None:
    """Editors of one neighbourhood go straight to the form; others choose the neighbourhood first."""
    places = StoryIndexPage.objects.all()
    if any(place.permissions_for_user(user).can_add_subpage() for place in places):
        return reverse("wagtailadmin_pages:choose_parent", args=["wijken", "storypage"])
    return None
