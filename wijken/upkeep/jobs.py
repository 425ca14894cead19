"""Daily jobs: send confirmation requests, delete old ones, and anonymise submissions."""

from datetime import datetime, timedelta

from core.scheduled_jobs import daily_job
from wijken.upkeep.confirmations.request_mails import ask_around
from wijken.upkeep.editor_mail.expiring import tell_what_ends_soon
from wijken.upkeep.editor_mail.notices import send_daily_mails
from wijken.upkeep.models import SUBMISSION_MODELS, ConfirmationRequest, EditorNotice, ProposalDraft

REQUESTS_KEPT_FOR = timedelta(days=400)
"""Must exceed a year, the period of the limit on mails per contact."""


@daily_job("visitors-words")
def forget_visitors_words(at: datetime) -> str:
    """Clear free text and addresses. The fact that something was sent, its subject and outcome remain."""
    wiped = 0
    for model in SUBMISSION_MODELS:
        wiped += model._default_manager.expired_for_retention(at).update(**model.wiped, forgotten_at=at)  # type: ignore[attr-defined]
    ProposalDraft.objects.over(at).delete()
    return f"{wiped} anonymised"


@daily_job("klopt-dit-nog", in_one_go=False)
def send_confirmation_requests(at: datetime) -> str:
    return f"{ask_around(at)} mails"


@daily_job("oude-vragen")
def delete_old_requests(at: datetime) -> str:
    forgotten, _by_model = ConfirmationRequest.objects.filter(asked_at__lt=at - REQUESTS_KEPT_FOR).delete()
    return f"{forgotten} deleted"


@daily_job("mail-aan-redactie")
def mail_editors(at: datetime) -> str:
    """What ends soon joins the daily mail of those who want one."""
    tell_what_ends_soon(at)
    EditorNotice.objects.expired_for_retention(at).delete()
    return f"{send_daily_mails(at)} mails"
