from dataclasses import fields, replace
from statistics import mean
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.upkeep_simulation import CALM_AFTER, PEOPLE, WEEKS, SimulatedYear, Simulation
from wijken.upkeep.escalation import LADDER, RULES, Rules

TARGET = 0.90
MINUTES = 30.0
FIRST_SEED = 1001
"""The rules were tuned with seeds 1 to 10; these are others."""
WITHOUT_LADDER = replace(RULES, ladder=LADDER[:1], phone_from=None)

VARIANTS: tuple[tuple[str, Rules, float], ...] = (
    ("as the site does it", RULES, MINUTES),
    ("without the ladder: one mail to the owner", WITHOUT_LADDER, MINUTES),
    ("without bundling: one listing to a mail", replace(RULES, bundled=False), MINUTES),
    ("with half the volunteer's time", RULES, MINUTES / 2),
)


class Command(BaseCommand):
    help = "Simulate a year of upkeep with the rules of the site. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--years", type=int, default=10, help="how many years to simulate")

    def handle(self, *args: object, **options: Any) -> None:
        self.say_what_is_assumed()
        reached = True
        for name, rules, minutes in VARIANTS:
            years = [
                Simulation(seed, rules, minutes).run()
                for seed in range(FIRST_SEED, FIRST_SEED + options["years"])
            ]
            self.show(name, years)
            if rules is RULES and minutes == MINUTES:
                reached = min(year.lowest for year in years) >= TARGET
                reached &= max(year.most_mails for year in years) <= RULES.most_a_year
        if not reached:
            raise CommandError(f"the target of {TARGET:.0%} was not reached in every year")

    def say_what_is_assumed(self) -> None:
        self.stdout.write(
            f"{PEOPLE.listings} listings, {WEEKS} weeks, one volunteer with {MINUTES:.0f} minutes a week. "
            "Where each number comes from: site/demo/upkeep_simulation.py."
        )
        numbers = [f"{field.name} {getattr(PEOPLE, field.name)}" for field in fields(PEOPLE)]
        self.stdout.write("Assumed: " + ", ".join(numbers) + ".\n")

    def show(self, name: str, years: list[SimulatedYear]) -> None:
        worst = min(year.lowest for year in years)
        verdict = "reached" if worst >= TARGET else "not reached"
        self.stdout.write(f"\n{name}: lowest after week {CALM_AFTER} {worst:.1%} ({TARGET:.0%} {verdict})")
        self.stdout.write(
            f"  at most {max(year.most_mails for year in years)} mails to one contact, "
            f"{mean(year.calls for year in years):.0f} calls a year, "
            f"{mean(year.minutes for year in years) / WEEKS:.0f} minutes a week"
        )
        for week in range(0, WEEKS, 4):
            part = mean(year.confirmed[week] for year in years)
            least = min(year.confirmed[week] for year in years)
            self.stdout.write(
                f"  week {week:>2}  {'#' * round(part * 50):<50} {part:.0%} (worst {least:.0%})"
            )
