"""Compare revisions for field types that Wagtail does not know."""

from collections.abc import Iterable

from django.db.models import Model
from wagtail.admin.compare import TextFieldComparison, register_comparison_class

from wijken.directory.fields import WEEKDAYS, WeekdaysField


class WeekdaysComparison(TextFieldComparison):
    """Show days by name."""

    def __init__(self, field: WeekdaysField, obj_a: Model, obj_b: Model) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a = self._names(field.value_from_object(obj_a))
        self.val_b = self._names(field.value_from_object(obj_b))

    @staticmethod
    def _names(days: Iterable[int]) -> str:
        names = dict(WEEKDAYS)
        return ", ".join(str(names[day]) for day in days or ())


register_comparison_class(WeekdaysField, comparison_class=WeekdaysComparison)
