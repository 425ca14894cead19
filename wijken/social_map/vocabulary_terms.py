"""Vocabulary terms of a listing: themes, audiences, languages, accessibility, links to the method."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, QuerySet, Value

from wijken.directory.models import AccessFeature, Audience, Hook, Listing, SpokenLanguage, Theme
from wijken.directory.models.vocabulary import VocabularyTerm
from wijken.directory.querysets import words_in
from wijken.social_map.public_location import Feature, word_in
from wijken.visitor import VisitorContext


@dataclass
class ListingWords:
    """Each in its sort order and in the visitor's language."""

    themes: list[Feature] = field(default_factory=list)
    audiences: list[Feature] = field(default_factory=list)
    languages: list[Feature] = field(default_factory=list)
    access: list[Feature] = field(default_factory=list)
    hooks: list[Feature] = field(default_factory=list)

    @classmethod
    def read(cls, listing: Listing, reading: VisitorContext) -> ListingWords:
        """Of a published listing, in one query."""

        def rows(words: QuerySet, kind: str, **where: object) -> QuerySet:
            chosen = words.filter(**where).order_by().annotate(kind=Value(kind), place=F("sort_order"))
            return chosen.values_list("kind", "place", "slug", "label")

        language = reading.language
        hooks = Hook.objects.filter(listing=listing.pk).order_by()
        found = rows(words_in(Theme, language), "themes", listings=listing.pk).union(
            rows(words_in(Audience, language), "audiences", listings=listing.pk),
            rows(words_in(SpokenLanguage, language), "languages", listings=listing.pk),
            rows(words_in(AccessFeature, language), "access", locations=listing.location_id),
            hooks.annotate(
                kind=Value("hooks"), place=F("sort_order"), slug=Value(""), label=F("text")
            ).values_list("kind", "place", "slug", "label"),
            all=True,
        )
        words = cls()
        for kind, _place, slug, label in sorted(found.order_by(), key=lambda row: (row[1] or 0, row[3])):
            getattr(words, kind).append(Feature(slug, label))
        return words

    @classmethod
    def in_memory(cls, listing: Listing, reading: VisitorContext) -> ListingWords:
        """Of a listing in an editor's form, which may not be in the database yet."""

        def named(words: Iterable[VocabularyTerm]) -> list[Feature]:
            ordered = sorted(words, key=lambda word: (word.sort_order, word.name))
            return [Feature(word.slug, word_in(word, reading)) for word in ordered]

        return cls(
            themes=named(listing.themes.all()),
            audiences=named(listing.audiences.all()),
            languages=named(listing.languages.all()),
            access=named(listing.location.access_features.all()) if listing.location else [],
            hooks=[Feature("", hook.text) for hook in listing.hooks.all()],
        )
