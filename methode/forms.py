"""What an editor meets when adding a step: the next number is filled in, and a wrong one is explained."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class StepPageForm(WagtailAdminPageForm):
    """Keeps number and code in line with the place of the step in the tree."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None and "number" in self.fields:
            self.initial.update(self.next_place())
        for name, order in (("work_forms", "title"), ("terms", "name")):
            if name in self.fields and self.parent_page is not None:
                own = Q(locale_id=self.parent_page.locale_id) | Q(pk__in=self.chosen(name))
                self.fields[name].queryset = self.fields[name].queryset.filter(own).order_by(order)

    def chosen(self, name: str) -> list[int]:
        """What was ticked before, in whatever language."""
        return [row.pk for row in getattr(self.instance, name).all()] if self.instance.pk else []

    @property
    def step_above(self) -> Any:
        """The step that this one is a sub-step of, or None."""
        parent = self.parent_page.specific if self.parent_page is not None else None
        return parent if parent is not None and hasattr(parent, "code") else None

    def siblings(self) -> list[Any]:
        """The other steps below the same parent."""
        steps = type(self.instance).objects.child_of(self.parent_page)
        return list(steps.exclude(pk=self.instance.pk)) if self.parent_page is not None else []

    def next_place(self) -> dict[str, Any]:
        """The first free number, or below a step the first free letter."""
        taken = self.siblings()
        if self.step_above is None:
            return {"number": max((step.number for step in taken), default=0) + 1}
        number = self.step_above.number
        codes = {step.code for step in taken}
        free = [f"{number}{letter}" for letter in LETTERS if f"{number}{letter}" not in codes]
        return {"number": number, "code": free[0] if free else ""}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        number, code = cleaned.get("number"), cleaned.get("code", "")
        if number is None or self.parent_page is None:
            return cleaned
        if self.step_above is None:
            self.check_step(number, code)
        else:
            self.check_sub_step(number, code)
        return cleaned

    def check_step(self, number: int, code: str) -> None:
        if code:
            self.add_error("code", _("Laat dit leeg: deze pagina staat niet onder een andere stap."))
        elif any(step.number == number for step in self.siblings()):
            self.add_error("number", _("Er is al een stap met dit nummer. Kies een ander nummer."))

    def check_sub_step(self, number: int, code: str) -> None:
        above = self.step_above.number
        if number != above:
            self.add_error(
                "number", _("Deze substap staat onder stap %(above)d. Vul dat nummer in.") % {"above": above}
            )
        elif not code or code[:-1] != str(above):
            self.add_error("code", _("Schrijf nummer en letter, zoals %(above)da.") % {"above": above})
        elif any(step.code == code for step in self.siblings()):
            self.add_error("code", _("Er is al een substap met deze code. Kies de volgende letter."))
