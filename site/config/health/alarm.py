"""Worker and timer cannot say that they have stopped, so the web server does, once an hour, in its log."""

import logging
from contextlib import suppress
from datetime import datetime
from time import monotonic

from django.core.signals import request_finished
from django.utils import timezone

from config.background.heartbeats import once_an_hour
from config.database_outage import DATABASE_AWAY
from config.health.checks import BACKGROUND, run

log = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 300


class Watch:
    """Looks now and then, after a visitor has been served."""

    next_look = 0.0

    def __call__(self, **kwargs: object) -> None:
        if monotonic() < self.next_look:
            return
        self.next_look = monotonic() + SECONDS_BETWEEN_LOOKS
        with suppress(*DATABASE_AWAY):  # every request says so
            raise_alarm(timezone.now())


def raise_alarm(at: datetime) -> None:
    found = run(BACKGROUND, at)
    lines = [f"{name}: {text}" for name, texts in found.items() for text in texts]
    if lines and once_an_hour("alarm", at):
        log.error("The site needs a hand. %s", " | ".join(lines))


def watch() -> None:
    """Called once by each process of the web server."""
    request_finished.connect(Watch(), weak=False, dispatch_uid="alarm")
