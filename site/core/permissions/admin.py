"""Access checks for admin URLs: of those with the id of a page or file, and of some that Wagtail leaves open.

Wagtail checks whether the user may change a page, but its refusal shows the title. Here the answer is 404.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from core.http import ADMIN_PREFIX
from core.permissions.files import names_a_hidden_file
from core.permissions.pages import chooser_from_the_top, names_a_hidden_page

ABOUT_A_SNIPPET = {
    f"wagtail_localize:{view}"
    for view in ("snippets_api_listing", "snippets_api_detail", "submit_snippet_translation")
}
"""Wagtail opens these to everybody with admin access, drafts included."""


WORKFLOWS, TRANSLATING = "wagtailcore.change_workflow", "wagtail_localize.submit_translation"
TRANSLATIONS = "wagtail_localize:translations_report"
NEEDED = {
    TRANSLATIONS: TRANSLATING,
    f"{TRANSLATIONS}_results": TRANSLATING,
    "wagtailadmin_workflows:task_chooser": WORKFLOWS,
    "wagtailadmin_workflows:task_chooser_results": WORKFLOWS,
    "wagtailadmin_workflows:task_chooser_create": WORKFLOWS,
    "wagtailadmin_workflows:task_chosen": WORKFLOWS,
}
"""What else Wagtail opens to everybody with admin access, and who has business there."""


def _may_change(request: HttpRequest, app_label: str, model_name: str, **named: object) -> bool:
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        return False
    policy = policy_registry.get_by_type(model)
    return bool(policy.user_has_any_permission(request.user, {"add", "change"}))


class AdminAccessMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Absurd numbers in a query string, and uploads to wagtail-localize, which checks no PO file."""
        if isinstance(problem, OverflowError) and request.path.startswith(ADMIN_PREFIX):
            raise Http404 from problem
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name != "wagtail_localize:upload_pofile" or not isinstance(
            problem, (KeyError, OSError, ValueError)
        ):
            return None
        messages.error(request, _("Dit is geen bestand met vertalingen van deze pagina."))
        return redirect("wagtailadmin_explore_root")

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        named: dict[str, Any],
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not request.path.startswith(ADMIN_PREFIX) or not request.user.is_authenticated:
            return None
        if name in NEEDED and not request.user.has_perm(NEEDED[name]):
            raise Http404
        if name in ABOUT_A_SNIPPET and not _may_change(request, **named):
            raise Http404
        try:
            hidden = names_a_hidden_page(request, name, named) or names_a_hidden_file(request, name, named)
        except ValueError as not_a_number:
            raise Http404 from not_a_number
        if hidden:
            raise Http404
        return chooser_from_the_top(request, view, name, named)
