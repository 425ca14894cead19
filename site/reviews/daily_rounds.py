"""A mail when the day has come to read a page again."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext, override

from core.daily import daily_round
from core.models import SiteSettings
from outbox.sending import queue_mail
from reviews.due import due_pages
from reviews.models import Reminder


@daily_round("page-reviews")
def remind_of_pages(at: datetime) -> str:
    """One mail for all pages that were not told of yet; the start screen keeps them until they are read."""
    told = set(Reminder.objects.values_list("page_id", "due_on"))
    pages = [
        page for page in due_pages(at, localtime(at).date()) if (page.pk, page.next_review_on) not in told
    ]
    site = SiteSettings.objects.filter(site__is_default_site=True).first()
    if not pages or site is None or not site.email:
        return f"{len(pages)} pages due, nobody told" if pages else "nothing due"
    Reminder.objects.bulk_create(
        Reminder(page_id=page.pk, due_on=page.next_review_on, told_at=at) for page in pages
    )
    with override("nl"):
        subject = ngettext(
            "%(count)d pagina om nog eens te lezen", "%(count)d pagina's om nog eens te lezen", len(pages)
        ) % {"count": len(pages)}
    lines = [
        {"title": page.title, "path": reverse("wagtailadmin_pages:edit", args=[page.pk])} for page in pages
    ]
    queue_mail(site.email, subject, "pages_to_review", {"pages": lines}, at=at)
    return f"{len(pages)} pages told"
