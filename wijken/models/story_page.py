from __future__ import annotations

import uuid

from django import forms
from django.db import models
from django.db.models.functions import UUID4
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.blocks import body_field, items_field
from core.fields import ReferencingManyToManyField
from core.http import SiteRequest
from core.models import BasePage
from wijken.directory.models import Listing
from wijken.method_links import chosen, links_to
from wijken.social_map.cards import listing_cards
from wijken.stories.forms import StoryPageForm
from wijken.stories.querysets import StoryManager
from wijken.stories.reading_time import minutes_to_read, words_of_stream


class StoryPage(BasePage):
    """A case story: what happened in a neighbourhood, which steps and work forms it shows, and the result."""

    image = models.ForeignKey(
        "core.SiteImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("foto"),
        help_text=_("Mag leeg blijven. Mensen op de foto hebben toestemming gegeven."),
    )
    cause = models.TextField(
        _("aanleiding"), blank=True, help_text=_("Waarom begon dit? Bijvoorbeeld: Buren kenden elkaar niet.")
    )
    body = body_field()
    quote_text = models.TextField(
        _("citaat"), max_length=400, blank=True, help_text=_("Eén zin die iemand echt zei, met toestemming.")
    )
    quote_by = models.CharField(
        _("wie zei dit"),
        max_length=100,
        blank=True,
        help_text=_("Een rol of een voornaam. Bijvoorbeeld: gastvrouw."),
    )
    what_worked = items_field(_("wat werkte"), _("Korte regels. Bijvoorbeeld: Persoonlijk uitnodigen."))
    what_was_hard = items_field(_("wat was lastig"), _("Korte regels. Daar leert een ander het meest van."))
    result = models.TextField(
        _("resultaat"), blank=True, help_text=_("Wat is er nu anders? Eén of twee zinnen.")
    )
    steps = ReferencingManyToManyField(
        "methode.StepPage",
        in_use=models.RESTRICT,
        blank=True,
        related_name="stories",
        verbose_name=_("stappen"),
        help_text=_("Bij welke stap van de methode hoort dit verhaal?"),
    )
    work_forms = ReferencingManyToManyField(
        "methode.WorkFormPage",
        in_use=models.RESTRICT,
        blank=True,
        related_name="stories",
        verbose_name=_("werkvormen"),
        help_text=_("Welke werkvormen zijn gebruikt?"),
    )
    listings = ReferencingManyToManyField(
        "directory.Listing",
        blank=True,
        related_name="stories",
        verbose_name=_("vermeldingen"),
        help_text=_("Welke plekken of groepen komen in het verhaal voor?"),
    )
    story_key = models.UUIDField(
        _("kenmerk van het verhaal"), default=uuid.uuid4, db_default=UUID4(), editable=False, db_index=True
    )  # shared by all translations, copies and aliases: withdrawing consent applies to all of them
    consent_given_on = models.DateField(
        _("toestemming gegeven op"),
        null=True,
        blank=True,
        help_text=_("De dag waarop de mensen in dit verhaal schriftelijk ja zeiden."),
    )
    consent_withdrawn_on = models.DateField(
        _("toestemming ingetrokken op"),
        null=True,
        blank=True,
        help_text=_(
            "Iemand bedenkt zich? Kies bovenaan Toestemming. Het verhaal is dan meteen nergens meer te zien."
        ),
    )

    objects = StoryManager()
    asks_if_useful = True
    base_form_class = StoryPageForm

    content_panels = [
        *BasePage.content_panels,
        *BasePage.intro_panels,
        FieldPanel("image"),
        MultiFieldPanel(
            [
                FieldPanel("cause"),
                FieldPanel("body"),
                FieldPanel("quote_text"),
                FieldPanel("quote_by"),
                FieldPanel("what_worked"),
                FieldPanel("what_was_hard"),
                FieldPanel("result"),
            ],
            _("Het verhaal"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name, widget=forms.CheckboxSelectMultiple)
                for name in ("steps", "work_forms", "listings")
            ],
            _("Hoort bij"),
        ),
        MultiFieldPanel(
            [FieldPanel("consent_given_on"), FieldPanel("consent_withdrawn_on", read_only=True)],
            _("Toestemming"),
        ),
    ]
    parent_page_types = ["wijken.StoryIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("praktijkverhaal")
        verbose_name_plural = _("praktijkverhalen")

    @classmethod
    def serving_queryset(cls) -> models.QuerySet:
        """With its image, and whether consent still holds."""
        stories = super().serving_queryset().select_related("image")
        return stories.annotate(is_withdrawn=cls.objects.all().withdrawn())

    def with_content_json(self, content: dict[str, object]) -> StoryPage:
        """Consent belongs to the story, not to a revision: reverting does not bring it back."""
        version = super().with_content_json(content)
        version.consent_withdrawn_on = self.consent_withdrawn_on
        version.story_key = self.story_key
        return version

    @property
    def reading_minutes(self) -> int:
        """Reading time in minutes, at least one."""
        return minutes_to_read(
            [
                self.intro,
                self.cause,
                self.quote_text,
                self.result,
                *words_of_stream(self.body),
                *words_of_stream(self.what_worked),
                *words_of_stream(self.what_was_hard),
            ]
        )

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        reading = request.visitor
        listings = chosen(self.listings.all(), "pk")
        return context | {
            "step_links": links_to(_target("steps"), self.steps.all(), reading),
            "work_form_links": links_to(_target("work_forms"), self.work_forms.all(), reading),
            "listings": listing_cards(
                Listing.objects.published(reading.at).not_closed().filter(pk__in=listings), reading
            ),
        }

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        """404 as soon as consent is withdrawn, in any language, even if the page is still live."""
        withdrawn = getattr(self, "is_withdrawn", None)
        if withdrawn is None:
            withdrawn = not StoryPage.objects.published(request.at).filter(pk=self.pk).exists()
        if withdrawn:
            raise Http404
        return super().route(request, path_components)


def _target(field: str) -> type[Page]:
    """The page type of a relation; in another app, so known by name only."""
    return StoryPage._meta.get_field(field).related_model
