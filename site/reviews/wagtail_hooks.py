"""The button that marks a page as reviewed from the dashboard."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from core.models import BasePage
from core.permissions.users import logged_in_user
from reviews import dashboard_tasks  # noqa: F401
from reviews.due import REVIEWED, still_holds


@require_POST
def say_it_holds(request: HttpRequest, pk: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, BasePage) or not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    still_holds(page, timezone.localdate(), logged_in_user(request))
    messages.success(request, _("Genoteerd: %(title)s klopt nog.") % {"title": page.title})
    return redirect("wagtailadmin_home")


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("nakijken/<int:pk>/klopt/", say_it_holds, name="reviews_still_holds")]


@hooks.register("register_log_actions")
def reviews_stand_in_the_history(actions: LogActionRegistry) -> None:
    actions.register_action(REVIEWED, gettext_lazy("Nagekeken"), gettext_lazy("Nagekeken: dit klopt nog"))
