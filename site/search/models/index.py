"""The search index: which words occur where. Visibility is decided by the sources at query time."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = [
    "Entry",
    "IndexState",
    "IndexedObject",
    "Posting",
    "Synonym",
    "Vocabulary",
]


class IndexState(models.Model):
    """One row. ``token`` changes with the words or their counts, so that every process reloads them."""

    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("stand van de zoekindex")

    def __str__(self) -> str:
        return str(self.token)


class Vocabulary(models.Model):
    """An indexed word as written, its stem, and the number of documents that contain it."""

    language = models.CharField(_("taal"), max_length=12)
    word = models.CharField(_("woord"), max_length=40)
    stem = models.CharField(_("stam"), max_length=40)
    objects_count = models.IntegerField(_("aantal"), default=0)

    class Meta:
        verbose_name = _("woord in de zoekindex")
        constraints = [models.UniqueConstraint(fields=("language", "word"), name="search_word_once")]

    def __str__(self) -> str:
        return self.word


class Entry(models.Model):
    """Something that can be a result: a listing, a page, a glossary term."""

    kind = models.CharField(_("soort"), max_length=16)
    object_id = models.PositiveBigIntegerField(_("nummer"))
    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("vindbaar ding")
        constraints = [models.UniqueConstraint(fields=("kind", "object_id"), name="search_entry_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class IndexedObject(models.Model):
    """A part of an entry with its own life cycle: the listing, an activity, the provider, the location.

    Words are stored per part, because each part can be unpublished or expire separately.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(_("soort"), max_length=16)
    object_id = models.PositiveBigIntegerField(_("nummer"))

    class Meta:
        verbose_name = _("deel in de zoekindex")
        constraints = [
            models.UniqueConstraint(fields=("entry", "kind", "object_id"), name="search_part_once")
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="search_part_of")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class Posting(models.Model):
    """A word in a part, with its weight there."""

    word = models.ForeignKey(Vocabulary, on_delete=models.CASCADE, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+", db_index=False)
    part = models.ForeignKey(IndexedObject, on_delete=models.CASCADE, related_name="postings")
    weight = models.SmallIntegerField(_("gewicht"))
    passages = models.BigIntegerField(_("alinea's"), default=0, db_default=0)
    """The passages of a page in which it occurs, one bit each; 0: it belongs to all of them."""

    class Meta:
        verbose_name = _("vindplaats")
        indexes = [
            # A covering index for queries, heaviest first.
            models.Index(fields=["word", "-weight", "entry", "part"], name="search_word_weight"),
            models.Index(fields=["entry", "word", "weight", "part"], name="search_entry_word"),
        ]

    def __str__(self) -> str:
        return f"{self.word_id} in {self.part_id}"


class Synonym(models.Model):
    """Words that residents use for the same thing."""

    words = models.CharField(
        _("woorden"),
        max_length=300,
        help_text=_(
            "Woorden die hetzelfde betekenen, met komma's ertussen. Bijvoorbeeld: eenzaam, alleen. "
            "Het eerste woord mogen ook meer woorden zijn: repair café, repareren."
        ),
    )
    one_way = models.BooleanField(
        _("alleen heen"),
        default=False,
        help_text=_(
            "Aan: wie het eerste woord typt, vindt ook de andere, maar niet andersom. "
            "Bijvoorbeeld: taxi, vervoer. Wie vervoer typt, zoekt niet per se een taxi."
        ),
    )
    about_method = models.BooleanField(
        _("vakwoord"),
        default=False,
        db_default=False,
        help_text=_(
            "Aan: wie dit typt, zoekt in de methode. Stappen, werkvormen en begrippen staan dan vooraan. "
            "Bijvoorbeeld: wijkschouw, wijkwandeling."
        ),
    )
    looks_like = models.BooleanField(
        _("lijkt er alleen op"),
        default=False,
        db_default=False,
        help_text=_(
            "Aan: het eerste woord is hier niet, en de andere lijken erop. De pagina zegt dat erbij. "
            "Bijvoorbeeld: voedselbank, eten, geld."
        ),
    )
    language = models.CharField(
        _("taal"),
        max_length=12,
        default="nl",
        help_text=_("De code van de taal. Nederlands is nl, Engels is en."),
    )

    class Meta:
        verbose_name = _("woorden die hetzelfde betekenen")
        verbose_name_plural = _("woorden die hetzelfde betekenen")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    @property
    def group(self) -> list[str]:
        """The words as a list."""
        return [word for part in self.words.split(",") if (word := " ".join(part.split()))]

    def clean(self) -> None:
        super().clean()
        if len(set(self.group)) < 2:
            raise ValidationError(
                {"words": _("Schrijf er minstens twee, met een komma ertussen: eenzaam, alleen.")}
            )
        self.words = ", ".join(dict.fromkeys(self.group))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Changes the token, so that every process reloads the words."""
        super().save(*args, **kwargs)
        renew_token()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        deleted = super().delete(*args, **kwargs)
        renew_token()
        return deleted


def renew_token() -> None:
    IndexState.objects.update_or_create(pk=1, defaults={"token": uuid.uuid4()})
