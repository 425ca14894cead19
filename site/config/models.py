from django.db import models


class Heartbeat(models.Model):
    """When something last gave a sign of life: a worker, the timer, the daily jobs."""

    name = models.CharField(max_length=80, primary_key=True, editable=False)
    at = models.DateTimeField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
