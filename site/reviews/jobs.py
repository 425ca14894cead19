from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext, override

from core.models import SiteSettings
from core.scheduled_jobs import daily_job
from outbox.queue import queue_mail
from reviews.due import due_pages
from reviews.models import Reminder


@daily_job("page-reviews")
def remind_of_pages(at: datetime) -> str:
    """One mail for all pages not mailed about before; the dashboard lists them until they are reviewed."""
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
