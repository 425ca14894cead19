from .confirmation_request import ConfirmationItem, ConfirmationRequest
from .contact import Contact, ContactRole
from .correction import Correction
from .editor_notice import EditorMailPreference, EditorNotice
from .proposal import Proposal
from .proposal_draft import ProposalDraft
from .submission import UNANSWERED, Submission
from .volunteer_offer import VolunteerOffer

SUBMISSION_MODELS: tuple[type[Submission], ...] = (Correction, Proposal, VolunteerOffer)
"""Everything that visitors send, which must be answered and later deleted."""

__all__ = [
    "SUBMISSION_MODELS",
    "UNANSWERED",
    "ConfirmationItem",
    "ConfirmationRequest",
    "Contact",
    "ContactRole",
    "Correction",
    "EditorMailPreference",
    "EditorNotice",
    "Proposal",
    "ProposalDraft",
    "Submission",
    "VolunteerOffer",
]
