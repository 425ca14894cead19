"""The date on which a listing reaches a level of freshness, computed in the database."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, Func, Value

from wijken.directory.freshness.levels import FreshnessLevel, step_of


class DayReached(Func):
    """``checked_on`` plus the part of ``period_days`` after which ``level`` begins, in whole days."""

    output_field = DateField()

    def __init__(self, level: FreshnessLevel) -> None:
        super().__init__("checked_on", "period_days", Value(step_of(level).hundredths))

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:  # type: ignore[override]
        """Integer arithmetic, so that every database rounds in the same way."""
        (checked, a), (period, b), (part, c) = map(compiler.compile, self.get_source_expressions())
        days = f"(({period} * {part} + 99) / 100)"
        if connection.vendor == "sqlite":
            return f"date({checked}, '+' || {days} || ' days')", [*a, *b, *c]
        return f"({checked} + {days})", [*a, *b, *c]
