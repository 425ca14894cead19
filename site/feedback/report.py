"""Report of feedback by page and month, with the comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from feedback.models import Answer
from feedback.monthly_chart import HEIGHT, WIDTH, Month, by_month, points, total

YES, NO, WRONG = Answer.Verdict.YES, Answer.Verdict.NO, Answer.Verdict.WRONG
SHOWN = 200


@dataclass(frozen=True)
class PageFeedback:
    """One row of the report."""

    page: Page
    months: list[Month]
    open: int

    @property
    def yes(self) -> int:
        return total(self.months).get(YES, 0)

    @property
    def no(self) -> int:
        return total(self.months).get(NO, 0)

    @property
    def wrong(self) -> int:
        return total(self.months).get(WRONG, 0)

    @property
    def share(self) -> int | None:
        """The percentage of yes."""
        answers = self.yes + self.no + self.wrong
        return round(100 * self.yes / answers) if answers else None

    @property
    def lines(self) -> dict[str, str]:
        """The lines of yes, and of no and "something is wrong" together."""
        good = [month.of(YES) for month in self.months]
        bad = [month.of(NO, WRONG) for month in self.months]
        highest = max([*good, *bad])
        return {"good": points(good, highest), "bad": points(bad, highest)}

    @property
    def table(self) -> list[tuple[date, int, int]]:
        return [(month.first_day, month.of(YES), month.of(NO, WRONG)) for month in self.months]


def rows(today: date) -> list[PageFeedback]:
    """Pages with feedback, most problems first. Three queries."""
    per_month = (
        Answer.objects.order_by()
        .annotate(month=TruncMonth("given_at"))
        .values_list("page", "month", "verdict")
        .annotate(count=Count("pk"))
    )
    found: dict[int, list[tuple[date, str, int]]] = defaultdict(list)
    for page, month, verdict, count in per_month:
        found[page].append((timezone.localtime(month).date(), verdict, count))
    open_answers = dict(Answer.objects.open().order_by().values_list("page").annotate(count=Count("pk")))
    pages = Page.objects.filter(pk__in=found).order_by("title")
    listed = [
        PageFeedback(page, by_month(found[page.pk], today), open_answers.get(page.pk, 0)) for page in pages
    ]
    return sorted(listed, key=lambda row: (-row.open, -(row.no + row.wrong), row.page.title))


def may_read(user: AnyUser) -> bool:
    return bool(user.has_perm("feedback.view_answer"))


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """All pages with their charts."""
    if not may_read(request.user):
        raise PermissionDenied
    context = {"rows": rows(timezone.localdate()), "width": WIDTH, "height": HEIGHT}
    return render(request, "wagtailadmin/feedback/report.html", context)


@require_safe
def of_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Comments on one page, newest first."""
    if not may_read(request.user):
        raise PermissionDenied
    page = get_object_or_404(Page, pk=pk)
    answers = Answer.objects.about(pk).filter(Q(verdict=WRONG) | ~Q(text=""))[:SHOWN]
    return render(request, "wagtailadmin/feedback/of_page.html", {"page": page, "answers": answers})


@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark an answer as read."""
    if not may_read(request.user):
        raise PermissionDenied
    answer = get_object_or_404(Answer, pk=pk)
    if answer.seen_at is None:
        answer.seen_at = timezone.now()
        answer.save(update_fields=["seen_at"])
    if request.POST.get("next") == reverse("wagtailadmin_home"):
        return redirect("wagtailadmin_home")
    return redirect("feedback_of_page", answer.page_id)


@dashboard_task_source(
    "feedback",
    gettext_lazy("Een lezer zegt iets over een pagina"),
    order=150,
    help=gettext_lazy("Pas de pagina aan als het klopt. Druk daarna op Gezien."),
    more=lambda: reverse("feedback_report"),
)
def open_feedback(user: AnyUser, at: datetime) -> Iterator[Todo]:
    if not may_read(user):
        return
    for answer in Answer.objects.open().select_related("page").order_by("given_at").iterator():
        yield Todo(
            title=answer.page.title,
            url=reverse("feedback_of_page", args=[answer.page_id]),
            note=answer.text[:200] or _("Er klopt iets niet, zonder toelichting."),
            action=Action(_("Gezien"), reverse("feedback_seen", args=[answer.pk]), posts=True),
        )
