"""How long we keep what people wrote to us, and their addresses."""

from datetime import datetime, timedelta

from core.daily import daily_round

ANSWERED_KEPT_FOR = timedelta(days=90)
UNANSWERED_KEPT_FOR = timedelta(days=365)


@daily_round("visitors-words")
def forget_visitors_words(at: datetime) -> str:
    """Wipe free text and addresses; that something was sent, about what, and how it ended, stays."""
    from wijken.upkeep.models import VOICES, ProposalDraft

    forgotten = 0
    for model in VOICES:
        forgotten += model._default_manager.forgettable(at).update(**model.wiped, forgotten_at=at)  # type: ignore[attr-defined]
    ProposalDraft.objects.over(at).delete()
    return f"{forgotten} forgotten"
