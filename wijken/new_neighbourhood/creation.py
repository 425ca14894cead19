"""Everything that makes a neighbourhood complete, as drafts: record, page, story index and team."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.create import CreateAction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.permissions import policy_registry

from core.permissions.users import AnyUser, LoggedInUser
from wijken.directory.models import Neighbourhood, TeamMember
from wijken.models import NeighbourhoodIndexPage, NeighbourhoodPage, StoryIndexPage


def index_page() -> NeighbourhoodIndexPage | None:
    """The overview of neighbourhoods in the language of the site."""
    pages = NeighbourhoodIndexPage._base_manager.filter(locale__language_code=settings.LANGUAGE_CODE)
    return pages.order_by("path").first()


def page_of(place: Neighbourhood) -> NeighbourhoodPage | None:
    """Its page in the language of the site: the one that visitors see, otherwise the oldest."""
    pages = NeighbourhoodPage._base_manager.filter(
        neighbourhood=place, locale__language_code=settings.LANGUAGE_CODE
    )
    return pages.order_by("-live", "pk").first()


def stories_of(page: Page | None) -> StoryIndexPage | None:
    return StoryIndexPage.objects.child_of(page).order_by("path").first() if page else None


def may_make_pages(user: AnyUser) -> bool:
    index = index_page()
    return bool(index and index.permissions_for_user(user).can_add_subpage())


def may_start(user: AnyUser) -> bool:
    """Whether the user may add both a neighbourhood and a page about it."""
    policy = policy_registry.get_by_type(Neighbourhood)
    return policy.user_has_permission(user, "add") and may_make_pages(user)


def one_at_a_time() -> None:
    """Until the end of the transaction, another editor who makes a neighbourhood waits."""
    Page.objects.select_for_update().filter(pk=getattr(index_page(), "pk", None)).first()


@transaction.atomic
def start(place: Neighbourhood, intro: str, team: Iterable[User], user: LoggedInUser) -> Neighbourhood:
    """Save ``place``, which is valid and new, with all that belongs to it. All or nothing.

    The team comes last: its members may then write below the story index.
    """
    CreateAction(place, user=user).execute()
    make_pages(place, intro, user)
    for member in team:
        CreateAction(TeamMember(user=member, neighbourhood=place), user=user).execute()
    return place


@transaction.atomic
def make_pages(place: Neighbourhood, intro: str, user: LoggedInUser) -> None:
    """The page and the story index, as far as they are not there."""
    one_at_a_time()
    index = index_page()
    if index is None:
        raise NeighbourhoodIndexPage.DoesNotExist
    page = page_of(place)
    if page is None:
        page = NeighbourhoodPage(title=place.name, neighbourhood=place, intro=intro)
        _add_draft(index, page, user)
    if stories_of(page) is None:
        title = _("Verhalen uit %(name)s") % {"name": place.name}
        _add_draft(page, StoryIndexPage(title=title, slug="verhalen"), user)


def _add_draft(parent: Page, page: Page, user: LoggedInUser) -> None:
    page.live, page.has_unpublished_changes, page.owner = False, True, user
    parent.refresh_from_db()
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    page.save_revision(user=user)
