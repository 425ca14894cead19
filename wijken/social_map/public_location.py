"""What visitors may see of a location: name, visibility and accessibility."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wijken.directory.models import AccessFeature, Location
from wijken.directory.models.vocabulary import VocabularyTerm
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext


@dataclass(frozen=True)
class Feature:
    """An accessibility feature, in the visitor's language."""

    slug: str
    name: str


def features_of(place: Location | None, reading: VisitorContext) -> list[Feature]:
    """The accessibility features of a location, in the order of the vocabulary."""
    if place is None:
        return []
    words: list[AccessFeature] = sorted(
        place.access_features.all(), key=lambda word: (word.sort_order, word.name)
    )
    return [Feature(word.slug, word_in(word, reading)) for word in words]


def word_in(word: VocabularyTerm, reading: VisitorContext) -> str:
    """A vocabulary term: the annotation ``label`` if the query has it."""
    label: str | None = getattr(word, "label", None)
    return label or str(word.name_in(reading.language))


def public_place(place: Location | None, at: datetime) -> Location | None:
    """The location; None if it was unpublished."""
    return place if place is not None and place.is_public(at) else None


def place_name_of(place: Location | None, reading: VisitorContext) -> str:
    """The name of a location; "at your home" and "by telephone" are translated."""
    if place is None:
        return ""
    if reading.language != SOURCE_LANGUAGE and place.kind in (Location.Kind.AT_HOME, Location.Kind.BY_PHONE):
        return str(place.get_kind_display())
    return place.name
