from datetime import datetime

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from core.blocks import items_field
from core.http import SiteRequest
from core.models import BasePage
from methode.querysets import MethodPageManager, MethodPageQuerySet, StepPageQuerySet
from methode.steps.context import StepFact, known, links_to_steps
from methode.tools.blocks import PARTS
from methode.tools.cards import ToolLink

from .role_mixin import RoleMixin


class ToolPage(RoleMixin, BasePage):
    """Something to print and use in a step or work form: an invitation, a script, cards."""

    class Kind(models.TextChoices):
        LETTER = "brief", _("Brief")
        LIST = "lijst", _("Lijst")
        CARDS = "kaartjes", _("Kaartjes")
        SCRIPT = "draaiboek", _("Draaiboek")
        WORK_SHEET = "werkblad", _("Werkblad")
        AGREEMENTS = "afspraken", _("Afspraken")

    kind = models.CharField(
        _("soort"), max_length=12, choices=Kind.choices, default=Kind.LIST, help_text=_("Wat is het?")
    )
    audience = models.CharField(
        _("voor wie"),
        max_length=160,
        blank=True,
        help_text=_("Wie gebruikt het? Bijvoorbeeld: de kerngroep."),
    )
    time = models.CharField(
        _("tijd"), max_length=160, blank=True, help_text=_("Bijvoorbeeld: 30 minuten om in te vullen.")
    )
    paper = models.CharField(
        _("papier"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: A4 staand, op stevig papier.")
    )
    contents = StreamField(
        PARTS,
        blank=True,
        verbose_name=_("inhoud"),
        help_text=_("Wat een lezer zelf nog invult, zet je tussen haken: [vul in: de datum]."),
    )
    cautions = items_field(_("let op"), _("Wat gaat er vaak mis? Eén ding per regel."))

    objects = MethodPageManager()
    asks_if_useful = True

    content_panels = [
        *BasePage.content_panels,
        *BasePage.intro_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("paper")]),
                FieldPanel("audience"),
                FieldPanel("time"),
            ],
            _("In het kort"),
        ),
        FieldPanel("contents"),
        FieldPanel("cautions"),
    ]
    parent_page_types = ["methode.ToolIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("hulpmiddel")
        verbose_name_plural = _("hulpmiddelen")

    @property
    def facts(self) -> list[StepFact]:
        return known(
            (gettext("Voor wie"), self.audience),
            (gettext("Tijd"), self.time),
            (gettext("Papier"), self.paper),
        )

    def as_link(self, request: SiteRequest | None, query: str = "") -> ToolLink:
        """The tool for lists and cards. ``query`` is appended to its URL."""
        url = (self.get_url(request) or "") + query
        return ToolLink(self.title, url, self.get_kind_display(), self.audience)

    def public_steps(self, at: datetime) -> StepPageQuerySet:
        """The steps that use this tool, in its language."""
        return self._referring("steps", at).in_order()

    def public_work_forms(self, at: datetime) -> MethodPageQuerySet:
        """The work forms that use this tool, in its language."""
        return self._referring("work_forms", at)

    def _referring(self, name: str, at: datetime) -> MethodPageQuerySet:
        pages: type[Page] = self._meta.get_field(name).related_model
        return pages.objects.published(at).that_use(self, "tool_pages")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        reading = context["reading"]
        forms = self.public_work_forms(request.at).for_links()
        return {
            **context,
            "steps": links_to_steps(self, reading),
            "work_forms": [form.as_link(request, reading.query) for form in forms],
        }
