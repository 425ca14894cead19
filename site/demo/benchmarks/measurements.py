"""Measure requests: wall-clock time, CPU time and number of queries."""

from __future__ import annotations

import os
import platform
import resource
import sqlite3
import statistics
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.page_store.middleware import STORE
from wijken.directory.models import IndexVersion, Listing

HOST = {"host": "127.0.0.1"}


@dataclass(frozen=True)
class Measured:
    """Milliseconds per request, and the largest number of queries in one of them."""

    clock: list[float]
    processor: list[float]
    queries: int

    def line(self) -> str:
        clock, busy = statistics.quantiles(self.clock, n=20), statistics.quantiles(self.processor, n=20)
        return (
            f"clock median {statistics.median(self.clock):6.1f} p95 {clock[-1]:6.1f} ms "
            f"(p5-p75 {clock[0]:.1f}-{clock[14]:.1f})  "
            f"processor median {statistics.median(self.processor):6.1f} p95 {busy[-1]:6.1f} ms  "
            f"queries {self.queries}  memory {memory()} MiB"
        )


def machine() -> str:
    """The hardware and software of the measurement."""
    database = f"sqlite {sqlite3.sqlite_version}" if connection.vendor == "sqlite" else _postgres()
    return (
        f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {platform.system()}, "
        f"Python {platform.python_version()}, Django {version('django')}, Wagtail {version('wagtail')}, "
        f"{database}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _postgres() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"postgresql {cursor.fetchone()[0]}"


def visit(client: Client, address: str) -> bytes:
    answer = client.get(address, headers=HOST | {"accept-encoding": "gzip"})
    assert answer.status_code == 200, (address, answer.status_code)  # noqa: S101
    return answer.content


def measure(addresses: list[str], requests: int) -> Measured:
    """One process, one visitor at a time. A first round warms the caches."""
    client = Client()
    queries = 0
    for address in addresses:
        visit(client, address)
        with CaptureQueriesContext(connection) as asked:
            visit(client, address)
        queries = max(queries, len(asked))
    clock, busy = [], []
    for number in range(requests):
        started, working = time.perf_counter(), time.process_time()
        visit(client, addresses[number % len(addresses)])
        clock.append(1000 * (time.perf_counter() - started))
        busy.append(1000 * (time.process_time() - working))
    return Measured(clock, busy, queries)


@dataclass(frozen=True)
class Views:
    """Of one page: CPU milliseconds of a first view, a repeat view, and the first after an edit."""

    first: float
    repeat: float
    after_edit: float
    queries: int
    size: int

    def line(self) -> str:
        return (
            f"first {self.first:7.1f}  repeat {self.repeat:7.1f}  after an edit {self.after_edit:7.1f} ms  "
            f"queries {self.queries:3}  {self.size / 1000:6.1f} kB  memory {memory()} MiB"
        )


def views(address: str, times: int = 5) -> Views:
    """Medians. Before a first view the pages that are kept are dropped, and nothing else."""
    client, first, after_edit = Client(), [], []
    visit(client, address)
    STORE.clear()
    with CaptureQueriesContext(connection) as asked:
        size = len(visit(client, address))
    queries = len(asked)
    for _number in range(times):
        STORE.clear()
        first.append(busy(client, address))
    repeat = [busy(client, address) for _number in range(times)]
    for listing in Listing.objects.order_by("pk")[:times]:
        listing.save()
        after_edit.append(busy(client, address))
    middle = statistics.median
    return Views(middle(first), middle(repeat), middle(after_edit), queries, size)


def busy(client: Client, address: str) -> float:
    """CPU milliseconds of one request."""
    working = time.process_time()
    visit(client, address)
    return 1000 * (time.process_time() - working)


def memory() -> int:
    """MiB of this process now."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return pages * resource.getpagesize() // 1024**2


def first_after_changing_everything(address: str) -> float:
    """CPU milliseconds of the request that reads the whole directory again."""
    IndexVersion.renew()
    return busy(Client(), address)
