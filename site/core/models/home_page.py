from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import EntranceBlock, QuestionBlock, body_field
from core.http import SiteRequest

from .base_page import BasePage


class HomePage(BasePage):
    """The home page: search box, everyday questions as buttons, three entry points, and upcoming events."""

    # Empty since wijken migration 0006 moved the questions; drop the column in the next release.
    questions = StreamField(
        [("question", QuestionBlock())],
        blank=True,
        verbose_name=_("alledaagse vragen"),
        help_text=_("Vragen zoals een bewoner ze zegt. Bijvoorbeeld: Ik wil iemand ontmoeten."),
    )
    entrances = StreamField(
        [("entrance", EntranceBlock())],
        blank=True,
        verbose_name=_("drie ingangen"),
        help_text=_("Voor bewoner, vrijwilliger en professional."),
    )
    body = body_field()

    content_panels = [
        *BasePage.content_panels,
        *BasePage.intro_panels,
        FieldPanel("entrances"),
        FieldPanel("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("startpagina")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = []
        return context
