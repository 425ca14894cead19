"""How two versions of a fact are laid side by side, where Wagtail does not know the field."""

from typing import Any

from wagtail.admin.compare import TextFieldComparison, register_comparison_class

from wijken.directory.weekdays_field import WEEKDAYS, WeekdaysField


class WeekdaysComparison(TextFieldComparison):
    """Days by their names."""

    def __init__(self, field: WeekdaysField, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a = self._names(field.value_from_object(obj_a))
        self.val_b = self._names(field.value_from_object(obj_b))

    @staticmethod
    def _names(days: Any) -> str:
        names = dict(WEEKDAYS)
        return ", ".join(str(names[day]) for day in days or ())


register_comparison_class(WeekdaysField, comparison_class=WeekdaysComparison)
