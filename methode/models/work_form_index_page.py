from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import body_field
from core.http import SiteRequest
from core.models import BasePage
from methode.querysets import MethodPageManager

from .role_mixin import RoleMixin
from .work_form_page import WorkFormPage


class WorkFormIndexPage(RoleMixin, BasePage):
    """All work forms, as cards."""

    body = body_field()

    objects = MethodPageManager()

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels, FieldPanel("body")]
    parent_page_types = ["methode.MethodPage"]
    subpage_types = ["methode.WorkFormPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van werkvormen")
        verbose_name_plural = _("overzichten van werkvormen")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        work_forms = WorkFormPage.objects.published(request.at).below(self).for_links()
        query = context["reading"].query
        return {**context, "work_forms": [form.as_link(request, query) for form in work_forms]}
