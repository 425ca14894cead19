"""Update the links when something is published or unpublished, rather than in the daily job."""

from django.db.models import Model
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished, published, unpublished

from core.bulk_changes import finished, postponed
from links.sync import remove_links, sync_links, sync_links_of


def connect() -> None:
    for signal in (published, page_published):
        signal.connect(_published, dispatch_uid="links-published")
    for signal in (unpublished, page_unpublished):
        signal.connect(_unpublished, dispatch_uid="links-unpublished")
    finished.connect(_many_changed, dispatch_uid="links of many")


def _published(sender: type[Model], instance: Model, **kwargs: object) -> None:
    if not postponed(instance):
        sync_links_of(instance, timezone.now())


def _unpublished(sender: type[Model], instance: Model, **kwargs: object) -> None:
    remove_links(instance)


def _many_changed(**kwargs: object) -> None:
    sync_links(timezone.now())
