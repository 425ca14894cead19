"""Fixed sentences of the panel, in the language of whoever reads it; contacts are in Dutch only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from crisis_help.languages import SOURCE_LANGUAGE

CONTENT = Path(__file__).with_name("content") / "panel_words.yaml"


@dataclass(frozen=True)
class PanelWords:
    somebody_may_watch: str
    """How to leave no trace of this page."""
    other_words: str
    """What to do if the question was about something else."""
    only_dutch: str
    """Says which part the reader may not understand; empty for who reads Dutch."""


PANEL_WORDS = {
    language: PanelWords(words["meekijken"], words["iets_anders"], words.get("alleen_nederlands", ""))
    for language, words in yaml.safe_load(CONTENT.read_text(encoding="utf-8")).items()
}


def panel_words(language: str) -> PanelWords:
    return PANEL_WORDS.get(language, PANEL_WORDS[SOURCE_LANGUAGE])
