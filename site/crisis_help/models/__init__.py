from crisis_help.models.contact import CrisisContact
from crisis_help.models.phrase import CrisisPhrase, HarmlessPhrase
from crisis_help.models.state import CrisisHelpState
from crisis_help.models.topic import CrisisTopic, CrisisTopicContact, CrisisTopicText

__all__ = [
    "CrisisContact",
    "CrisisHelpState",
    "CrisisPhrase",
    "CrisisTopic",
    "CrisisTopicContact",
    "CrisisTopicText",
    "HarmlessPhrase",
]
