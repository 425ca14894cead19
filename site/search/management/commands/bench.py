"""How long a page takes, from a hundred listings to a hundred thousand. ``make bench`` runs it."""

import gc
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections

from search.benchmarks.made_up import build_site, fill
from search.benchmarks.measuring import first_after_a_change, machine, measure
from search.benchmarks.visits import VISITS, filtered_list

SIZES = (100, 1_000, 10_000, 100_000)


class Command(BaseCommand):
    help = "Measure search, list and agenda with made-up listings, in a scratch database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES))
        parser.add_argument("--requests", type=int, default=200)
        parser.add_argument("--only", default="", help="A part of the name of what to measure.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(machine())
        with tempfile.TemporaryDirectory() as folder:
            use_scratch_database(Path(folder) / "bench.sqlite3")
            build_site()
            gc.collect()
            gc.freeze()  # as gunicorn.conf.py does when a worker has started
            for size in options["sizes"]:
                fill(size)
                for name, addresses in VISITS.items():
                    if options["only"] in name:
                        measured = measure(list(addresses(size)), options["requests"])
                        self.stdout.write(f"{size:>7} {name:<20} {measured.line()}")
                again = first_after_a_change(next(filtered_list(size)))
                self.stdout.write(f"{size:>7} first list after an edit: processor {again:.0f} ms")


def use_scratch_database(path: Path) -> None:
    """A file beside the real database, or on PostgreSQL a database with another name."""
    if connection.vendor == "sqlite":
        connections.close_all()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = str(path)
    elif "bench" not in str(connection.settings_dict["NAME"]):
        raise CommandError("On PostgreSQL, give a DATABASE_URL whose database name holds 'bench'.")
    call_command("migrate", verbosity=0)
