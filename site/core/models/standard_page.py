from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import body_field

from .base_page import BasePage


class StandardPage(BasePage):
    """A plain text page: about us, contact, privacy, open data."""

    body = body_field()

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels, FieldPanel("body")]
    parent_page_types = ["core.HomePage", "core.StandardPage"]

    class Meta:
        verbose_name = _("gewone pagina")
        verbose_name_plural = _("gewone pagina's")
