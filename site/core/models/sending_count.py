from django.db import models


class SendingDay(models.Model):
    """The salt of one day, without which no count can be traced back to anybody. Gone the next day."""

    day = models.DateField(unique=True, editable=False)
    salt = models.CharField(max_length=32, editable=False)

    def __str__(self) -> str:
        return str(self.day)


class SendingCount(models.Model):
    """How often somebody sent something; who, stands here as a hash that nobody can read back."""

    day = models.ForeignKey(SendingDay, on_delete=models.CASCADE, editable=False)
    key = models.CharField(max_length=64, unique=True, editable=False)
    sent = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return str(self.sent)
