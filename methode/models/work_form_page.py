from datetime import datetime
from typing import ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core.blocks import body_field, items_field
from core.fields import ReferencingManyToManyField
from core.http import SiteRequest
from core.models import BasePage
from methode.querysets import MethodPageManager, MethodPageQuerySet, StepPageQuerySet
from methode.steps.context import StepFact, known, links_to_steps
from methode.steps.forms import OwnLanguageForm
from methode.work_form_cards import WorkFormLink, duration_in_words

from .role_mixin import RoleMixin
from .tool_page import ToolPage


class WorkFormPage(RoleMixin, BasePage):
    """A way of working together, as a card that a volunteer can print and follow."""

    class Difficulty(models.TextChoices):
        EASY = "makkelijk", _("Makkelijk")
        MEDIUM = "gemiddeld", _("Gemiddeld")
        HARD = "moeilijk", _("Moeilijk")

    goal = models.TextField(
        _("doel"), max_length=300, blank=True, help_text=_("Waarvoor doe je dit? In één zin.")
    )
    duration_minutes = models.PositiveSmallIntegerField(
        _("duur in minuten"),
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(1440)],
        help_text=_("Hoe lang duurt het, met klaarzetten en opruimen? Bijvoorbeeld: 90."),
    )
    group_size = models.CharField(
        _("groepsgrootte"), max_length=60, blank=True, help_text=_("Bijvoorbeeld: 8 tot 20 mensen.")
    )
    difficulty = models.CharField(
        _("hoe moeilijk"),
        max_length=12,
        choices=Difficulty.choices,
        default=Difficulty.EASY,
        help_text=_("Makkelijk: iemand kan dit zonder ervaring leiden."),
    )
    needs = items_field(_("wat heb je nodig"), _("Eén ding per regel. Bijvoorbeeld: stiften."))
    how_to = items_field(_("zo doe je het"), _("Eén handeling per regel, in de goede volgorde."))
    tool_pages = ReferencingManyToManyField(
        "methode.ToolPage",
        in_use=models.RESTRICT,
        blank=True,
        related_name="work_forms",
        verbose_name=_("hulpmiddelen"),
        help_text=_("Welke brief, lijst of kaartjes gebruik je hierbij?"),
    )
    tip = models.TextField(
        _("tip"), max_length=300, blank=True, help_text=_("Eén raad van iemand die het al vaak deed.")
    )
    body = body_field()

    objects = MethodPageManager()
    base_form_class = OwnLanguageForm
    asks_if_useful = True

    content_panels = [
        *BasePage.content_panels,
        *BasePage.intro_panels,
        FieldPanel("goal"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("duration_minutes"), FieldPanel("group_size"), FieldPanel("difficulty")]
                ),
                FieldPanel("needs"),
            ],
            _("In het kort"),
        ),
        FieldPanel("how_to"),
        FieldPanel("tool_pages", widget=forms.CheckboxSelectMultiple),
        FieldPanel("tip"),
        FieldPanel("body"),
    ]
    parent_page_types = ["methode.WorkFormIndexPage"]
    subpage_types = []
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("tool_pages", overridable=False)
    ]

    class Meta:
        verbose_name = _("werkvorm")
        verbose_name_plural = _("werkvormen")

    @property
    def duration_words(self) -> str:
        """'90 minuten', '1 uur', '2 uur en 30 minuten'; empty if unknown."""
        return duration_in_words(self.duration_minutes)

    @property
    def facts(self) -> list[StepFact]:
        """What one needs to know to choose a work form."""
        return known(
            (gettext("Duur"), self.duration_words),
            (gettext("Groepsgrootte"), self.group_size),
            (gettext("Hoe moeilijk"), self.get_difficulty_display()),
        )

    def as_link(self, request: SiteRequest | None, query: str = "") -> WorkFormLink:
        """The work form for lists and cards. ``query`` is appended to its URL."""
        return WorkFormLink(
            title=self.title,
            url=(self.get_url(request) or "") + query,
            goal=self.goal or self.intro,
            duration=self.duration_words,
            group_size=self.group_size,
            difficulty=self.get_difficulty_display(),
        )

    def public_tools(self, at: datetime) -> MethodPageQuerySet:
        """The tools of the work form, in the language of this page."""
        return ToolPage.objects.published(at).counterparts(self.tool_pages.all(), self.locale_id)

    def public_steps(self, at: datetime) -> StepPageQuerySet:
        """The steps that use this work form, in its language."""
        steps: type[Page] = self._meta.get_field("steps").related_model
        return steps.objects.published(at).that_use(self, "work_forms").in_order()

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        reading, tools = context["reading"], self.public_tools(request.at).for_links()
        return {
            **context,
            "steps": links_to_steps(self, reading),
            "facts": self.facts,
            "tools": [tool.as_link(request, reading.query) for tool in tools],
        }
