from django.db import models


class SendingDay(models.Model):
    """The salt of one day, without which no count can be traced to anybody. Deleted the next day."""

    day = models.DateField(unique=True, editable=False)
    salt = models.CharField(max_length=32, editable=False)

    def __str__(self) -> str:
        return str(self.day)


class SendingCount(models.Model):
    """The number of submissions from one client, identified by a salted hash only."""

    day = models.ForeignKey(SendingDay, on_delete=models.CASCADE, editable=False)
    key = models.CharField(max_length=64, unique=True, editable=False)
    sent = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return str(self.sent)
