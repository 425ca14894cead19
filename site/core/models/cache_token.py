import uuid

from django.db import connection, models


class CacheToken(models.Model):
    """One row. ``token`` changes in the transaction of a write, so that processes reload their caches."""

    token = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.token)

    @classmethod
    def now(cls) -> uuid.UUID | None:
        """The current token. Composing this query took longer than the rest of a kept page."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT token FROM {cls._meta.db_table} WHERE id = 1")  # noqa: S608 - no input
            row = cursor.fetchone()
        return row and (row[0] if isinstance(row[0], uuid.UUID) else uuid.UUID(row[0]))

    @classmethod
    def renew(cls) -> None:
        """Change the token."""
        if not cls._default_manager.filter(pk=1).update(token=uuid.uuid4()):
            cls._default_manager.get_or_create(pk=1)
