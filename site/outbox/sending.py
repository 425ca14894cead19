"""The one way in which the site sends mail of its own."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.template import Context, TemplateDoesNotExist, engines
from django.utils import timezone, translation

from core.models import SiteSettings
from core.one_line import one_line
from outbox.models import Message
from outbox.tasks import send_message

LONGEST_SUBJECT = 200


def queue_mail(
    to: str,
    subject: str,
    template: str,
    context: dict[str, Any],
    *,
    language: str = "nl",
    reply_to: str = "",
    at: datetime | None = None,
) -> Message:
    """Store a mail in the caller's transaction; a task sends it once that has been committed.

    ``template`` names ``templates/email/<template>.txt``, and ``.html`` beside it where there is one.
    Both also get ``site_url`` (without a slash at the end), ``site_name``, ``organisation`` and ``phone``.
    Raises ``ValidationError`` when ``to`` or ``reply_to`` is no address.
    """
    validate_email(to)
    if reply_to:
        validate_email(reply_to)
    at = at or timezone.now()
    with translation.override(language):
        everything = frame() | context | {"language": language}
        message = Message.objects.create(
            recipient=to,
            reply_to=reply_to,
            subject=one_line(str(subject))[:LONGEST_SUBJECT],
            body=rendered(f"email/{template}.txt", everything, autoescape=False),
            html=rendered_if_there(f"email/{template}.html", everything),
            kind=template,
            queued_at=at,
            next_try_at=at,
        )
    transaction.on_commit(partial(send_message.enqueue, message.pk))
    return message


def frame() -> dict[str, str]:
    """What every mail says about its sender."""
    site = SiteSettings.objects.filter(site__is_default_site=True).first() or SiteSettings()
    return {
        "site_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
        "site_name": site.name,
        "organisation": site.organisation,
        "phone": site.phone,
        "opening_hours": site.opening_hours,
    }


def rendered(name: str, context: dict[str, Any], autoescape: bool = True) -> str:
    """The template's text without gaps of more than one empty line, and without what PostgreSQL refuses."""
    template = engines["django"].engine.get_template(name)  # type: ignore[attr-defined]
    text = template.render(Context(context, autoescape=autoescape)).replace("\0", "")
    return re.sub(r"[ \t]*\n(?:[ \t]*\n){2,}", "\n\n", text).strip() + "\n"


def rendered_if_there(name: str, context: dict[str, Any]) -> str:
    try:
        return rendered(name, context)
    except TemplateDoesNotExist as missing:
        if missing.args and missing.args[0] != name:
            raise  # a part of it, and that is a mistake
        return ""
