"""Merge two records that are the same: choose the other one, read what happens, and do it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from core.deletion.alternatives import Alternative, alternative
from core.deletion.references import described
from core.http import moment_of
from core.permissions.users import AnyUser, logged_in_user
from wijken.directory.admin.likeness import similar_listings
from wijken.directory.duplicates.names import MUCH_ALIKE, alikeness
from wijken.directory.merging.fields import Side
from wijken.directory.merging.merge import merge
from wijken.directory.merging.plan import MergePlan
from wijken.directory.models import DirectoryRecord, Listing, Location, Organisation

KINDS: dict[str, type[DirectoryRecord]] = {
    "vermelding": Listing,
    "aanbieder": Organisation,
    "plek": Location,
}
ACTIONS = ("change", "publish")
"""What is written is on the site at once."""
MOST_SHOWN = 20


def may_merge(user: AnyUser, record: DirectoryRecord) -> bool:
    policy = policy_registry.get_by_type(type(record))
    return all(policy.user_has_permission_for_instance(user, action, record) for action in ACTIONS)


@alternative(Listing)
@alternative(Organisation)
@alternative(Location)
def merge_instead(record: DirectoryRecord, user: AnyUser) -> Alternative | None:
    if not may_merge(user, record):
        return None
    url = reverse("directory_merge_with", args=[_kind_of(record), record.pk])
    return Alternative(url, _("Staat dit er dubbel? Voeg het samen met de andere."))


@never_cache
@require_safe
def merge_with(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Which one is the same: what looks like it, or what is found by its name."""
    record = _allowed(request, _model(kind), pk)
    words = request.GET.get("zoek", "").replace("\0", "").strip()[:120]
    rows = type(record)._default_manager.editable_by(request.user).exclude(pk=pk)  # type: ignore[attr-defined]
    if words:
        for word in words.split()[:8]:
            rows = rows.filter(name__icontains=word)
        found = list(rows.order_by("name", "pk")[:MOST_SHOWN])
    elif isinstance(record, Listing):
        found = list(
            rows.filter(pk__in=similar_listings().of_listing(pk)).order_by("name", "pk")[:MOST_SHOWN]
        )
    else:
        found = _named_alike(record, rows)
    context = {"record": record, "kind": kind, "found": found, "words": words}
    return TemplateResponse(request, "wagtailadmin/directory/merge_with.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge_records(request: HttpRequest, kind: str, pk: int, other: int) -> HttpResponse:
    """``pk`` stays and ``other`` goes on in it. GET changes nothing."""
    model = _model(kind)
    with transaction.atomic():
        rows = model._base_manager.filter(pk__in=(pk, other))
        if request.method == "POST":
            found = {each.pk: each for each in rows.select_for_update().order_by("pk")}
            if len(found) < len({pk, other}):
                return _changed_meanwhile(request, kind, pk, other, is_gone=True)
        kept, goes = _allowed(request, model, pk), _allowed(request, model, other)
        plan = MergePlan(kept, goes)
        errors: list[str] = []
        if request.method == "POST" and not plan.obstacles(logged_in_user(request)):
            if request.POST.get("seen") != plan.fingerprint:
                return _changed_meanwhile(request, kind, pk, other)
            try:
                return _merged(request, plan)
            except ValidationError as refusal:
                errors, plan = refusal.messages, MergePlan(*_again(model, pk, other))
        return _shown(request, kind, plan, errors)


def _merged(request: HttpRequest, plan: MergePlan) -> HttpResponse:
    chosen = {}
    for each in plan.differences:
        side = request.POST.get(f"choice-{each.name}", "")
        if side in list(Side):
            chosen[each.name] = Side(side)
    keys = {int(key) for key in request.POST.getlist("activity") if key.isascii() and key.isdigit()}
    names = {"kept": str(plan.kept), "other": str(plan.other)}
    with transaction.atomic():
        record = merge(plan, chosen, keys, moment_of(request), logged_in_user(request))
    messages.success(request, _("“%(other)s” is samengevoegd met “%(kept)s”.") % names)
    return redirect(_edit_url(record))


def _shown(request: HttpRequest, kind: str, plan: MergePlan, errors: list[str]) -> HttpResponse:
    at, user = moment_of(request), logged_in_user(request)
    obstacles = plan.obstacles(user)
    context: dict[str, Any] = {
        "kind": kind,
        "plan": plan,
        "obstacles": obstacles,
        "errors": errors,
        "kept_url": _edit_url(plan.kept),
        "other_url": _edit_url(plan.other),
    }
    if not obstacles:
        context |= {
            "warnings": plan.warnings(at),
            "activities": [(each.row, plan.seems_there(each.row)) for each in plan.activities],  # type: ignore[arg-type]
            "uses": described(plan.sources, user),
            "fingerprint": plan.fingerprint,
        }
    status = 409 if obstacles and request.method == "POST" else 422 if errors else 200
    return TemplateResponse(request, "wagtailadmin/directory/merge.html", context, status=status)


def _changed_meanwhile(
    request: HttpRequest, kind: str, pk: int, other: int, *, is_gone: bool = False
) -> HttpResponse:
    context = {"kind": kind, "pk": pk, "other": other, "is_gone": is_gone}
    return TemplateResponse(request, "wagtailadmin/directory/merge_changed.html", context, status=409)


def _model(kind: str) -> type[DirectoryRecord]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _kind_of(record: DirectoryRecord) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(record, model))


def _allowed(request: HttpRequest, model: type[DirectoryRecord], pk: int) -> DirectoryRecord:
    record: DirectoryRecord = get_object_or_404(model._base_manager, pk=pk)
    if not may_merge(request.user, record):
        raise PermissionDenied
    return record


def _again(model: type[DirectoryRecord], pk: int, other: int) -> tuple[DirectoryRecord, DirectoryRecord]:
    return model._base_manager.get(pk=pk), model._base_manager.get(pk=other)


def _edit_url(record: DirectoryRecord) -> str:
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])  # type: ignore[attr-defined]


def _named_alike(record: DirectoryRecord, rows: Any) -> list[DirectoryRecord]:
    """By name alone, the most alike first."""
    scored = sorted(
        ((alikeness(str(record), each.name), each) for each in rows),
        key=lambda pair: (-pair[0], pair[1].name),
    )
    return [each for score, each in scored if score >= MUCH_ALIKE][:MOST_SHOWN]
