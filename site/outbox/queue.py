"""All outgoing mail of the site goes through ``queue_mail``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.template import Context, Template, TemplateDoesNotExist, engines
from django.urls import reverse
from django.utils import timezone, translation

from core.models import SiteSettings
from core.normalization.one_line import one_line, without_unseen
from outbox.models import Message
from outbox.tasks import send_message

LONGEST_SUBJECT = 200


def queue_mail(
    to: str,
    subject: str,
    template: str,
    context: Mapping[str, object],
    *,
    language: str = "nl",
    reply_to: str = "",
    at: datetime | None = None,
    unsubscribe_path: str = "",
) -> Message:
    """Store a mail in the caller's transaction; a task sends it after the commit.

    ``template`` names ``templates/email/<template>.txt``, and ``.html`` beside it if that exists. Both also
    get ``site_url`` (without a trailing slash), ``site_name``, ``organisation`` and ``phone``. Regular mail
    names an ``unsubscribe_path`` at which one POST without a form stops it. Raises
    ``ValidationError`` if ``to`` or ``reply_to`` is not a valid address.
    """
    validate_email(to)
    if reply_to:
        validate_email(reply_to)
    with translation.override(language):
        everything = {**frame(), **context, "language": language}
        return queue_text(
            to,
            str(subject),
            rendered(f"email/{template}.txt", everything, autoescape=False),
            kind=template,
            html=rendered_if_there(f"email/{template}.html", everything),
            reply_to=reply_to,
            at=at,
            unsubscribe_url=f"{everything['site_url']}{unsubscribe_path}" if unsubscribe_path else "",
        )


def queue_text(
    to: str,
    subject: str,
    body: str,
    *,
    kind: str,
    html: str = "",
    reply_to: str = "",
    at: datetime | None = None,
    unsubscribe_url: str = "",
) -> Message:
    """The same for a mail that is already rendered. ``to`` and ``reply_to`` must be valid addresses."""
    at = at or timezone.now()
    message = Message.objects.create(
        recipient=to,
        reply_to=reply_to,
        subject=one_line(subject)[:LONGEST_SUBJECT],
        body=body,
        html=html,
        unsubscribe_url=unsubscribe_url,
        kind=kind,
        queued_at=at,
        next_try_at=at,
    )
    transaction.on_commit(partial(send_message.enqueue, message.pk))
    return message


def frame() -> dict[str, str]:
    """Context about the sender, for every mail, in the active language."""
    site = SiteSettings.objects.filter(site__is_default_site=True).first() or SiteSettings()
    dutch = translation.get_language() == settings.LANGUAGE_CODE
    return {
        "site_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
        "home_path": reverse("wagtail_serve", args=[""]),
        "site_name": site.name,
        "organisation": site.organisation,
        "phone": site.phone,
        "opening_hours": site.opening_hours if dutch else site.opening_hours_en or site.opening_hours,
    }


def rendered(name: str, context: Mapping[str, object], autoescape: bool = True) -> str:
    return text_of(template_named(name), context, autoescape)


def rendered_if_there(name: str, context: Mapping[str, object]) -> str:
    """Empty if there is no such template. If one that it includes is missing, that is a bug."""
    try:
        template = template_named(name)
    except TemplateDoesNotExist:
        return ""
    return text_of(template, context)


def template_named(name: str) -> Template:
    return engines["django"].engine.get_template(name)  # type: ignore[attr-defined,no-any-return]


def text_of(template: Template, context: Mapping[str, object], autoescape: bool = True) -> str:
    """The rendered text, with at most one empty line in a row and without invisible characters."""
    text = without_unseen(template.render(Context(context, autoescape=autoescape)))
    return re.sub(r"[ \t]*\n(?:[ \t]*\n){2,}", "\n\n", text).strip() + "\n"
