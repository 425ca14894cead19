from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from core.blocks import body_field, items_field
from core.content_checks.completeness import Completeness
from core.models import BasePage
from core.page_tree import METHOD
from core.publishing import PublishedPageQuerySet, published_pages
from methode.description.blocks import PartBlock
from methode.description.completeness import well_described
from methode.description.context import MethodReading
from methode.glossary.models import Term
from methode.handbook.routes import HandbookRoutes
from methode.querysets import MethodPageManager, MethodPageQuerySet, StepPageQuerySet, TermQuerySet

from .role_mixin import RoleMixin
from .step_page import StepPage
from .tool_page import ToolPage
from .work_form_page import WorkFormPage


class MethodPage(HandbookRoutes, RoleMixin, BasePage):
    """The method: summary, steps, and the description under the standard headings."""

    landmark = METHOD

    class Status(models.TextChoices):
        DRAFT = "concept", _("Concept")
        ADOPTED = "vastgesteld", _("Vastgesteld")

    subtitle = models.CharField(
        _("ondertitel"), max_length=160, blank=True, help_text=_("Eén zin die zegt wat de methode doet.")
    )
    version = models.CharField(
        _("versie"), max_length=20, blank=True, help_text=_("Bijvoorbeeld: 1.0 of 2026-1.")
    )
    version_date = models.DateField(
        _("datum van de versie"), null=True, blank=True, help_text=_("De dag waarop deze versie verscheen.")
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=Status.choices,
        default=Status.DRAFT,
        help_text=_("Concept: er wordt nog aan gewerkt. Vastgesteld: de makers staan erachter."),
    )
    licence = models.CharField(
        _("licentie"),
        max_length=80,
        blank=True,
        help_text=_("Wat mag een ander ermee? Bijvoorbeeld: CC BY 4.0."),
    )
    cite_as = models.TextField(
        _("citeer als"),
        max_length=300,
        blank=True,
        help_text=_(
            "Alleen als een ander de methode anders moet noemen dan de site zelf voorstelt: "
            "wie haar bijhoudt, het jaar, de titel en de versie."
        ),
    )
    summary_audience = models.TextField(
        _("voor wie"),
        max_length=400,
        blank=True,
        help_text=_("Voor wie is de methode? In één of twee zinnen."),
    )
    summary_goal = models.TextField(
        _("doel"), max_length=400, blank=True, help_text=_("Wat is er anders als het gelukt is?")
    )
    summary_approach = models.TextField(
        _("aanpak"), max_length=400, blank=True, help_text=_("Hoe gaat het, in één of twee zinnen?")
    )
    summary_organisations = models.TextField(
        _("wie voert het uit"), max_length=400, blank=True, help_text=_("Welke organisaties kunnen dit doen?")
    )
    summary_research = models.TextField(
        _("onderzoek"),
        max_length=400,
        blank=True,
        help_text=_("Wat is er onderzocht? Is er nog niets, zeg dat dan."),
    )
    working_elements = items_field(
        _("wat maakt dat het werkt"), _("Korte regels. Eén werkzaam element per regel.")
    )
    description = StreamField(
        [("part", PartBlock())],
        blank=True,
        verbose_name=_("beschrijving"),
        help_text=_(
            "De koppen van het Werkblad beschrijving interventie. Wat je niet invult, "
            "staat op de pagina als: nog aan te vullen."
        ),
    )
    source_quote = models.TextField(
        _("citaat uit de bron"),
        max_length=1000,
        blank=True,
        help_text=_("Letterlijk overgenomen uit de tekst waar de methode op rust."),
    )
    source_name = models.CharField(
        _("bron"),
        max_length=160,
        blank=True,
        help_text=_("Wie schreef het citaat, en waar staat het? Bijvoorbeeld: Stappenplan, SBJ SamenSterk."),
    )
    body = body_field()

    objects = MethodPageManager()
    reading_class = MethodReading

    # Quotes and fixed texts are exempt from the readability checks.
    literal_fields = ("source_quote", "source_name", "cite_as", "licence", "version")

    content_panels = [
        HelpPanel(template="wagtailadmin/core/completeness_panel.html"),
        *BasePage.content_panels,
        FieldPanel("subtitle"),
        *BasePage.intro_panels,
        MultiFieldPanel(
            [
                FieldPanel("summary_audience"),
                FieldPanel("summary_goal"),
                FieldPanel("summary_approach"),
                FieldPanel("summary_organisations"),
                FieldPanel("summary_research"),
                FieldPanel("working_elements"),
            ],
            _("Samenvatting"),
        ),
        FieldPanel("description"),
        MultiFieldPanel([FieldPanel("source_quote"), FieldPanel("source_name")], _("Bron")),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("version"), FieldPanel("version_date"), FieldPanel("status")]),
                FieldPanel("licence"),
                FieldPanel("cite_as"),
            ],
            _("Colofon"),
        ),
        InlinePanel("versions", heading=_("Wat er veranderde"), label=_("Versie")),
    ]
    parent_page_types = ["core.HomePage"]
    subpage_types = [
        "methode.StepPage",
        "methode.WorkFormIndexPage",
        "methode.ToolIndexPage",
        "methode.GlossaryPage",
        "wijken.ProgressPage",
    ]
    # Every language has its own home page, so this allows one method per language.
    max_count_per_parent = 1
    override_translatable_fields = [SynchronizedField("version", overridable=False)]

    class Meta:
        verbose_name = _("methode")
        verbose_name_plural = _("methoden")

    def public_steps(self, at: datetime) -> StepPageQuerySet:
        """The steps and sub-steps, in order."""
        return StepPage.objects.published(at).in_language_of(self).in_order()

    def public_work_forms(self, at: datetime) -> MethodPageQuerySet:
        return WorkFormPage.objects.published(at).below(self)

    def public_tools(self, at: datetime) -> MethodPageQuerySet:
        return ToolPage.objects.published(at).below(self)

    def public_terms(self, at: datetime) -> TermQuerySet:
        """All terms in the language of this page."""
        return Term.objects.published(at).filter(locale_id=self.locale_id)

    def public_pages_beside_steps(self, at: datetime) -> PublishedPageQuerySet:
        """Child pages other than steps: work forms, glossary, progress."""
        return published_pages(at).child_of(self).not_type(StepPage)

    def completeness(self) -> Completeness:
        return well_described(self)
