"""What a listing looks like: a hint while its name is typed, a message after saving, and a report."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from core.http import moment_of
from core.permissions.users import AnyUser
from wijken.directory.admin.likeness import ComparedListing, Reason, public_point, similar_listings
from wijken.directory.duplicates.match_index import MatchKeys
from wijken.directory.models import Listing, Location
from wijken.directory.permissions import may_change_listings

MOST_SHOWN = 5
MOST_PAIRS = 200
LONGEST = 254

type Found = list[tuple[Listing, list[Reason], bool]]
"""The last says whether this user may edit it."""


@never_cache
@require_POST
def similar_hint(request: HttpRequest) -> JsonResponse:
    """For what is in the form of a listing. By POST, because a telephone number does not belong in a URL."""
    policy = policy_registry.get_by_type(Listing)
    if not policy.user_has_any_permission(request.user, ["add", "change"]):
        raise PermissionDenied
    typed = {name: request.POST.get(name, "")[:LONGEST] for name in ("name", "phone", "email", "website")}
    if not typed["name"].strip():
        return JsonResponse({"similar": []})
    place = Location.objects.editable_by(request.user).filter(pk=_number(request, "location")).first()
    asked = ComparedListing(
        MatchKeys(_number(request, "pk") or 0, (typed["name"],), *list(typed.values())[1:]),
        _number(request, "organisation"),
        place and public_point(place.latitude, place.longitude, place.precision, place.live),
    )
    shown = _shown(request, similar_listings().hinted(asked))
    return JsonResponse(
        {
            "similar": [
                {
                    "name": listing.name,
                    "where": listing.where,
                    "url": listing.edit_url if is_mine else "",
                    "why": _in_words(reasons),
                }
                for listing, reasons, is_mine in shown
            ]
        }
    )


def told_after_saving(request: HttpRequest, record: Model) -> None:
    """Also without scripts. Nothing is refused: two branches may have one name."""
    if not isinstance(record, Listing):
        return
    for listing, reasons, is_mine in _shown(request, similar_listings().of_listing(record.pk)):
        buttons = [messages.button(listing.edit_url, _("Bekijk"))] if is_mine else []
        said = _("“%(name)s” (%(where)s) lijkt hierop: %(why)s. Is het dezelfde?") % {
            "name": listing.name,
            "where": listing.where,
            "why": _in_words(reasons),
        }
        messages.warning(request, said, buttons=buttons)


@require_safe
def similar_report(request: HttpRequest) -> HttpResponseBase:
    """Pairs of which this editor may edit both."""
    if not may_change_listings(request.user):
        raise PermissionDenied
    mine = Listing.objects.editable_by(request.user).select_related("neighbourhood", "organisation").in_bulk()
    may_merge = request.user.has_perm("directory.publish_listing")
    pairs = [
        {"one": mine[one], "other": mine[other], "why": _in_words(reasons), "may_merge": may_merge}
        for one, other, reasons in similar_listings().pairs(mine)
    ]
    context = {"pairs": pairs[:MOST_PAIRS], "left_out": max(0, len(pairs) - MOST_PAIRS)}
    return TemplateResponse(request, "wagtailadmin/directory/similar_report.html", context)


def _shown(request: HttpRequest, found: dict[int, list[Reason]]) -> Found:
    """The strongest first: of what everybody may see, and of what this user may edit."""
    user: AnyUser = request.user
    mine = Listing.objects.editable_by(user).filter(pk__in=found).select_related("neighbourhood").in_bulk()
    public = Listing.objects.published(moment_of(request)).filter(pk__in=found)
    known = public.select_related("neighbourhood").in_bulk() | mine
    order = sorted(known, key=lambda pk: (-len(found[pk]), pk))
    return [(known[pk], found[pk], pk in mine) for pk in order[:MOST_SHOWN]]


def _in_words(reasons: list[Reason]) -> str:
    return ", ".join(str(reason.label) for reason in reasons)


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
