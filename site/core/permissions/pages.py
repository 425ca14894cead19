"""Which pages the admin may mention to a user: public ones, the user's own, and the ancestors of those.

Wagtail's page chooser, and several views that take a page id, show titles to everybody with admin access,
also of drafts and of pages behind a password.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.chooser import page_models_from_string
from wagtail.models import Page
from wagtail.permissions import policy_registry

from core.http import moment_of
from core.permissions.users import AnyUser
from core.publishing import not_expired, published_pages

CHOOSER, CHOSEN_PAGES = "wagtailadmin_choose_page", "wagtailadmin_choose_page_chosen_multiple"
PAGE_PARAMETERS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
"""Wagtail's names of page ids in its URLs."""


def visible_pages(user: AnyUser, at: datetime) -> QuerySet[Page]:
    """The pages that this user may know about at ``at``."""
    own = policy_registry.get_by_type(Page).instances_with_direct_explore_permission(user)
    if any(page.is_root() for page in own):
        return Page.objects.all()
    theirs = Q(depth=1)
    for page in own:
        above = [page.path[:end] for end in range(Page.steplen, len(page.path), Page.steplen)]
        theirs |= Q(path__startswith=page.path) | Q(path__in=above)
    public = published_pages(at).filter(~_below_a_hidden_page(at)).order_by()
    return Page.objects.filter(theirs | Q(pk__in=public.values("pk")))


def _below_a_hidden_page(at: datetime) -> Exists:
    """Pages below a draft or expired page: lists and choosers mention the parent as well."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    hidden = Page.objects.filter(~Q(Q(live=True) & not_expired(at)))
    return Exists(hidden.alias(below=path).filter(below__startswith=F("path")).order_by())


def names_a_hidden_page(request: HttpRequest, view_name: str, named: dict[str, Any]) -> bool:
    """Whether an admin URL names a page that this user may not know about."""
    asked = {named[name] for name in PAGE_PARAMETERS if name in named}
    if view_name == CHOSEN_PAGES:
        asked |= {int(pk) for pk in request.GET.getlist("id")}
    if not asked:
        return False
    visible = _visible_to(request).filter(pk__in=asked)
    if view_name == CHOSEN_PAGES:
        visible = visible.exclude(depth=1)  # the tree's root is no page, and Wagtail asks for it as parent
    return visible.count() < len(asked)


def chooser_from_the_top(
    request: HttpRequest, view: Callable[..., HttpResponse], view_name: str, named: dict[str, Any]
) -> HttpResponse | None:
    """A chooser limited to some types opens at their common ancestor, which may be hidden: go to the top."""
    if view_name != CHOOSER or named:
        return None
    try:
        models = page_models_from_string(request.GET.get("page_type") or "wagtailcore.page")
    except (ValueError, LookupError):
        return None
    top = Page.get_first_root_node()
    above = Page.objects.type(*models).first_common_ancestor() or top
    if _visible_to(request).filter(pk=above.pk).exists():
        return None
    return view(request, parent_page_id=top.pk)


def only_visible(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """For the hooks in which Wagtail's page choosers ask for their queryset."""
    return pages.filter(pk__in=_visible_to(request).order_by().values("pk"))


def only_where_one_may_move(request: HttpRequest, page: Page, destination: Page) -> None:
    """Checked before the confirmation too, which shows the titles of both pages."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


def _visible_to(request: HttpRequest) -> QuerySet[Page]:
    at = moment_of(request)
    return visible_pages(request.user, at)
