"""The index: which words stand in what. Who may see it is decided by the sources, at the moment."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.missed_model import Missed

__all__ = [
    "Entry",
    "IndexState",
    "IndexedObject",
    "Missed",
    "Posting",
    "SearchCount",
    "Synonym",
    "Vocabulary",
]


class IndexState(models.Model):
    """One row. ``token`` changes when words or their counts do, so that every process reads them again."""

    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("stand van de zoekindex")

    def __str__(self) -> str:
        return str(self.token)


class Vocabulary(models.Model):
    """A word of the index as it is written, its stem, and in how many things it stands."""

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
    """Something that can be a result: a listing, a page, a word of the glossary."""

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
    """A part of an entry that has a life of its own: the listing, an activity, the provider, the place.

    Words are kept per part, because each part may be taken down or expire without the others.
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
    """This word stands in that part, and how much it weighs there."""

    word = models.ForeignKey(Vocabulary, on_delete=models.CASCADE, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+", db_index=False)
    part = models.ForeignKey(IndexedObject, on_delete=models.CASCADE, related_name="postings")
    weight = models.SmallIntegerField(_("gewicht"))

    class Meta:
        verbose_name = _("vindplaats")
        indexes = [
            # Everything a question reads stands in the index itself, heaviest first.
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
        """The words one by one."""
        return [word for part in self.words.split(",") if (word := " ".join(part.split()))]

    def clean(self) -> None:
        super().clean()
        if len(set(self.group)) < 2:
            raise ValidationError(
                {"words": _("Schrijf er minstens twee, met een komma ertussen: eenzaam, alleen.")}
            )
        self.words = ", ".join(dict.fromkeys(self.group))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every process reads the words again."""
        super().save(*args, **kwargs)
        renew_token()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        deleted = super().delete(*args, **kwargs)
        renew_token()
        return deleted


class SearchCount(models.Model):
    """How often something was looked for in a month, and how much there was. Never who looked."""

    month = models.DateField(_("maand"), help_text=_("De eerste dag van de maand."))
    words = models.CharField(_("gezocht"), max_length=100)
    place = models.CharField(
        _("wijk"), max_length=80, blank=True, help_text=_("Leeg: de vrager noemde geen wijk.")
    )
    results = models.PositiveIntegerField(_("gevonden"), default=0)
    times = models.PositiveIntegerField(_("keer"), default=0)
    seen_at = models.DateTimeField(_("gezien op"), null=True, editable=False)

    class Meta:
        verbose_name = _("zoekvraag")
        verbose_name_plural = _("zoekvragen")
        ordering = ["-month", "results", "-times", "words"]
        constraints = [models.UniqueConstraint(fields=("month", "words", "place"), name="search_count_once")]

    def __str__(self) -> str:
        return self.words


def renew_token() -> None:
    IndexState.objects.update_or_create(pk=1, defaults={"token": uuid.uuid4()})
