import uuid

from django.db import models


class CacheToken(models.Model):
    """One row. ``token`` changes in the transaction of a write, so that processes reload their caches."""

    token = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.token)

    @classmethod
    def now(cls) -> uuid.UUID | None:
        """The current token."""
        return cls._default_manager.filter(pk=1).values_list("token", flat=True).first()

    @classmethod
    def renew(cls) -> None:
        """Change the token."""
        if not cls._default_manager.filter(pk=1).update(token=uuid.uuid4()):
            cls._default_manager.get_or_create(pk=1)
