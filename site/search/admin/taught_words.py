"""What people search for becomes a word that finds something, with one press in the report.

Either it belongs to another word (a synonym, one way), or it becomes a search word of a listing. Both are
ordinary records, which editors find back, change and delete where those are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log

from core.permissions.users import AnyUser
from search.language.analysis import fold
from search.models import SearchCount, Synonym
from search.query.lexicon_cache import SOURCE_LANGUAGE, KnownLexicons
from wijken.directory.models import Listing, TaggedListing


@dataclass(frozen=True)
class Taught:
    """Where the words of a row lead to by now."""

    label: str
    url: str


def finds_something(word: str) -> bool:
    """Whether it is one word, of the index or of editors: phrases are matched but not searched for."""
    return len(word.split()) == 1 and "," not in word and KnownLexicons(SOURCE_LANGUAGE).own[0].has(word)


def make_synonym(words: str, other: str, user: AnyUser) -> Synonym:
    """Who types ``words`` finds ``other`` as well, and not the other way round."""
    synonym, is_new = Synonym.objects.get_or_create(
        words=f"{words}, {other}", language=SOURCE_LANGUAGE, defaults={"one_way": True}
    )
    if is_new:
        log(instance=synonym, action="wagtail.create", user=user)
    return synonym


@transaction.atomic
def make_search_word(words: str, listing: Listing, user: AnyUser) -> None:
    """On the site at once. A draft that waits keeps its other changes, and gets the word too."""
    listing = Listing.objects.select_for_update().get(pk=listing.pk)
    draft = listing.get_latest_revision_as_object() if listing.has_unpublished_changes else None
    listing.tags.add(words)
    listing.save_revision(user=user, clean=False, log_action=True).publish(user=user)
    if draft:
        draft.tags.add(words)
        draft.save_revision(user=user, clean=False, log_action=True)


def taught(rows: Iterable[SearchCount]) -> dict[str, list[Taught]]:
    """By words: the synonyms and listings that they lead to. Two queries."""
    words = {row.words for row in rows}
    found: dict[str, list[Taught]] = defaultdict(list)
    for synonym in Synonym.objects.filter(language=SOURCE_LANGUAGE):
        for asked in _asked(synonym) & words:
            found[asked].append(Taught(synonym.words, edit_url(synonym)))
    tagged = TaggedListing.objects.filter(tag__name__in=words).select_related("tag", "content_object")
    for each in tagged.order_by("content_object__name"):
        found[each.tag.name].append(Taught(each.content_object.name, each.content_object.edit_url))
    return found


def _asked(synonym: Synonym) -> set[str]:
    return {fold(word) for word in (synonym.group[:1] if synonym.one_way else synonym.group)}


def edit_url(synonym: Synonym) -> str:
    return reverse(Synonym.snippet_viewset.get_url_name("edit"), args=[synonym.pk])  # type: ignore[attr-defined]


def delete_url(synonym: Synonym) -> str:
    return reverse(Synonym.snippet_viewset.get_url_name("delete"), args=[synonym.pk])  # type: ignore[attr-defined]


def words_to_choose() -> Iterator[str]:
    """Single words that editors keep, for suggestions while typing."""
    groups = Synonym.objects.filter(language=SOURCE_LANGUAGE)
    yield from sorted({word for row in groups for word in row.group if " " not in word})
