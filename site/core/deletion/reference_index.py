"""Keep Wagtail's reference index up to date with many-to-many fields."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import m2m_changed
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import update_reference_index_on_save

from core.bulk_changes import BulkChanges, finished
from core.fields import ReferencingManyToManyField

BATCH = 500


def connect() -> None:
    """Wagtail indexes an object when it is saved, before the rows of its many-to-many fields are written."""
    for model in apps.get_models():
        for field in model._meta.local_many_to_many:
            if isinstance(field, ReferencingManyToManyField):
                m2m_changed.connect(_index_again, sender=field.remote_field.through)
    finished.connect(_many_changed, dispatch_uid="references of many")


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


def _many_changed(changes: BulkChanges, **kwargs: object) -> None:
    for model in changes.models:
        if ReferenceIndex.is_indexed(model):
            for keys in batched(sorted(changes.keys_of(model)), BATCH):
                _rewrite(model, keys)


def _rewrite(model: type[Model], keys: Iterable[int]) -> None:
    """Like ``ReferenceIndex.create_or_update_for_object``, for many of a model without parent models."""
    kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
    gone = {str(key) for key in keys}
    ReferenceIndex.objects.filter(base_content_type=kind, object_id__in=gone).delete()
    parts = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    parts += [field.name for field in get_all_child_m2m_relations(model)]
    rows = []
    for each in model._base_manager.filter(pk__in=keys).prefetch_related(*parts):
        gone.discard(str(each.pk))
        for to_kind, to_key, model_path, path in set(ReferenceIndex._extract_references_from_object(each)):
            row = ReferenceIndex(content_type=kind, base_content_type=kind, object_id=str(each.pk))
            row.to_content_type_id, row.to_object_id = to_kind, to_key
            row.model_path, row.content_path = model_path, path
            row.content_path_hash = ReferenceIndex._get_content_path_hash(path)
            rows.append(row)
    ReferenceIndex.objects.bulk_create(rows, batch_size=BATCH)
    ReferenceIndex.objects.filter(to_content_type=kind, to_object_id__in=gone).delete()
