"""Refuse to delete objects that are in use, and name what uses them; for one object or many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail import hooks
from wagtail.models import Page

from core.deletion.alternatives import alternatives_to
from core.deletion.references import described, in_the_way

TEMPLATE = "wagtailadmin/core/deletion_refused.html"


@hooks.register("before_delete_page")
def page_in_use(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refused(request, [page])


@hooks.register("before_delete_snippet")
def snippets_in_use(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    return refused(request, list(instances))


@hooks.register("before_bulk_action")
def many_in_use(
    request: HttpRequest, action: str, objects: Sequence[Model], view: Callable[..., HttpResponse]
) -> HttpResponse | None:
    return refused(request, list(objects)) if action == "delete" else None


def refused(request: HttpRequest, objects: Sequence[Model]) -> HttpResponse | None:
    """None if nothing blocks the deletion. A blocked POST gets status 409."""
    found = in_the_way(objects)
    if not found:
        return None
    context = {
        "objects": objects,
        "uses": described(found, request.user),
        "alternatives": alternatives_to(objects[0], request.user) if len(objects) == 1 else [],
        "page": objects[0] if len(objects) == 1 and isinstance(objects[0], Page) else None,
    }
    return render(request, TEMPLATE, context, status=409 if request.method == "POST" else 200)
