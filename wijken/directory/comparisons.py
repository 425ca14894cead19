"""Compare revisions for field types that Wagtail does not know."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from wagtail.admin.compare import TextFieldComparison, diff_text, register_comparison_class

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


class TimesComparison:
    """The times of an activity, or their exceptions, as the sentences that visitors read.

    Wagtail compares children one level deep: of the activities of a listing it would show no times at all.
    """

    is_field = True
    is_child_relation = False

    def __init__(self, relation: str, label: str | Promise, obj_a: Model, obj_b: Model) -> None:
        self.label = label
        self.before = [row.in_full() for row in getattr(obj_a, relation).all()]
        self.after = [row.in_full() for row in getattr(obj_b, relation).all()]

    def field_label(self) -> str:
        return str(self.label)

    def has_changed(self) -> bool:
        return self.before != self.after

    def htmldiff(self) -> SafeString:
        return diff_text("; ".join(self.before), "; ".join(self.after)).to_html()


register_comparison_class(WeekdaysField, comparison_class=WeekdaysComparison)
