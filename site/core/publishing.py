"""The one verb that decides what the public may see.

Every public list, page route, feed, export, search and sitemap goes through ``published(at)``. It also looks
at the expiry date itself, because Wagtail only takes an expired page down when a worker runs.
"""

from datetime import datetime
from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


def not_expired(at: datetime) -> Q:
    """Rows whose own end date is not yet past at the moment ``at``."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=at)


def restricted() -> Exists:
    """Pages that stand behind a login or a password, or below a page that does.

    Wagtail's own ``public()`` says the same, with a query for the restrictions each time that it is asked.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.alias(below=path).filter(below__startswith=F("page__path")))


class PublishedPageQuerySet(PageQuerySet):
    """Pages, with the verb that public code must use."""

    def published(self, at: datetime) -> Self:
        """Live, not behind a login or password, and not past the expiry date at ``at``."""
        return self.live().filter(not_expired(at), ~restricted())


PublishedPageManager = PageManager.from_queryset(PublishedPageQuerySet)


def published_pages(at: datetime) -> PublishedPageQuerySet:
    """Pages of every type that the public may see at ``at``."""
    return PublishedPageQuerySet(Page).published(at).order_by("path")
