"""What an editor can choose from at a story: steps in order, and the listings of the neighbourhood itself."""

from typing import Any

from django.db.models import Q
from wagtail.admin.forms import WagtailAdminPageForm

from wijken.method_links import number_of
from wijken.models.neighbourhood_page import NeighbourhoodPage


class StoryPageForm(WagtailAdminPageForm):
    """Boxes to tick, in the language and of the neighbourhood of the story; what was chosen stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.parent_page is None:
            return
        for name in ("steps", "work_forms"):
            if field := self.fields.get(name):
                own = Q(locale_id=self.parent_page.locale_id) | Q(pk__in=self.chosen(name))
                order = ("number", "code") if name == "steps" else ("title",)
                field.queryset = field.queryset.filter(own).order_by(*order)
                field.label_from_instance = in_a_list
        if field := self.fields.get("listings"):
            here = Q(neighbourhood__in=self.neighbourhoods()) | Q(neighbourhood=None)
            field.queryset = field.queryset.filter(here | Q(pk__in=self.chosen("listings"))).order_by("name")

    def chosen(self, name: str) -> list[int]:
        return [row.pk for row in getattr(self.instance, name).all()] if self.instance.pk else []

    def neighbourhoods(self) -> list[int]:
        """That of the page above the overview of stories."""
        pages = NeighbourhoodPage.objects.filter(pk=self.parent_page.get_parent().pk)
        return list(pages.values_list("neighbourhood", flat=True))


def in_a_list(page: Any) -> str:
    """ "5a. Zelf iets organiseren"; a work form has no number."""
    number = number_of(page)
    return f"{number}. {page.title}" if number else str(page.title)
