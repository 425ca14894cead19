"""What editors of the method do most."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.shortcuts import shortcut
from methode.models import MethodPage


@shortcut("change-step", _("Stap aanpassen"), order=140)
def change_step(user: Any) -> str | None:
    """The steps, in their order."""
    method = MethodPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if method is None or not method.permissions_for_user(user).can_edit():
        return None
    return f"{reverse('wagtailadmin_explore', args=[method.pk])}?ordering=ord"
