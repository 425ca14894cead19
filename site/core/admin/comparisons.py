"""Compare values as editors write them: Wagtail shows "None", "False" and 2027-01-05."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, localize, time_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class


class WordsComparison(FieldComparison):
    def htmldiff(self) -> SafeString:
        before, after = in_words(self.val_a), in_words(self.val_b)
        if before == after:
            return escape(before)
        diff: SafeString = TextDiff([("deletion", before), ("addition", after)]).to_html()
        return diff


def in_words(value: object) -> str:
    if value is None:
        return _("leeg")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, time):
        return time_format(value)
    return str(localize(value))


for field in (
    models.BooleanField, models.DateField, models.TimeField, models.IntegerField, models.FloatField,
    models.DecimalField,
):  # fmt: skip
    register_comparison_class(field, comparison_class=WordsComparison)
