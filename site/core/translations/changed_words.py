"""Say in one line which words of a sentence changed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

AROUND = 6
"""Words shown before and after a change; the rest of a long paragraph becomes "…"."""


def similarity(old: str, new: str) -> float:
    """From 0 to 1, by words in their order."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def marked(old: str, new: str) -> str:
    """The new sentence, with what is new and what was there: "Elke woensdag [was: dinsdag] koffie."."""
    return " ".join(_parts(old.split(), new.split()))


def _parts(old: list[str], new: list[str]) -> Iterator[str]:
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (what, old_from, old_to, new_from, new_to) in enumerate(changes):
        gone, there = " ".join(old[old_from:old_to]), new[new_from:new_to]
        if what == "equal":
            yield from _shortened(there, is_first=number == 0, is_last=number == len(changes) - 1)
        elif what == "insert":
            yield _("[nieuw: %(words)s]") % {"words": " ".join(there)}
        elif what == "delete":
            yield _("[weg: %(words)s]") % {"words": gone}
        else:
            yield _("%(new)s [was: %(old)s]") % {"new": " ".join(there), "old": gone}


def _shortened(words: list[str], *, is_first: bool, is_last: bool) -> list[str]:
    """What did not change, near to what did."""
    before, after = (0 if is_first else AROUND), (0 if is_last else AROUND)
    if len(words) <= before + after + 1:
        return words
    return [*words[:before], "…", *words[len(words) - after :]]
