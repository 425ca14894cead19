from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import QuestionBlock, body_field
from core.models import BasePage


class NeighbourhoodPage(BasePage):
    """What there is in one neighbourhood, and whom to ask. The facts come from ``neighbourhood``."""

    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=_("wijk"),
        help_text=_(
            "Over welke wijk gaat deze pagina? De activiteiten en het telefoonnummer komen daarvandaan."
        ),
    )
    image = models.ForeignKey(
        "core.SiteImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("foto"),
        help_text=_("Mag leeg blijven. Een herkenbare plek in de wijk werkt goed."),
    )
    questions = StreamField(
        [("question", QuestionBlock())],
        blank=True,
        verbose_name=_("wat zoek je?"),
        help_text=_("Vragen van bewoners in deze wijk. Bijvoorbeeld: Wie helpt mij met een formulier?"),
    )
    body = body_field()

    content_panels = [
        *BasePage.content_panels,
        *BasePage.intro_panels,
        FieldPanel("neighbourhood"),
        FieldPanel("image"),
        FieldPanel("questions"),
        FieldPanel("body"),
    ]
    parent_page_types = ["wijken.NeighbourhoodIndexPage"]
    subpage_types = ["wijken.StoryIndexPage"]

    class Meta:
        verbose_name = _("wijkpagina")
        verbose_name_plural = _("wijkpagina's")
