"""Scheduler of a running site, in one process that survives whatever fails in a round."""

import logging
import time
from datetime import datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from config.background.clock_skew import believe, doubt
from config.background.heartbeats import DAILY, TIMER, beat, last_heard, once_an_hour
from config.background.locks import only_one
from config.database_outage import DATABASE_AWAY, let_go

log = logging.getLogger(__name__)
EVERY_MINUTE = ("publish_scheduled", "send_mail")
MINUTE = 60
AGAIN_AFTER = timedelta(hours=1)
"""After a failed daily job."""


class Command(BaseCommand):
    help = "Publish pages and send mail every minute, and run the daily jobs once a day. Runs until stopped."

    not_before: datetime | None = None

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--believe-the-clock",
            action="store_true",
            help="say that the present time is right after a jump of more than 36 hours, and stop",
        )

    def handle(self, *args: object, **options: Any) -> None:
        if options.get("believe_the_clock"):
            at = timezone.now()
            believe(at)
            self.stdout.write(f"{at:%Y-%m-%d %H:%M} UTC is believed. The timer goes on in a minute.")
            return
        while True:
            self.round()
            time.sleep(MINUTE)

    def round(self) -> None:
        """What is due now, unless another timer is at it, here or on another host."""
        try:
            close_old_connections()
            with only_one("timer") as mine:
                if mine:
                    self.tick(timezone.now())
        except DATABASE_AWAY as problem:
            let_go(problem)
        except Exception:
            log.exception("A round of the timer failed")

    def tick(self, at: datetime) -> None:
        beat(TIMER, at)
        if reason := doubt(at):
            if once_an_hour("doubt about the clock", at):
                log.error("The timer waits: %s.", reason)
            return
        believe(at)
        done = [succeeds(name) for name in EVERY_MINUTE]
        if not all(done) or self.is_done_today(at) or (self.not_before and at < self.not_before):
            return
        if succeeds("daily"):
            beat(DAILY, at)
            self.not_before = None
        else:
            self.not_before = at + AGAIN_AFTER

    def is_done_today(self, at: datetime) -> bool:
        """Also by another timer, or by this one before it was restarted."""
        last = last_heard(DAILY)
        return last is not None and timezone.localdate(last) == timezone.localdate(at)


def succeeds(name: str) -> bool:
    """Run a command and return whether it succeeded; a failure does not stop the others."""
    try:
        call_command(name, verbosity=0)
    except DATABASE_AWAY as problem:
        let_go(problem)
    except Exception:
        log.exception("%s failed", name)
    else:
        return True
    return False
