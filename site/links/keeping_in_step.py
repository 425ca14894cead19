"""What is mended or taken down leaves the list at once; the daily round would only see it tomorrow."""

from typing import Any

from django.utils import timezone
from wagtail.signals import page_published, page_unpublished, published, unpublished

from links.gathering import forget, gather_from


def connect() -> None:
    for signal in (published, page_published):
        signal.connect(_published, dispatch_uid="links-published")
    for signal in (unpublished, page_unpublished):
        signal.connect(_unpublished, dispatch_uid="links-unpublished")


def _published(sender: Any, instance: Any, **kwargs: Any) -> None:
    gather_from(instance, timezone.now())


def _unpublished(sender: Any, instance: Any, **kwargs: Any) -> None:
    forget(instance)
