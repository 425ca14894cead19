from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin

from core.models import BasePage


class SocialMapPage(RoutablePageMixin, BasePage):
    """The social map: all entries with filters, and one page for each entry below it."""

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels]
    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("sociale kaart")
        verbose_name_plural = _("sociale kaarten")
