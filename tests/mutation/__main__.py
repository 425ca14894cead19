"""``python -m tests.mutation --number 100 --seed 1``: print killed and surviving mutants."""

import argparse
import sys
from collections import Counter

import pytest

from tests.mutation.mutants import sample
from tests.mutation.packages import PACKAGES, found
from tests.mutation.runner import KILLED, WORDS, Trying, say


def main() -> int:
    ask = argparse.ArgumentParser(prog="make mutate", description=__doc__)
    ask.add_argument("--number", type=int, default=100, help="how many mutants (default: 100)")
    ask.add_argument("--seed", type=int, default=1, help="another number draws another sample")
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--package", choices=[package.name for package in PACKAGES], help="this one alone")
    chosen = ask.parse_args()

    packages = [package for package in PACKAGES if chosen.package in (None, package.name)]
    modules = found(tuple(path for package in packages for path in package.modules))
    mutants = sample(modules, chosen.number, chosen.seed)
    tests = found(tuple(path for package in packages for path in package.tests))
    trying = Trying(mutants, chosen.jobs)
    say(f"{len(mutants)} mutants; first the tests themselves, without one.")
    pytest.main(["-q", "-p", "no:xdist", *map(str, tests)], plugins=[trying])
    return report(trying, chosen.seed)


def report(trying: Trying, seed: int) -> int:
    for mutant, outcome in trying.outcomes.items():
        if outcome != WORDS[KILLED]:
            say(f"\n{outcome}\n{mutant.difference}")
    counts = Counter(trying.outcomes.values())
    say(f"\nSeed {seed}: " + ", ".join(f"{number} {outcome}" for outcome, number in counts.most_common()))
    return 0 if len(trying.outcomes) == len(trying.mutants) else 1


if __name__ == "__main__":
    sys.exit(main())
