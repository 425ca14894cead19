"""Cut a word that the index does not have into parts that it has: "wandelmaatje". Plain Python."""

from __future__ import annotations

from search.index.lexicon import VERB_PREFIXES, Lexicon
from search.language.analysis import fold
from search.language.real_words import is_real_word
from search.language.thesaurus import Thesaurus

SHORTEST_PART = 3
LONG_ENOUGH_TO_STAND_ALONE = 5
"""From this length a known word inside an unknown compound is no coincidence ("oven" in "boven" is)."""


class Compounds:
    """Compounds of what the index and the editors know."""

    def __init__(self, lexicon: Lexicon, thesaurus: Thesaurus) -> None:
        self.lexicon = lexicon
        self.thesaurus = thesaurus

    def both_parts(self, word: str) -> list[str]:
        """The parts of a compound that is not indexed, if both are known."""
        folded = fold(word)
        cuts = sorted(range(3, len(folded) - 2), key=lambda cut: (-min(cut, len(folded) - cut, 5), -cut))
        for cut in cuts:
            head, tail = folded[cut:], folded[:cut]
            for bare in (
                tail,
                *(tail.removesuffix(link) for link in ("s", "en", "e") if tail.endswith(link)),
            ):
                if len(bare) >= 3 and self._meaning(bare) and self._meaning(head):
                    return [bare, head]
        return []

    def one_part(self, word: str) -> list[str]:
        """The one known part of a compound whose other part is unknown: a long one, or else its first part,
        if what is left is a real word ("rouwverwerking").
        """
        folded = fold(word)
        for cut in range(len(folded) - 3, SHORTEST_PART, -1):
            part, rest = folded[:cut], folded[cut:]
            alone = cut >= LONG_ENOUGH_TO_STAND_ALONE or (len(rest) > SHORTEST_PART and is_real_word(rest))
            if alone and self._meaning(part):
                return [part]
        for cut in range(3, len(folded) - LONG_ENOUGH_TO_STAND_ALONE + 1):
            if self._meaning(folded[cut:]):
                return [folded[cut:]]
        return []

    def _meaning(self, part: str) -> bool:
        if part in self.lexicon.language.stop_words or part in VERB_PREFIXES:
            return False
        return self.lexicon.has_part(part) or bool(self.thesaurus.of_word(part))
