"""What of a published translation is still in the source language."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from django.db import models
from wagtail.models import Locale, TranslatableMixin

if TYPE_CHECKING:
    from collections.abc import Iterable


def digest_of(text: str) -> str:
    """The key by which a text is recognised; white space does not matter."""
    return blake2b(" ".join(text.split()).encode(), digest_size=16).hexdigest()


class PublishedTranslationQuerySet(models.QuerySet):
    """Translations as they are on the site."""

    def of(self, instance: TranslatableMixin) -> PublishedTranslationQuerySet:
        return self.filter(translation_key=instance.translation_key, locale=instance.locale_id)

    def of_any(self, instances: Iterable[TranslatableMixin], locale_id: int) -> PublishedTranslationQuerySet:
        keys = [instance.translation_key for instance in instances]
        return self.filter(translation_key__in=keys, locale=locale_id)


class PublishedTranslation(models.Model):
    """A page or snippet in another language, as long as sentences of it are in the source language.

    Kept at the moment of publishing: what a translator saves afterwards is not on the site yet.
    """

    translation_key = models.UUIDField(editable=False)
    locale = models.ForeignKey(
        Locale, on_delete=models.CASCADE, related_name="published_translations", editable=False
    )
    translated = models.PositiveIntegerField(editable=False)
    """How many sentences are in the language itself."""

    objects = PublishedTranslationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("translation_key", "locale"), name="core_one_published_translation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation_key}, {self.locale_id}"


class UntranslatedTextQuerySet(models.QuerySet):
    """Texts on the site that are in another language than their page."""

    def digests_of(self, instance: TranslatableMixin) -> set[str]:
        """Those of one page or snippet."""
        kept = PublishedTranslation.objects.of(instance)
        return set(self.filter(published_translation__in=kept).values_list("digest", flat=True))

    def among(self, texts: Iterable[str], language: str) -> set[str]:
        """Those of ``texts`` that are untranslated on any page in ``language``."""
        by_digest = {digest_of(text): text for text in texts}
        found = self.filter(published_translation__locale__language_code=language, digest__in=by_digest)
        return {by_digest[digest] for digest in found.values_list("digest", flat=True)}


class UntranslatedText(models.Model):
    """One text that visitors read in the source language; only what it takes to recognise it."""

    published_translation = models.ForeignKey(
        PublishedTranslation, on_delete=models.CASCADE, related_name="texts", editable=False
    )
    digest = models.CharField(max_length=32, db_index=True, editable=False)

    objects = UntranslatedTextQuerySet.as_manager()

    def __str__(self) -> str:
        return self.digest
