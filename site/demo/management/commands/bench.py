"""Measure response times with a hundred to a hundred thousand listings; run by ``make bench``."""

import gc
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, connections

from core.management.example_command import ExampleCommand
from demo.benchmarks.generated_records import build_site, fill
from demo.benchmarks.measurements import first_after_changing_everything, machine, measure, views
from demo.benchmarks.urls_to_measure import PAGES, VISITS, filtered_list

SIZES = (100, 1_000, 10_000, 100_000)


class Command(ExampleCommand):
    help = "Measure every type of page with generated listings, in a separate scratch database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES))
        parser.add_argument("--requests", type=int, default=200)
        parser.add_argument("--only", default="", help="Run only the measurements whose name contains this.")

    def handle(self, *args: object, **options: Any) -> None:
        self.stdout.write(machine())
        with tempfile.TemporaryDirectory() as folder:
            use_scratch_database(Path(folder) / "bench.sqlite3")
            build_site()
            gc.collect()
            gc.freeze()  # as gunicorn.conf.py does when a worker starts
            for size in options["sizes"]:
                fill(size)
                for name, address in PAGES.items():
                    if options["only"] in name:
                        self.stdout.write(f"{size:>7} {name:<21} {views(address).line()}")
                for name, addresses in VISITS.items():
                    if options["only"] in name:
                        measured = measure(list(addresses(size)), options["requests"])
                        self.stdout.write(f"{size:>7} {name:<21} {measured.line()}")
                again = first_after_changing_everything(next(filtered_list(size)))
                self.stdout.write(f"{size:>7} first list, all read again: processor {again:.0f} ms")


def use_scratch_database(path: Path) -> None:
    """A file beside the real SQLite database, or another database on the PostgreSQL server."""
    if connection.vendor == "sqlite":
        connections.close_all()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = str(path)
    elif "bench" not in str(connection.settings_dict["NAME"]):
        raise CommandError("On PostgreSQL, set DATABASE_URL to a database with 'bench' in its name.")
    call_command("migrate", verbosity=0)
