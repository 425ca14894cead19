"""The form for editing a step: suggests the next number, and explains a wrong one."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

from core.normalization.slugs import PageForm
from methode.steps.place import misplaced, next_place


class OwnLanguageForm(PageForm):
    """Offers what is in the page's language, and what was selected before."""

    selections: tuple[tuple[str, str], ...] = (("tool_pages", "title"),)
    """Fields, and by what their choices are ordered."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, order in self.selections:
            if name in self.fields and self.parent_page is not None:
                own = Q(locale_id=self.parent_page.locale_id) | Q(pk__in=self.chosen(name))
                self.fields[name].queryset = self.fields[name].queryset.filter(own).order_by(order)

    def chosen(self, name: str) -> list[int]:
        """What was selected before, in any language."""
        return [row.pk for row in getattr(self.instance, name).all()] if self.instance.pk else []


class StepPageForm(OwnLanguageForm):
    """Validates number and code against the step's place in the tree."""

    selections = (*OwnLanguageForm.selections, ("work_forms", "title"), ("terms", "name"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None and "number" in self.fields:
            self.initial.update(self.next_place())

    @property
    def step_above(self) -> Page | None:
        """The parent of a sub-step; None for a step."""
        parent = self.parent_page.specific if self.parent_page is not None else None
        return parent if parent is not None and hasattr(parent, "code") else None

    def siblings(self) -> list[Page]:
        """The other steps with the same parent."""
        steps = type(self.instance).objects.child_of(self.parent_page)
        return list(steps.exclude(pk=self.instance.pk)) if self.parent_page is not None else []

    def next_place(self) -> dict[str, int | str]:
        return next_place(self.step_above, self.siblings())

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        number, code = cleaned.get("number"), cleaned.get("code", "")
        if number is None or self.parent_page is None:
            return cleaned
        if wrong := misplaced(number, code, self.step_above, self.siblings()):
            self.add_error(wrong.field, wrong.sentence)
        return cleaned


class StepCopyForm(CopyForm):
    """A copy gets a free number afterwards; sub-steps of a sub-step have none to get."""

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        parent = cleaned.get("new_parent_page")
        if parent is not None and cleaned.get("copy_subpages") and hasattr(parent.specific, "code"):
            self.add_error(
                "copy_subpages",
                _("Een substap heeft zelf geen substappen. Zet dit uit, of kies een andere plek."),
            )
        return cleaned
