"""Write the index: one transaction per entry, so that an entry is never half written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import batched
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, F

from search.index import sources
from search.index.kinds import EntryKind, Part
from search.index.sources import Source
from search.language.analysis import LONGEST_WORD, language_of, stem_of, words_of
from search.models import Entry, IndexedObject, IndexState, Posting, Vocabulary, renew_token

type Word = tuple[str, str]
"""Language and word."""
EVERYWHERE = 0
"""For words of the title and the introduction, which belong to every passage."""
LAST_PASSAGE = 61
"""What comes after it counts as the same passage, so that the bits fit in a column."""


def update(kind: EntryKind, ids: Iterable[int]) -> None:
    """Synchronise these entries with what is published; entries that no longer exist are deleted."""
    wanted = sorted(set(ids))
    for number in wanted:
        with transaction.atomic():
            _lock()
            found = list(sources.read(kind, [number]))
            _write(found[0]) if found else _remove(kind, number)


def update_many(kind: EntryKind, ids: Iterable[int]) -> None:
    """The same in one transaction, for a great many."""
    with transaction.atomic():
        _lock()
        for portion in batched(sorted(set(ids)), sources.CHUNK):
            _remove_many(kind, portion)
            _write_new(list(sources.read(kind, portion)))
        renew_token()


def rebuild() -> int:
    """Rewrite the whole index in one transaction. Returns the number of entries."""
    written = 0
    with transaction.atomic():
        _lock()
        for model in (Posting, IndexedObject, Entry, Vocabulary):
            model.objects.all().delete()
        for kind, ids in sources.all_ids():
            portion = list(sources.read(kind, ids))
            _write_new(portion)
            written += len(portion)
        renew_token()
    return written


class Standing(NamedTuple):
    """How a word occurs in a part: the weight of its best occurrence, and its passages, one bit each."""

    weight: int
    passages: int = EVERYWHERE

    def joined(self, other: Standing) -> Standing:
        passages = self.passages | other.passages if self.passages and other.passages else EVERYWHERE
        return Standing(max(self.weight, other.weight), passages)


def words_of_part(part_texts: Iterable[sources.WeightedText]) -> dict[Word, Standing]:
    """Each word with its occurrence. Includes stop words, because names contain them."""
    found: dict[Word, Standing] = {}
    for language, weight, text, passage in part_texts:
        standing = Standing(weight, EVERYWHERE if passage is None else 1 << min(passage, LAST_PASSAGE))
        for word in words_of(text):
            key = (language, word)
            found[key] = standing.joined(found[key]) if key in found else standing
    return found


def _lock() -> None:
    """Serialise writers, so that concurrent ones do not count the same word."""
    IndexState.objects.get_or_create(pk=1)
    IndexState.objects.select_for_update().get(pk=1)


def _write(source: Source) -> None:
    words = _words_by_part(source)
    entry, _created = Entry.objects.update_or_create(
        kind=source.kind,
        object_id=source.object_id,
        defaults={"neighbourhood_id": source.neighbourhood_id},
    )
    before = _words_in(entry)
    IndexedObject.objects.filter(entry=entry).delete()
    keys = _count(_all_words(words), before)
    _add_postings([(entry, words)], keys)


def _write_new(portion: list[Source]) -> None:
    """Bulk insert entries that are not in the index yet."""
    written = [(source, _words_by_part(source)) for source in portion]
    entries = Entry.objects.bulk_create(
        Entry(kind=source.kind, object_id=source.object_id, neighbourhood_id=source.neighbourhood_id)
        for source, _words in written
    )
    times = Counter(word for _source, words in written for word in _all_words(words))
    keys = _with_new_rows(set(times))
    for count, words in _by_count(times).items():
        counted = [keys[word] for word in words]
        Vocabulary.objects.filter(pk__in=counted).update(objects_count=F("objects_count") + count)
    _add_postings([(entry, words) for entry, (_source, words) in zip(entries, written, strict=True)], keys)


def _by_count(times: Counter[Word]) -> dict[int, list[Word]]:
    by_count: dict[int, list[Word]] = {}
    for word, count in times.items():
        by_count.setdefault(count, []).append(word)
    return by_count


def _words_by_part(source: Source) -> dict[Part, dict[Word, Standing]]:
    return {part: words_of_part(part_texts) for part, part_texts in source.parts.items()}


def _all_words(words: dict[Part, dict[Word, Standing]]) -> set[Word]:
    return {word for found in words.values() for word in found}


def _add_postings(
    entries: list[tuple[Entry, dict[Part, dict[Word, Standing]]]], keys: dict[Word, int]
) -> None:
    parts = IndexedObject.objects.bulk_create(
        IndexedObject(entry=entry, kind=kind, object_id=number)
        for entry, words in entries
        for kind, number in words
    )
    found = [words for _entry, by_part in entries for words in by_part.values()]
    Posting.objects.bulk_create(
        (
            Posting(word_id=keys[word], entry_id=part.entry_id, part=part, **standing._asdict())
            for part, words in zip(parts, found, strict=True)
            for word, standing in sorted(words.items())
        ),
        batch_size=5000,
    )


def _remove(kind: EntryKind, number: int) -> None:
    entry = Entry.objects.filter(kind=kind, object_id=number).first()
    if entry is None:
        return
    before = _words_in(entry)
    entry.delete()
    _count(set(), before)


def _remove_many(kind: EntryKind, numbers: Iterable[int]) -> None:
    entries = Entry.objects.filter(kind=kind, object_id__in=numbers)
    in_these = Posting.objects.filter(entry__in=entries).order_by().values("word")
    by_count: dict[int, list[int]] = {}
    for word, count in in_these.annotate(times=Count("entry", distinct=True)).values_list("word", "times"):
        by_count.setdefault(count, []).append(word)
    entries.delete()
    for count, words in by_count.items():
        rows = Vocabulary.objects.filter(pk__in=words)
        rows.update(objects_count=F("objects_count") - count)
        rows.filter(objects_count__lte=0).delete()


def _words_in(entry: Entry) -> set[Word]:
    rows = Vocabulary.objects.filter(pk__in=Posting.objects.filter(entry=entry).values("word"))
    return set(rows.values_list("language", "word"))


def _count(wanted: set[Word], before: set[Word]) -> dict[Word, int]:
    """Update the document counts, add new words and delete unused ones; returns the ids of ``wanted``."""
    gone, come = before - wanted, wanted - before
    if gone:
        rows = _rows(gone)
        Vocabulary.objects.filter(pk__in=rows.values()).update(objects_count=F("objects_count") - 1)
        Vocabulary.objects.filter(pk__in=rows.values(), objects_count__lte=0).delete()
    known = _rows(wanted)
    keys = _with_new_rows(wanted) if wanted - known.keys() else known
    if come:
        counted = [keys[word] for word in come]
        Vocabulary.objects.filter(pk__in=counted).update(objects_count=F("objects_count") + 1)
    if gone or come:
        renew_token()
    return keys


def _with_new_rows(wanted: set[Word]) -> dict[Word, int]:
    """The ids of these words; missing ones are created."""
    new = sorted(wanted - _rows(wanted).keys())
    Vocabulary.objects.bulk_create(
        Vocabulary(language=language, word=word, stem=_stem(language, word)) for language, word in new
    )
    return _rows(wanted)


def _rows(words: set[Word]) -> dict[Word, int]:
    texts = {word for _language, word in words}
    rows = Vocabulary.objects.filter(word__in=texts).values_list("language", "word", "pk")
    return {(language, word): key for language, word, key in rows if (language, word) in words}


def _stem(language: str, word: str) -> str:
    return stem_of(word, language_of(language))[:LONGEST_WORD]
