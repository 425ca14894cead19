"""Check a few external links a day, one after the other, and report the broken ones to editors."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime

from links.checker_http import status_of
from links.models import Link
from links.rules import NO_ANSWER

MOST_A_DAY = 100
MOST_PER_HOST = 10
PAUSE = 2.0
"""Seconds between two requests to one host."""

NO_WAY_OUT = 5
"""If this many hosts fail and none succeeds, our own connection is down."""

type Ask = Callable[[str], int]


def check_links(at: datetime, ask: Ask = status_of, wait: Callable[[float], None] = time.sleep) -> str:
    """Check the links that are due, and return a summary."""
    today = localtime(at).date()
    tried: list[tuple[Link, int]] = []
    hosts: set[str] = set()
    for link in links_of_today(today):
        if not Link.objects.claim(link.pk, today, today + timedelta(days=1)):
            continue
        if link.host in hosts:
            wait(PAUSE)
        hosts.add(link.host)
        tried.append((link, ask(link.url)))
        if _is_cut_off(tried):
            break
    if _is_cut_off(tried):
        return "no way out: nothing noted"
    for link, status in tried:
        link.found(status, today)
    return f"{len(tried)} tried, {sum(bool(link.problem) for link, _status in tried)} do not work"


def links_of_today(today: date) -> list[Link]:
    """A few links per host, ordered so that those of one host are far apart."""
    turns: dict[int, list[Link]] = defaultdict(list)
    per_host: dict[str, int] = defaultdict(int)
    for link in Link.objects.due(today)[: MOST_A_DAY * MOST_PER_HOST]:
        turn = per_host[link.host]
        if turn < MOST_PER_HOST:
            per_host[link.host] += 1
            turns[turn].append(link)
    return [link for turn in sorted(turns) for link in turns[turn]][:MOST_A_DAY]


def _is_cut_off(tried: list[tuple[Link, int]]) -> bool:
    hosts = {link.host for link, _status in tried}
    return len(hosts) >= NO_WAY_OUT and all(status == NO_ANSWER for _link, status in tried)
