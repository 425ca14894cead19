"""Where a step may be: the next free number, and the error message for a wrong place.

The form, a copy and a move ask the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Numbered(Protocol):
    """What of a step is asked here."""

    number: int
    code: str


@dataclass(frozen=True, slots=True)
class Misplaced:
    """The field that is wrong, and why."""

    field: str
    sentence: str | Promise


def next_place(above: Numbered | None, siblings: Iterable[Numbered]) -> dict[str, int | str]:
    """The first free number, or below a step the first free letter."""
    taken = list(siblings)
    if above is None:
        return {"number": max((step.number for step in taken), default=0) + 1, "code": ""}
    codes = {step.code for step in taken}
    free = [code for letter in LETTERS if (code := f"{above.number}{letter}") not in codes]
    return {"number": above.number, "code": free[0] if free else ""}


def misplaced(
    number: int, code: str, above: Numbered | None, siblings: Iterable[Numbered]
) -> Misplaced | None:
    """Why a step with this number and code cannot be below ``above``, beside ``siblings``."""
    if above is None:
        if code:
            return Misplaced("code", _("Laat dit leeg: deze pagina staat niet onder een andere stap."))
        if any(step.number == number for step in siblings):
            return Misplaced("number", _("Er is al een stap met dit nummer. Kies een ander nummer."))
        return None
    if number != above.number:
        words = _("Deze substap staat onder stap %(above)d. Vul dat nummer in.")
        return Misplaced("number", words % {"above": above.number})
    if not code or code[:-1] != str(above.number):
        return Misplaced("code", _("Schrijf nummer en letter, zoals %(above)da.") % {"above": above.number})
    if any(step.code == code for step in siblings):
        return Misplaced("code", _("Er is al een substap met deze code. Kies de volgende letter."))
    return None
