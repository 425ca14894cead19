"""User names are compared without case, so warn about names that differ in case only."""

from collections import Counter
from collections.abc import Sequence

from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections
from django.db.utils import DatabaseError

from accounts.login_names import folded


@register(Tags.database)
def names_differ_in_more_than_capitals(
    databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """Both can still log in, each with the exact name. Runs with ``migrate`` and ``check --database``."""
    users = get_user_model()
    if "default" not in (databases or []):
        return []
    try:
        if users._meta.db_table not in connections["default"].introspection.table_names():
            return []
        names = list(users._default_manager.values_list(users.USERNAME_FIELD, flat=True))
    except DatabaseError:  # before the first migrate, or the database is down: others report that
        return []
    twice = sum(1 for count in Counter(map(folded, names)).values() if count > 1)
    if not twice:
        return []
    return [
        Warning(
            f"{twice} user names are used by several accounts that differ in case only",
            hint="Rename all but one of each. Until then, their owners must type the name in the exact case.",
            id="project.W002",
        )
    ]
