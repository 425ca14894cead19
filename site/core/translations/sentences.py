"""Which sentences of a page or snippet are translated, from what wagtail-localize keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.db.models import F
from django.utils.html import strip_tags
from wagtail.models import Locale, TranslatableMixin, get_translatable_models
from wagtail_localize.models import SegmentOverride, String, StringTranslation, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models.published_translation import PublishedTranslation, UntranslatedText, digest_of

NO_SENTENCES = ("slug", "query")
"""Fields and parts of blocks that belong in an address."""


@dataclass(frozen=True)
class Sentences:
    """How many are in the language of the page, and the HTML of those that are in the source language.

    ``copied`` are texts that no translator is asked for, such as a quote; they are not counted.
    """

    translated: int
    left: frozenset[str] = frozenset()
    copied: frozenset[str] = frozenset()

    @property
    def untranslated(self) -> set[str]:
        """As visitors read them: the whole text, and each of its lines where it has several."""
        return {text for html in self.left | self.copied for text in _as_shown(html)}


def sentences_of(instance: TranslatableMixin) -> Sentences:
    """Read from the page itself: so it also holds where somebody stopped translating sentence by sentence.

    A sentence is untranslated if it is one of the Dutch texts that were ever handed to translators, unless
    the translator chose the same words.
    """
    values = [
        value for value in extract_segments(instance) if value.path.rpartition(".")[2] not in NO_SENTENCES
    ]
    own = {value.string.data for value in values if isinstance(value, StringSegmentValue)}
    own = {text for text in own if any(character.isalpha() for character in text)}
    sources = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    source = sources.exclude(locale=instance.locale_id).first()
    if source is None:
        return Sentences(len(own))
    theirs = {"locale": instance.locale_id, "context__object": instance.translation_key}
    chosen = StringTranslation.objects.filter(**theirs, data=F("translation_of__data"), has_error=False)
    dutch = String.objects.filter(locale=source.locale_id, data__in=own)
    left = {*dutch.values_list("data", flat=True)} - {*chosen.values_list("data", flat=True)}
    overridden = set(SegmentOverride.objects.filter(**theirs).values_list("context__path", flat=True))
    copied = {
        value.data
        for value in values
        if isinstance(value, OverridableSegmentValue)
        and value.path not in overridden
        and _is_text(type(instance), value.path)
    }
    return Sentences(len(own - left), frozenset(left), frozenset(copied - {""}))


def _is_text(model: type[models.Model], name: str) -> bool:
    names = {
        field.name for field in model._meta.fields if isinstance(field, models.CharField | models.TextField)
    }
    return name in names


def _as_shown(html: str) -> Iterator[str]:
    lines = [unescape(strip_tags(line)).strip() for line in html.replace("<br/>", "\n").split("\n")]
    yield from {" ".join(lines), *filter(None, lines)}


@transaction.atomic
def keep(instance: TranslatableMixin) -> None:
    """Keep what of ``instance``, as it is published now, is in the source language."""
    in_source = instance.locale.language_code == settings.LANGUAGE_CODE
    sentences = None if in_source else sentences_of(instance)
    texts = sentences.untranslated if sentences else None
    if not sentences or not texts:
        forget(instance)
        return
    kept, _is_new = PublishedTranslation.objects.update_or_create(
        translation_key=instance.translation_key,
        locale=instance.locale,
        defaults={"translated": sentences.translated},
    )
    kept.texts.all().delete()
    UntranslatedText.objects.bulk_create(
        UntranslatedText(published_translation=kept, digest=digest)
        for digest in sorted({*map(digest_of, texts)})
    )


def forget(instance: TranslatableMixin) -> None:
    """It is no longer on the site, or nothing of it is in the source language."""
    PublishedTranslation.objects.of(instance).delete()


def keep_all() -> int:
    """The same for everything that is published in another language; returns how much that is."""
    locales = Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)
    seen: set[tuple[UUID, int]] = set()
    for model in get_translatable_models():
        if any(field.name == "live" for field in model._meta.fields):
            rows = model._default_manager.filter(locale__in=locales, live=True)
            for pk in rows.values_list("pk", flat=True):
                # Read again, because it may have been published since.
                instance = rows.select_related("locale").filter(pk=pk).first()
                if instance:
                    keep(getattr(instance, "specific", instance))
                    seen.add((instance.translation_key, instance.locale_id))
    for kept in PublishedTranslation.objects.all():
        if (kept.translation_key, kept.locale_id) not in seen:
            kept.delete()
    return len(seen)
