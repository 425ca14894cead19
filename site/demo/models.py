from django.db import models


class DemoLoad(models.Model):
    """When this database was filled with the demo content."""

    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "geladen voorbeeld"

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d}"
