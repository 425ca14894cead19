from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from methode.querysets import TermQuerySet


class Term(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A term that the method uses in its own sense, explained in a sentence or two."""

    name = models.CharField(
        _("woord"), max_length=80, help_text=_("Zoals het in de tekst staat. Bijvoorbeeld: Sociale kaart.")
    )
    slug = models.SlugField(
        _("naam in het adres"),
        max_length=80,
        help_text=_("Kleine letters en streepjes. Verander dit niet meer: links gaan dan stuk."),
    )
    explanation = models.TextField(
        _("uitleg"),
        max_length=500,
        help_text=_(
            "Eén of twee korte zinnen, met een voorbeeld. Leg een moeilijk woord niet uit met een ander."
        ),
    )

    objects = TermQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("explanation"),
    ]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("begrip")
        verbose_name_plural = _("begrippen")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=("locale", "slug"), name="methode_term_slug_once_per_language")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def anchor(self) -> str:
        """The term's anchor on the glossary page."""
        return f"begrip-{self.slug}"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/previews/term.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        return {**super().get_preview_context(request, mode_name), "term": self}
