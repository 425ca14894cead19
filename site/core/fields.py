"""Custom model fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import CASCADE, PROTECT, RESTRICT, Model
from modelcluster.fields import ParentalManyToManyField


class ReferencingManyToManyField(ParentalManyToManyField):
    """A many-to-many field that Wagtail's reference index can read; ``in_use=RESTRICT`` blocks deletion of
    what is in use.

    The index reads foreign keys, rich text and StreamFields, but not many-to-many fields: it reports that an
    object in use is "referenced 0 times". It does read any field with ``extract_references``, hence this
    class. Django always cascades through the table it creates for such a field. RESTRICT refuses, unless the
    referring object is part of the same deletion.
    """

    def __init__(self, *args: object, in_use: Any = CASCADE, **kwargs: object) -> None:
        self.in_use = in_use
        super().__init__(*args, **kwargs)

    if TYPE_CHECKING:

        def __get__(self, instance: Any, owner: Any = None) -> Any: ...
        def __set__(self, instance: Any, value: Any) -> None: ...

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, object]]:
        """The table is that of the parent class, so migrations need not know this class."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalManyToManyField", args, kwargs

    def contribute_to_class(self, cls: type[Model], name: str, **kwargs: object) -> None:
        super().contribute_to_class(cls, name, **kwargs)
        if self.in_use is not RESTRICT or cls._meta.abstract:
            return
        _source, target = [field for field in self.remote_field.through._meta.fields if field.is_relation]
        target.remote_field.on_delete = RESTRICT
        # Wagtail's views read this before a deletion.
        self.remote_field.on_delete = PROTECT

    def extract_references(self, value: Iterable[Model]) -> Iterator[tuple[type[Model], str, str, str]]:
        """Wagtail's protocol: yield model, object id, model path and content path."""
        for each in value:
            yield self.remote_field.model, str(each.pk), "item", str(each.pk)
