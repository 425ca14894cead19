from django.utils.translation import gettext_lazy as _

from core.models import BasePage


class StoryIndexPage(BasePage):
    """The stories of one neighbourhood."""

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels]
    parent_page_types = ["wijken.NeighbourhoodPage"]
    subpage_types = ["wijken.StoryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van verhalen")
        verbose_name_plural = _("overzichten van verhalen")
