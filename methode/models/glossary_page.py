from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import body_field
from core.http import SiteRequest
from core.models import BasePage
from methode.glossary.alphabet import by_letter
from methode.glossary.models import Term
from methode.querysets import MethodPageManager

from .role_mixin import RoleMixin


class GlossaryPage(RoleMixin, BasePage):
    """All terms that the method explains, from A to Z."""

    body = body_field()

    objects = MethodPageManager()

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels, FieldPanel("body")]
    parent_page_types = ["methode.MethodPage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("begrippenlijst")
        verbose_name_plural = _("begrippenlijsten")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        terms = Term.objects.published(request.at).filter(locale_id=self.locale_id)
        return {**context, "letters": by_letter(terms)}
