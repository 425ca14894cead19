"""The screens "Nieuwe wijk" and "Wat ontbreekt nog"."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView
from wagtail.permissions import policy_registry

from core.permissions.users import LoggedInUser, logged_in_user
from wijken.directory.models import Neighbourhood
from wijken.directory.slugs import slug_for
from wijken.models import NeighbourhoodPage
from wijken.neighbourhoods.forms import first_live
from wijken.new_neighbourhood.checklist import Checklist
from wijken.new_neighbourhood.creation import make_pages, may_start, one_at_a_time, start
from wijken.new_neighbourhood.forms import NewNeighbourhoodForm


class NewNeighbourhoodView(CreateView):
    """One form that makes everything, as drafts, and leads to the checklist."""

    model = Neighbourhood
    form_class = NewNeighbourhoodForm
    template_name = "wagtailadmin/wijken/new_neighbourhood.html"
    header_icon = "site"
    index_url_name = "wagtailsnippets_directory_neighbourhood:list"
    add_url_name = "wijken_new_neighbourhood"
    permission_required = "add"
    page_title = gettext_lazy("Nieuwe wijk")
    page_subtitle = gettext_lazy("Nieuwe wijk")
    submit_button_label = gettext_lazy("Maak de wijk")
    success_message = gettext_lazy(
        "%(object)s is gemaakt, als concept. Bezoekers zien nog niets. Hieronder staat wat er nog ontbreekt."
    )
    error_message = gettext_lazy("Er is nog niets gemaakt. Kijk bij de rode regels.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_start(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A form that was sent before leads to what it made; the second press waits for the first."""
        one_at_a_time()
        if made := self._made_by(request.POST.get("uuid", "")):
            return redirect("wijken_checklist", made.pk)
        return super().post(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"uuid": uuid.uuid4()}

    def save_instance(self) -> Neighbourhood:
        place, data = self.form.instance, self.form.cleaned_data
        place.uuid, place.outline = data["uuid"], data["outline_file"]
        place.latitude, place.longitude = data["latitude"], data["longitude"]
        place.slug = slug_for(Neighbourhood, place.name, otherwise="wijk")
        return start(place, data["intro"], data.get("team", ()), logged_in_user(self.request))

    def get_success_url(self) -> str:
        return reverse("wijken_checklist", args=[self.object.pk])

    def get_success_buttons(self) -> list[object]:
        return []

    def _made_by(self, sent: str) -> Neighbourhood | None:
        try:
            return Neighbourhood._base_manager.filter(uuid=uuid.UUID(sent)).first()
        except ValueError:
            return None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever may change the neighbourhood. A post makes the missing pages, or publishes."""
    place = get_object_or_404(Neighbourhood._base_manager, pk=pk)
    policy = policy_registry.get_by_type(Neighbourhood)
    if not policy.user_has_permission_for_instance(request.user, "change", place):
        raise PermissionDenied
    found = Checklist(place, request.user)
    if request.method == "POST":
        _do(request, found)
        return redirect("wijken_checklist", pk)
    parts = list(found.parts())
    context = {
        "checklist": found,
        "parts": parts,
        "done": sum(part.is_done for part in parts),
        "page_title": _("Wat ontbreekt nog"),
        "page_subtitle": place.name,
        "header_title": _("Wat ontbreekt nog: %(name)s") % {"name": place.name},
        "header_icon": "site",
    }
    return TemplateResponse(request, "wagtailadmin/wijken/checklist.html", context)


def _do(request: HttpRequest, found: Checklist) -> None:
    """What was there already when the button was pressed again, is not done twice."""
    if "publish" in request.POST:
        if found.is_public:
            return
        if not found.may_publish:
            raise PermissionDenied
        _publish(request, found, found.page, logged_in_user(request))
    elif found.page is None or found.stories is None:
        if not found.may_make:
            raise PermissionDenied
        make_pages(found.place, "", logged_in_user(request))
        messages.success(request, _("De pagina en het overzicht van verhalen zijn gemaakt, als concept."))


@transaction.atomic
def _publish(
    request: HttpRequest, found: Checklist, page: NeighbourhoodPage | None, user: LoggedInUser
) -> None:
    """The record, then its page, then the stories: whatever of these is not public yet."""
    if page is None:
        return
    others = found.place.pages.filter(locale=page.locale).exclude(pk=page.pk)
    if other := first_live(others):
        messages.error(request, _("Over deze wijk is er al een pagina: %(title)s.") % {"title": other.title})
        return
    for thing in (found.place, page, found.stories):
        if thing is not None and not thing.live:
            revision = thing.latest_revision or thing.save_revision(user=user)
            revision.publish(user=user)
    messages.success(request, _("%(name)s staat op de site.") % {"name": found.place.name})
