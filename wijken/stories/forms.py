"""Choices in the form of a story: steps in order, and listings of its own neighbourhood."""

from django.db.models import Q
from wagtail.models import Page

from core.normalization.slugs import PageForm
from wijken.directory.models import Neighbourhood
from wijken.method_links import number_of


class StoryPageForm(PageForm):
    """Checkboxes limited to the story's language and neighbourhood; existing choices remain."""

    def __init__(self, *args: object, **kwargs: object) -> None:
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
        """The neighbourhood of the grandparent page."""
        places = Neighbourhood.objects.filter(pages=self.parent_page.get_parent().pk)
        return list(places.values_list("pk", flat=True))


def in_a_list(page: Page) -> str:
    """The option's label: "5a. Zelf iets organiseren"; a work form has no number."""
    number = number_of(page)
    return f"{number}. {page.title}" if number else str(page.title)
