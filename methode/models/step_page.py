from datetime import datetime
from typing import ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core.blocks import body_field, items_field
from core.content_checks.completeness import Completeness
from core.fields import ReferencingManyToManyField
from core.http import SiteRequest
from core.models import BasePage
from methode.description.completeness import complete_step
from methode.glossary.models import Term
from methode.querysets import MethodPageQuerySet, StepPageManager, TermQuerySet
from methode.steps.blocks import PitfallBlock, RoleTaskBlock, RoleViewBlock
from methode.steps.context import StepReading
from methode.steps.forms import StepCopyForm, StepPageForm
from methode.steps.place import Misplaced, misplaced, next_place
from methode.steps.tree import StepLink

from .glossary_page import GlossaryPage
from .role_mixin import RoleMixin
from .tool_page import ToolPage
from .work_form_page import WorkFormPage


class StepPage(RoleMixin, BasePage):
    """A step of the method, or a sub-step ("5a"), under the headings that every step has."""

    number = models.PositiveSmallIntegerField(
        _("nummer"),
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text=_("De hoeveelste stap is dit? Een substap heeft het nummer van de stap erboven."),
    )
    code = models.CharField(
        _("code van de substap"),
        max_length=4,
        blank=True,
        validators=[
            RegexValidator(r"^\d{1,2}[a-z]$", _("Schrijf een nummer en een letter. Bijvoorbeeld: 5a."))
        ],
        help_text=_("Alleen bij een substap. Bijvoorbeeld: 5a."),
    )
    short_title = models.CharField(
        _("korte titel"),
        max_length=40,
        blank=True,
        help_text=_("Voor de lijst van stappen, hooguit drie woorden. Bijvoorbeeld: In kaart brengen."),
    )
    source_text = models.CharField(
        _("tekst uit het stappenplan"),
        max_length=300,
        blank=True,
        help_text=_("De stap zoals SBJ SamenSterk die opschreef, letterlijk."),
    )
    goal = models.TextField(
        _("doel"), max_length=500, blank=True, help_text=_("Wat is er anders als deze stap klaar is?")
    )
    focus = models.CharField(
        _("gericht op"), max_length=80, blank=True, help_text=_("Bijvoorbeeld: ontmoeting, of: hulp en zorg.")
    )
    lead_time = models.CharField(
        _("hoe lang duurt het"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: 2 tot 3 maanden.")
    )
    effort = models.CharField(
        _("hoeveel tijd kost het"),
        max_length=120,
        blank=True,
        help_text=_("Bijvoorbeeld: ongeveer 6 uur per week voor de begeleider."),
    )
    roles = StreamField(
        [("role", RoleTaskBlock())],
        blank=True,
        verbose_name=_("wie (rol en taak)"),
        help_text=_("Wat doet de professional, wat de vrijwilliger en wat de inwoner?"),
    )
    role_views = StreamField(
        [("role", RoleViewBlock())],
        blank=True,
        null=True,
        verbose_name=_("per rol in het kort"),
        help_text=_(
            "Staat boven aan de stap voor wie kiest: lees als inwoner, vrijwilliger of professional."
        ),
    )
    actions = items_field(_("wat doe je"), _("Wat doe je, in deze volgorde? Eén handeling per regel."))
    work_forms = ReferencingManyToManyField(
        "methode.WorkFormPage",
        in_use=models.RESTRICT,
        blank=True,
        related_name="steps",
        verbose_name=_("werkvormen"),
        help_text=_("Welke werkvormen helpen bij deze stap?"),
    )
    pitfalls = StreamField(
        [("pitfall", PitfallBlock())],
        blank=True,
        verbose_name=_("valkuilen"),
        help_text=_("Wat gaat vaak mis, en wat helpt dan?"),
    )
    results = items_field(_("resultaat"), _("Wat is er als deze stap klaar is? Eén ding per regel."))
    done_when = items_field(
        _("klaar als"), _("Waaraan zie je dat je verder kunt? Iets dat je kunt tellen of zien.")
    )
    tool_pages = ReferencingManyToManyField(
        "methode.ToolPage",
        in_use=models.RESTRICT,
        blank=True,
        related_name="steps",
        verbose_name=_("hulpmiddelen"),
        help_text=_("Welke brief, lijst of kaartjes gebruik je bij deze stap?"),
    )
    tools = items_field(
        _("ook nodig"), _("Wat geen eigen pagina onder Hulpmiddelen heeft. Bijvoorbeeld: een sleutel.")
    )
    terms = ReferencingManyToManyField(
        "methode.Term",
        in_use=models.RESTRICT,
        blank=True,
        related_name="steps",
        verbose_name=_("begrippen"),
        help_text=_("Welke woorden leg je bij deze stap uit?"),
    )
    body = body_field()

    objects = StepPageManager()
    base_form_class = StepPageForm
    copy_form_class = StepCopyForm
    asks_if_useful = True
    reading_class = StepReading

    literal_fields = ("source_text",)

    content_panels = [
        HelpPanel(template="wagtailadmin/core/completeness_panel.html"),
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("number"), FieldPanel("code"), FieldPanel("short_title")]),
        *BasePage.intro_panels,
        MultiFieldPanel([FieldPanel("goal"), FieldPanel("focus"), FieldPanel("source_text")], _("Doel")),
        FieldPanel("roles"),
        FieldPanel("role_views"),
        MultiFieldPanel([FieldPanel("lead_time"), FieldPanel("effort")], _("Tijd")),
        FieldPanel("actions"),
        FieldPanel("work_forms", widget=forms.CheckboxSelectMultiple),
        FieldPanel("pitfalls"),
        MultiFieldPanel([FieldPanel("results"), FieldPanel("done_when")], _("Resultaat")),
        MultiFieldPanel(
            [
                FieldPanel("tool_pages", widget=forms.CheckboxSelectMultiple),
                FieldPanel("tools"),
                FieldPanel("terms", widget=forms.CheckboxSelectMultiple),
            ],
            _("Erbij"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["methode.MethodPage", "methode.StepPage"]
    subpage_types = ["methode.StepPage"]
    # Numbers and choices are the same in every language; links to pages follow the translation.
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField(name, overridable=False)
        for name in ("number", "code", "work_forms", "tool_pages", "terms")
    ] + [SynchronizedField("source_text")]

    class Meta:
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")

    @property
    def label(self) -> str:
        """5, or 5a for a sub-step."""
        return self.code or str(self.number)

    @property
    def is_sub_step(self) -> bool:
        return bool(self.code)

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        """Sub-steps have no sub-steps of their own."""
        step_above = parent.specific if issubclass(parent.specific_class or Page, StepPage) else None
        return super().can_exist_under(parent) and not (step_above and step_above.is_sub_step)

    def misplaced_below(self, parent: Page) -> Misplaced | None:
        """Why it cannot be there with its number and code; empty if it can."""
        return misplaced(self.number, self.code, *self._around(parent))

    def can_move_to(self, parent: Page) -> bool:
        return super().can_move_to(parent) and self.misplaced_below(parent) is None

    def take_free_place(self) -> None:
        """The number or code that a new step gets here, for it and for its sub-steps. Not saved."""
        place = next_place(*self._around(self.get_parent()))
        self.number, self.code = int(place["number"]), str(place["code"])

    def _around(self, parent: Page) -> "tuple[StepPage | None, MethodPageQuerySet]":
        """The step above, if ``parent`` is one, and the other steps below ``parent``."""
        above = parent.specific
        siblings = StepPage.objects.child_of(parent).exclude(pk=self.pk)
        return (above if isinstance(above, StepPage) else None), siblings

    def get_admin_display_title(self) -> str:
        return f"{self.label}. {super().get_admin_display_title()}"

    def as_link(self, request: SiteRequest | None, query: str = "") -> StepLink:
        """The step for lists and cards. ``query`` is appended to its URL."""
        url = (self.get_url(request) or "") + query
        return StepLink(self.label, self.title, self.short_title or self.title, url, self.intro or self.goal)

    def public_work_forms(self, at: datetime) -> MethodPageQuerySet:
        """The work forms of the step, in the language of this page."""
        return WorkFormPage.objects.published(at).counterparts(self.work_forms.all(), self.locale_id)

    def public_tools(self, at: datetime) -> MethodPageQuerySet:
        """The tools of the step, in the language of this page."""
        return ToolPage.objects.published(at).counterparts(self.tool_pages.all(), self.locale_id)

    def public_terms(self, at: datetime) -> TermQuerySet:
        """The terms that the step explains, in the language of this page."""
        return Term.objects.published(at).counterparts(self.terms.all(), self.locale_id)

    def public_glossary(self, at: datetime) -> GlossaryPage | None:
        """The glossary in the language of this page."""
        return GlossaryPage.objects.published(at).filter(locale_id=self.locale_id).first()

    def completeness(self) -> Completeness:
        return complete_step(self)
