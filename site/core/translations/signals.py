"""What is published is read for sentences that nobody translated; what changes in Dutch is to be amended."""

from django.db.models import Model
from django.db.models.signals import post_delete
from wagtail.models import TranslatableMixin
from wagtail.signals import page_published, page_unpublished, published, unpublished
from wagtail_localize.models import StringSegment

from core.translations.fuzzy_translations import sentence_left
from core.translations.sentences import forget, keep


def follow(sender: type[Model], instance: Model, **kwargs: object) -> None:
    if isinstance(instance, TranslatableMixin):
        keep(instance)


def take_off(sender: type[Model], instance: Model, **kwargs: object) -> None:
    if isinstance(instance, TranslatableMixin):
        forget(instance)


def connect() -> None:
    for signal in (page_published, published):
        signal.connect(follow, dispatch_uid="untranslated sentences")
    for signal in (page_unpublished, unpublished, post_delete):
        signal.connect(take_off, dispatch_uid="untranslated sentences")
    post_delete.connect(sentence_left, sender=StringSegment, dispatch_uid="translation to amend")
