from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.dashboard.shortcuts import shortcut
from core.permissions.users import AnyUser
from methode.models import MethodPage


@shortcut("change-step", _("Stap aanpassen"), order=140)
def change_step(user: AnyUser) -> str | None:
    """The list of steps, in order."""
    methods = MethodPage.objects.defer_streamfields()
    method = methods.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if method is None or not method.permissions_for_user(user).can_edit():
        return None
    return f"{reverse('wagtailadmin_explore', args=[method.pk])}?ordering=ord"
