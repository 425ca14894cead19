"""What refers to an object: what blocks its deletion, and what loses the reference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex

from core.permissions.users import AnyUser

SHOWN = 50
"""The number of uses that are named; the rest is only counted."""


@dataclass(frozen=True, slots=True)
class RecordUse:
    """An object that uses another. It has a ``url`` only if the reader may open it."""

    kind: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Uses:
    """The first uses by name, and the number of each kind: "22 vermeldingen, 1 plek"."""

    shown: Sequence[RecordUse]
    total: int
    counts: str

    @property
    def more(self) -> int:
        return self.total - len(self.shown)


def in_the_way(objects: Sequence[Model]) -> list[Model]:
    """The objects because of which Django would refuse to delete ``objects``, cascades included."""
    try:
        Collector(DEFAULT_DB_ALIAS).collect(_with_descendants(objects))
    except (ProtectedError, RestrictedError) as refusal:
        found = getattr(refusal, "protected_objects", None) or refusal.restricted_objects  # type: ignore[union-attr]
        return list(dict.fromkeys(_owner(each) for each in found))
    return []


def using(objects: Sequence[Model]) -> list[Model]:
    """All objects, drafts included, that refer to ``objects`` and outlive them."""
    gone = _with_descendants(objects)
    keys = {(type(_base(each)), each.pk) for each in gone}
    references = ReferenceIndex.get_references_to_in_bulk(gone).group_by_source_object()
    return [source for source, _why in references if (type(_base(source)), source.pk) not in keys]


def described(found: Iterable[Model], user: AnyUser) -> Uses:
    """The uses as this user may see them: like Wagtail, without names of what the user may not open."""
    found = list(found)
    addresses = AdminURLFinder(user)
    counts: dict[type[Model], int] = {}
    for each in found:
        counts[type(each)] = counts.get(type(each), 0) + 1
    return Uses(
        shown=sorted(
            (_use(each, addresses) for each in found[:SHOWN]),
            key=lambda use: (use.kind, use.label.casefold()),
        ),
        total=len(found),
        counts=", ".join(_counted(model, count) for model, count in counts.items()),
    )


def _use(each: Model, addresses: AdminURLFinder) -> RecordUse:
    kind = capfirst(str(each._meta.verbose_name))
    url = addresses.get_edit_url(each)
    return RecordUse(kind, str(each) if url else _("(niet voor jou te openen)"), url or "")


def _counted(model: type[Model], count: int) -> str:
    return f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}"


def _with_descendants(objects: Sequence[Model]) -> list[Model]:
    """Add the descendants of pages. All are rows of Page, the table they share."""
    if not objects or not isinstance(objects[0], Page):
        return list(objects)
    found: dict[int, Page] = {}
    for page in objects:
        found |= {each.pk: each for each in Page.objects.descendant_of(page, inclusive=True)}  # type: ignore[arg-type]
    return list(found.values())


def _base(each: Model) -> Model:
    return Page(pk=each.pk) if isinstance(each, Page) else each


def _owner(row: Model) -> Model:
    """The object by which an editor knows the row: the story of an inline row, the listing of a part."""
    if row._meta.auto_created:
        source, _target = [field for field in row._meta.fields if field.is_relation]
        return getattr(row, source.name)
    parent = next((field for field in row._meta.fields if isinstance(field, ParentalKey)), None)
    return _owner(getattr(row, parent.name)) if parent else row
