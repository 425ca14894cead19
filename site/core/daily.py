"""What happens once a day. A room hangs its own rounds up here, in a module ``daily_rounds`` of its app:

    @daily_round("mail")
    def forget_old_mail(at: datetime) -> str:
        return "3 forgotten"

A round may run twice on one day, and again after days of rest: it looks at what there is to do at
``at``, never at when it ran before. It is undone as a whole when it fails, and then the others still run.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

logger = logging.getLogger(__name__)

Work = Callable[[datetime], str]


@dataclass(frozen=True, slots=True)
class Round:
    """One piece of daily work. ``in_one_go`` is off for what waits for the outside world in between."""

    name: str
    work: Work
    in_one_go: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    said: str
    failed: bool = False


ROUNDS: dict[str, Round] = {}


def daily_round(name: str, *, in_one_go: bool = True) -> Callable[[Work], Work]:
    """Do this every day. The work gets the moment and gives one sentence about what it did."""

    def hang_up(work: Work) -> Work:
        if name in ROUNDS and ROUNDS[name].work is not work:
            raise ValueError(f"there is a daily round named {name} already")
        ROUNDS[name] = Round(name, work, in_one_go)
        return work

    return hang_up


def run_rounds(at: datetime, names: list[str] | None = None) -> Iterator[Outcome]:
    """Run every round, or those of ``names``, and say of each what came of it."""
    autodiscover_modules("daily_rounds")
    for name in names or sorted(ROUNDS):
        round_ = ROUNDS[name]
        try:
            with transaction.atomic() if round_.in_one_go else nullcontext():
                said = round_.work(at)
        except Exception:
            logger.exception("The daily round %s failed", name)
            yield Outcome(name, "failed", failed=True)
        else:
            yield Outcome(name, said)
