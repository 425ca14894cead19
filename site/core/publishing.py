"""The one verb that decides what the public may see.

Every public list, page route, feed, export, search and sitemap goes through ``published(at)``. It also looks
at the expiry date itself, because Wagtail only takes an expired page down when a worker runs.
"""

from datetime import datetime
from typing import Self

from django.db.models import Q
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet


def not_expired(at: datetime) -> Q:
    """Rows whose own end date is not yet past at the moment ``at``."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=at)


class PublishedPageQuerySet(PageQuerySet):
    """Pages, with the verb that public code must use."""

    def published(self, at: datetime) -> Self:
        """Live, not behind a login or password, and not past the expiry date at ``at``."""
        return self.live().public().filter(not_expired(at))


PublishedPageManager = PageManager.from_queryset(PublishedPageQuerySet)


def published_pages(at: datetime) -> PublishedPageQuerySet:
    """Pages of every type that the public may see at ``at``."""
    return PublishedPageQuerySet(Page).published(at).order_by("path")
