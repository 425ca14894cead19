"""Keep Wagtail's reference index up to date with many-to-many fields."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed
from wagtail.signal_handlers import update_reference_index_on_save

from core.fields import ReferencingManyToManyField


def connect() -> None:
    """Wagtail indexes an object when it is saved, before the rows of its many-to-many fields are written."""
    for model in apps.get_models():
        for field in model._meta.local_many_to_many:
            if isinstance(field, ReferencingManyToManyField):
                m2m_changed.connect(_index_again, sender=field.remote_field.through)


def _index_again(
    sender: type[Model],
    instance: Model,
    action: str,
    reverse: bool,
    model: type[Model],
    pk_set: set[int] | None,
    **kwargs: object,
) -> None:
    if action.startswith("post_"):
        sources = model._base_manager.filter(pk__in=pk_set or ()) if reverse else [instance]
        for source in sources:
            update_reference_index_on_save(source)
