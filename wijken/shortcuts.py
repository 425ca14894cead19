"""What editors of the neighbourhoods do most."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.shortcuts import shortcut
from wijken.models import StoryIndexPage


@shortcut("new-story", _("Nieuw verhaal"), order=130)
def new_story(user: Any) -> str | None:
    """Whoever has one neighbourhood lands in the new story; others first say where it happened."""
    places = StoryIndexPage.objects.all()
    if any(place.permissions_for_user(user).can_add_subpage() for place in places):
        return reverse("wagtailadmin_pages:choose_parent", args=["wijken", "storypage"])
    return None
