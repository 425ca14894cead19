"""How long a search takes, from a hundred listings to a hundred thousand. ``make bench`` runs it."""

import platform
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from search.models import Entry, IndexedObject, Posting, Vocabulary, renew_token
from search.query import search
from search.text_analysis import language_of, stem_of
from wijken.directory.models import Listing, Neighbourhood

SIZES = (100, 1_000, 10_000, 100_000)
WORDS_PER_LISTING = 40
BATCH = 2_000
SEED = 20261123
SYLLABLES = tuple(first + second for first in "bdfghklmnprstvwz" for second in "aeou")


class Command(BaseCommand):
    help = "Measure the search at 100 to 100,000 made-up listings, in a scratch database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES))
        parser.add_argument("--requests", type=int, default=200)

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(machine())
        with tempfile.TemporaryDirectory() as folder:
            use_scratch_database(Path(folder) / "bench.sqlite3")
            for size in options["sizes"]:
                fill(size)
                for name, ask in QUESTIONS.items():
                    self.stdout.write(measure(f"{size:>7} {name}", ask, options["requests"]))


def machine() -> str:
    """What was measured on: times mean nothing without it."""
    return (
        f"{platform.machine()} {platform.system()}, Python {platform.python_version()}, "
        f"Django {django.get_version()}, {connection.vendor} {sqlite3.sqlite_version}"
    )


def use_scratch_database(path: Path) -> None:
    """A file beside the real database, or on PostgreSQL a database with another name."""
    if connection.vendor == "sqlite":
        connections.close_all()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = str(path)
    elif "bench" not in str(connection.settings_dict["NAME"]):
        raise SystemExit("On PostgreSQL, give a DATABASE_URL whose database name holds 'bench'.")
    call_command("migrate", verbosity=0)


def vocabulary(size: int) -> list[str]:
    """Made-up words: the more listings, the more words, as in real texts (Heaps' law, square root)."""
    chance = random.Random(SEED)  # noqa: S311
    wanted, words = 400 + int(40 * size**0.5), dict.fromkeys(["koffie", "wandelgroep", "buurttuin"])
    while len(words) < wanted:
        words.setdefault("".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 5))) + "n")
    return list(words)


def fill(size: int) -> None:
    """Listings and their places in the index. Words follow Zipf: few are everywhere, most hardly anywhere."""
    for model in (Posting, IndexedObject, Entry, Vocabulary, Listing, Neighbourhood):
        model.objects.all().delete() if model is not Posting else Posting.objects.all()._raw_delete("default")
    chance = random.Random(SEED)  # noqa: S311
    places = [
        Neighbourhood.objects.create(
            name=f"Wijk {n}", slug=f"wijk-{n}", core_village=f"Dorp {n}", latitude=52.0, longitude=4.4
        )
        for n in range(3)
    ]
    words, dutch = vocabulary(size), language_of("nl")
    rows = Vocabulary.objects.bulk_create(
        [Vocabulary(language="nl", word=word, stem=stem_of(word, dutch), objects_count=1) for word in words],
        batch_size=BATCH,
    )
    keys = [row.pk for row in rows]
    weights = [1 / (rank + 2) for rank in range(len(keys))]
    today = timezone.localdate()
    for start in range(0, size, BATCH):
        count = min(BATCH, size - start)
        listings = Listing.objects.bulk_create(
            Listing(
                name=f"Groep {start + n}", slug=f"groep-{start + n}", kind="initiatief", summary="Samen.",
                neighbourhood=places[n % 3], checked_on=today,
            )
            for n in range(count)
        )  # fmt: skip
        entries = Entry.objects.bulk_create(
            Entry(kind="listing", object_id=each.pk, neighbourhood_id=each.neighbourhood_id)
            for each in listings
        )
        parts = IndexedObject.objects.bulk_create(
            IndexedObject(entry=entry, kind="listing", object_id=entry.object_id) for entry in entries
        )
        Posting.objects.bulk_create(
            (
                Posting(
                    word_id=word, entry_id=part.entry_id, part=part, weight=chance.choice((10, 7, 5, 4, 4, 3))
                )
                for part in parts
                for word in set(chance.choices(keys, weights, k=WORDS_PER_LISTING))
            ),
            batch_size=10_000,
        )
    renew_token()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def questions() -> list[str]:
    """A few words of every kind: everywhere, hardly anywhere, part of a compound, mistyped, with a place."""
    words = list(Vocabulary.objects.order_by("pk").values_list("word", flat=True))
    return [
        "koffie", "wandelgroep", "tuin", "koffie tuin", "koffie wijk 1", words[10], words[50], words[-1],
        f"{words[3]} {words[4]}", f"{words[5]} {words[200]}", words[30][:-2] + "xn", "qzxqzx",
    ]  # fmt: skip


def with_search(text: str) -> None:
    search(text, timezone.now(), "nl")


def with_page(text: str) -> None:
    assert Client().get("/zoeken/", {"zoek": text}, headers={"host": "127.0.0.1"}).status_code == 200  # noqa: S101


QUESTIONS: dict[str, Callable[[str], None]] = {
    "search()": with_search,
    "GET /zoeken/": with_page,
}


def measure(name: str, ask: Callable[[str], None], requests: int) -> str:
    asked = questions()
    for text in asked:
        ask(text)
    times, busy = [], []
    for number in range(requests):
        started, working = time.perf_counter(), time.process_time()
        ask(asked[number % len(asked)])
        times.append(1000 * (time.perf_counter() - started))
        busy.append(1000 * (time.process_time() - working))
    cuts = statistics.quantiles(times, n=20)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"{name:<32} median {statistics.median(times):6.1f} ms  p95 {cuts[-1]:6.1f} ms  "
        f"p5-p75 {cuts[0]:.1f}-{cuts[14]:.1f} ms  "
        f"processor median {statistics.median(busy):.1f} p95 {statistics.quantiles(busy, n=20)[-1]:.1f} ms  "
        f"memory {memory} MiB"
    )
