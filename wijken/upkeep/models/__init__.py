"""What people send about the facts, one model to a file."""

from .ask import Ask, Question
from .contact import Contact, ContactRole
from .correction import Correction
from .proposal import Proposal
from .proposal_draft import ProposalDraft
from .voice import Voice

VOICES: tuple[type[Voice], ...] = (Correction, Proposal)
"""Everything that visitors send, and that must be answered and forgotten."""

__all__ = [
    "VOICES",
    "Ask",
    "Contact",
    "ContactRole",
    "Correction",
    "Proposal",
    "ProposalDraft",
    "Question",
    "Voice",
]
