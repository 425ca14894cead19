"""What two records that are the same fill in differently, and a choice for each difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Field, Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wijken.directory.models import DirectoryRecord, Listing, Location, Organisation

type FieldNames = tuple[str, ...]

COMPARED: dict[type[DirectoryRecord], tuple[FieldNames, ...]] = {
    Listing: (
        ("name",), ("other_names",), ("kind",), ("organisation",), ("neighbourhood",), ("location",),
        ("summary",), ("description",), ("themes",), ("audiences",), ("dimensions",), ("languages",),
        ("tags",), ("image",), ("contact_role",), ("phone",), ("email",), ("website",),
        ("status", "closed_until"), ("notice", "notice_until"), ("consent_given_on", "consent_until"),
    ),
    Organisation: (
        ("name",), ("other_names",), ("kind",), ("neighbourhood",), ("description",), ("phone",),
        ("email",), ("website",), ("chamber_of_commerce",),
    ),
    Location: (
        ("name",), ("kind",), ("neighbourhood",),
        ("street_address", "postcode", "town", "latitude", "longitude", "precision"),
        ("access_features",), ("access_note",),
    ),
}  # fmt: skip
"""Fields that say something together are chosen together: an address, and who may know it."""

OF_THE_KEPT: FieldNames = ("slug", "visibility", "is_example", "go_live_at", "expire_at")
"""Never taken from the other record."""

JOINED = frozenset(
    ("other_names", "tags", "themes", "audiences", "dimensions", "languages", "access_features")
)
ALWAYS_FILLED = frozenset(("precision",))
"""It does not tell whether the fields beside it are filled in."""
NEVER_EMPTY = frozenset(("neighbourhood", "status"))
"""Without a value these say something too: the whole municipality, or that it is open."""


class Side(StrEnum):
    KEPT, OTHER, BOTH = "kept", "other", "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """``texts`` are what editors read of each side; ``usual`` is chosen unless the editor says otherwise."""

    fields: FieldNames
    label: str
    kept: str
    other: str
    usual: Side

    @property
    def name(self) -> str:
        return self.fields[0]

    @property
    def can_join(self) -> bool:
        return self.name in JOINED and bool(self.kept) and bool(self.other)


def differences(kept: DirectoryRecord, other: DirectoryRecord) -> list[Difference]:
    return list(_differences(kept, other))


def _differences(kept: DirectoryRecord, other: DirectoryRecord) -> Iterator[Difference]:
    for fields in COMPARED[type(kept)]:
        if all(_value(kept, name) == _value(other, name) for name in fields):
            continue
        if _is_empty(other, fields):
            continue
        label = ", ".join(str(_field(kept, name).verbose_name) for name in fields)
        usual = Side.OTHER if _is_empty(kept, fields) else Side.KEPT
        yield Difference(fields, capfirst(label), _text(kept, fields), _text(other, fields), usual)


def take_over(
    kept: DirectoryRecord,
    other: DirectoryRecord,
    found: Iterable[Difference],
    chosen: Mapping[str, Side],
) -> dict[str, str]:
    """Set the chosen values on ``kept``, unsaved. Returns what goes, as text by label."""
    gone: dict[str, str] = {}
    for each in found:
        side = chosen.get(each.name, each.usual)
        if side == Side.BOTH and each.can_join:
            _join(kept, other, each.name)
        elif side == Side.OTHER:
            for name in each.fields:
                _set(kept, name, _value(other, name))
            if each.kept:
                gone[each.label] = each.kept
        else:
            gone[each.label] = each.other
    return gone


def remember_name(kept: DirectoryRecord, *names: str) -> None:
    """Add the name that goes to the other names, if there is room: people still search for it."""
    if not hasattr(kept, "other_names"):
        return
    known = [name.strip() for name in kept.other_names.split(",") if name.strip()]
    for name in names:
        if name.casefold() not in {each.casefold() for each in (kept.name, *known)} and "," not in name:  # type: ignore[attr-defined]
            known.append(name)
    text = ", ".join(known)
    if len(text) <= (_field(kept, "other_names").max_length or 0):
        kept.other_names = text


def _field(record: Model, name: str) -> Field:
    return record._meta.get_field(name)  # type: ignore[return-value]


def _is_many(record: Model, name: str) -> bool:
    return bool(_field(record, name).many_to_many)


def _value(record: Model, name: str) -> Any:
    if _is_many(record, name):
        return sorted(getattr(record, name).all(), key=lambda each: each.pk)
    return getattr(record, name)


def _set(record: Model, name: str, value: Any) -> None:
    if name == "tags":
        record.tags.set(value)  # type: ignore[attr-defined]
    else:
        setattr(record, name, value)


def _join(kept: Model, other: Model, name: str) -> None:
    if _is_many(kept, name):
        mine = _value(kept, name)
        _set(kept, name, [*mine, *(each for each in _value(other, name) if each not in mine)])
        return
    words = [each.strip() for each in f"{getattr(kept, name)},{getattr(other, name)}".split(",")]
    setattr(kept, name, ", ".join(dict.fromkeys(filter(None, words))))


def _is_empty(record: Model, fields: FieldNames) -> bool:
    if NEVER_EMPTY & set(fields):
        return False
    told = [name for name in fields if name not in ALWAYS_FILLED]
    return all(_value(record, name) in (None, "", []) for name in told)


def _text(record: Model, fields: FieldNames) -> str:
    return ", ".join(filter(None, (_one_text(record, name) for name in fields)))


def _one_text(record: Model, name: str) -> str:
    value = _value(record, name)
    if value in (None, "", []):
        return _("hele gemeente") if name == "neighbourhood" else ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, date):
        return date_format(value, "j F Y")
    display = getattr(record, f"get_{name}_display", None)
    return str(display() if display else value)
