"""What people send about the facts, one model to a file."""

from .correction import Correction
from .voice import Voice

VOICES: tuple[type[Voice], ...] = (Correction,)
"""Everything that visitors send, and that must be answered and forgotten."""

__all__ = ["VOICES", "Correction", "Voice"]
