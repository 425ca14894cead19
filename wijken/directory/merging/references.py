"""What refers to a record, and how it comes to refer to another: rows, lists, pages, and versions of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, Revision

from wijken.directory.models import DirectoryRecord, TaggedListing

APART: tuple[type[Model], ...] = (TaggedListing,)
"""Parts of the record that are compared as one of its fields."""


@dataclass(frozen=True, slots=True)
class Swap:
    model: type[Model]
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class ReferringRow:
    """A row with a foreign key to the record, in ``field``."""

    row: Model
    field: str

    def fits(self, kept: Model) -> bool:
        """Whether the other record has no such row yet, where there may be one."""
        moved = type(self.row)._base_manager.get(pk=self.row.pk)
        setattr(moved, self.field, kept)
        try:
            moved.validate_unique()
            moved.validate_constraints()
        except ValidationError:
            return False
        return True

    def move(self, kept: Model) -> None:
        setattr(self.row, self.field, kept)
        self.row.save()


def referring_rows(record: DirectoryRecord) -> Iterator[ReferringRow]:
    for relation in record._meta.get_fields(include_hidden=True):
        if (
            not relation.auto_created
            or relation.concrete
            or not (relation.one_to_many or relation.one_to_one)
        ):
            continue
        model, field = relation.related_model, relation.field  # type: ignore[union-attr]
        if model._meta.auto_created or model in APART:
            continue
        for row in model._base_manager.filter(**{field.name: record.pk}).order_by("pk"):
            yield ReferringRow(row, field.name)


def lists_with(record: DirectoryRecord) -> Iterator[tuple[Model, str]]:
    """Objects with a many-to-many field that has the record, and the name of that field."""
    for relation in record._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.many_to_many:
            name = relation.field.name  # type: ignore[union-attr]
            for source in relation.related_model._base_manager.filter(**{name: record.pk}).order_by("pk"):  # type: ignore[union-attr]
                yield source, name


def replace_in_list(source: Model, name: str, record: Model, kept: Model) -> None:
    members = [kept if each == record else each for each in getattr(source, name).all()]
    setattr(source, name, list(dict.fromkeys(members)))
    _save(source)


def texts_with(record: DirectoryRecord) -> list[Model]:
    """Objects with a block in which the record is chosen."""
    found = ReferenceIndex.get_references_to(record).group_by_source_object()
    sources = [_specific(source) for source, _why in found]
    swap = Swap(type(record), record.pk, 0)
    return [source for source in sources if _rewritten_streams(source, swap)]


def replace_in_texts(source: Model, swap: Swap) -> None:
    for name, value in _rewritten_streams(source, swap).items():
        setattr(source, name, source._meta.get_field(name).to_python(json.dumps(value)))  # type: ignore[union-attr]
    _save(source)


def replace_in_versions(sources: Iterable[Model], swap: Swap) -> None:
    """In every revision of these, in drafts of anything, and in all versions of records of the directory."""
    for revision in _revisions(sources, swap).select_related("content_type").iterator():
        model = revision.content_type.model_class()
        content = _rewritten(model, revision.content, swap) if model else revision.content
        if content != revision.content:
            Revision.objects.filter(pk=revision.pk).update(content=content)


def owner_of(row: Model) -> Model:
    """The object by which an editor knows a row: the story of an inline row, the listing of a part."""
    parent = next((field for field in row._meta.fields if isinstance(field, ParentalKey)), None)
    return owner_of(getattr(row, parent.name)) if parent else row


def _revisions(sources: Iterable[Model], swap: Swap) -> Any:
    asked = Q(approved_go_live_at__isnull=False)
    for source in sources:
        kind = ContentType.objects.get_for_model(Page if isinstance(source, Page) else source)
        asked |= Q(base_content_type=kind, object_id=str(source.pk))
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and (model is Page or not issubclass(model, Page)):
            drafts = model._base_manager.filter(has_unpublished_changes=True)
            asked |= Q(pk__in=drafts.order_by().values("latest_revision"))
    for field in swap.model._meta.get_fields(include_hidden=True):
        if field.auto_created and field.one_to_many and issubclass(field.related_model, DirectoryRecord):  # type: ignore[arg-type]
            kind = ContentType.objects.get_for_model(field.related_model)  # type: ignore[arg-type]
            asked |= Q(base_content_type=kind, **{f"content__{field.field.name}": swap.old})  # type: ignore[union-attr]
    return Revision.objects.filter(asked)


def _rewritten(model: type[Model], content: dict[str, Any], swap: Swap) -> dict[str, Any]:
    made = dict(content)
    for field in model._meta.get_fields():
        if field.name not in content or field.auto_created:
            continue
        value = content[field.name]
        if isinstance(field, StreamField) and value:
            raw = json.loads(value) if isinstance(value, str) else value
            swapped = _swapped(field.stream_block, raw, swap)
            if swapped != raw:
                made[field.name] = json.dumps(swapped) if isinstance(value, str) else swapped
        elif field.related_model is not swap.model:
            continue
        elif field.many_to_many:
            made[field.name] = list(
                dict.fromkeys(swap.new if key == swap.old else key for key in value or ())
            )
        elif value == swap.old:
            made[field.name] = swap.new
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name in content:
            made[name] = [_rewritten(relation.related_model, child, swap) for child in content[name]]
    return made


def _rewritten_streams(source: Model, swap: Swap) -> dict[str, Any]:
    """The raw values of the fields with blocks that change."""
    found = {}
    for field in source._meta.get_fields():
        if isinstance(field, StreamField):
            raw = field.stream_block.get_prep_value(getattr(source, field.name))
            swapped = _swapped(field.stream_block, raw, swap)
            if swapped != raw:
                found[field.name] = swapped
    return found


def _swapped(block: blocks.Block, raw: Any, swap: Swap) -> Any:
    """The raw value of a block with another record chosen, whatever it is part of."""
    if isinstance(block, blocks.ChooserBlock):
        return swap.new if block.model_class is swap.model and raw == swap.old else raw
    if isinstance(block, blocks.BaseStreamBlock):
        return [_swapped_child(block.child_blocks.get(each.get("type")), each, swap) for each in raw or ()]
    if isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        children = block.child_blocks
        return {
            name: _swapped(children[name], value, swap) if name in children else value
            for name, value in raw.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [
            _swapped_child(block.child_block, each, swap)
            if isinstance(each, dict) and each.get("type") == "item"
            else _swapped(block.child_block, each, swap)
            for each in raw or ()
        ]
    return raw


def _swapped_child(block: blocks.Block | None, raw: dict[str, Any], swap: Swap) -> dict[str, Any]:
    return raw if block is None else raw | {"value": _swapped(block, raw["value"], swap)}


def _specific(source: Model) -> Model:
    return source.specific if isinstance(source, Page) else source


def _save(source: Model) -> None:
    """As it is: an old page that would not pass today's rules is not refused for this."""
    if isinstance(source, Page):
        source.save(clean=False)
    else:
        source.save()
