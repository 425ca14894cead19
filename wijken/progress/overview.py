"""The progress of all neighbourhoods with all steps: now, over time, and by whom reported."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from wijken.directory.models import Neighbourhood
from wijken.method_links import MethodLink, links_by_key
from wijken.progress.chart import ProgressChart, draw
from wijken.progress.history import Period, began, first_day, in_order, periods
from wijken.progress.labels import STATES
from wijken.progress.models import Progress
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext

UNKNOWN = "unknown"


@dataclass(frozen=True)
class MatrixCell:
    """The status of one neighbourhood for one step."""

    state: str
    state_label: str
    since: date | None


@dataclass(frozen=True)
class Reported:
    """A report, for display."""

    number: str
    title: str
    url: str
    state: str
    state_label: str
    began: date
    result: str
    note: str
    reported_by: str
    reported_on: date


@dataclass(frozen=True)
class ProgressRow:
    """A neighbourhood: current status, history, and reports."""

    name: str
    slug: str
    url: str
    cells: list[MatrixCell]
    picture: ProgressChart
    in_words: list[str]
    reports: list[Reported]


@dataclass(frozen=True)
class Overview:
    """The context of the progress page. ``wijk``: the chosen neighbourhood, or empty."""

    steps: list[MethodLink]
    rows: list[ProgressRow]
    choices: list[tuple[str, str]]
    wijk: str


def overview(reading: VisitorContext, urls: dict[int, str], wijk: str, query: str = "") -> Overview:
    """Read in three queries, regardless of the number of neighbourhoods, steps and reports.

    ``urls`` maps the primary key of a neighbourhood to the URL of its page. ``query`` is appended to links to
    the method, to keep the reader's role.
    """
    steps: dict[UUID, MethodLink] = {
        key: {**link, "url": link["url"] and link["url"] + query} for key, link in _steps(reading).items()
    }
    reports: dict[int, dict[UUID, list[Progress]]] = defaultdict(lambda: defaultdict(list))
    for report in Progress.objects.select_related("step").newest_first():
        reports[report.neighbourhood_id][report.step.translation_key].append(report)
    places = list(Neighbourhood.objects.published(reading.at).order_by("name"))
    chosen = [place for place in places if place.slug == wijk]
    today = reading.today
    all_reports = [one for per_step in reports.values() for some in per_step.values() for one in some]
    start = first_day(all_reports, today)
    return Overview(
        steps=list(steps.values()),
        rows=[_row(place, urls, reports[place.pk], steps, start, reading) for place in chosen or places],
        choices=[(place.slug, place.name) for place in places],
        wijk=chosen[0].slug if chosen else "",
    )


def _steps(reading: VisitorContext) -> dict[UUID, MethodLink]:
    """The main steps in the visitor's language, or else in Dutch, without their sub-steps."""
    step_page: type[Page] = Progress._meta.get_field("step").related_model
    pages = (
        step_page.objects.published(reading.at)
        .filter(locale__language_code__in={reading.language, SOURCE_LANGUAGE}, code="")
        .select_related("locale")
        .defer_streamfields()
        .order_by("number", "path")
    )
    return links_by_key(pages, reading)


def _row(
    place: Neighbourhood,
    urls: dict[int, str],
    reports: dict[UUID, list[Progress]],
    steps: dict[UUID, MethodLink],
    start: date,
    reading: VisitorContext,
) -> ProgressRow:
    today = reading.today
    cells = [_cell(reports[key]) for key in steps]
    lines = [(link["number"], periods(reports[key], today)) for key, link in steps.items()]
    return ProgressRow(
        name=place.name,
        slug=place.slug,
        url=urls.get(place.pk, ""),
        cells=cells,
        picture=draw([(number, _coloured(spans)) for number, spans in lines], start, today),
        in_words=[_sentence(link, cell) for link, cell in zip(steps.values(), cells, strict=True)],
        reports=[
            _reported(report, link, reading)
            for key, link in steps.items()
            for report in reversed(in_order(reports[key]))
        ],
    )


def _coloured(spans: list[Period]) -> list[Period]:
    """With the state names that the style sheet uses."""
    return [type(span)(STATES[Progress.Status(span.status)], span.starts, span.ends) for span in spans]


def _cell(newest_first: list[Progress]) -> MatrixCell:
    if not newest_first:
        return MatrixCell(UNKNOWN, _("Niet gemeld"), None)
    newest = newest_first[0]
    status = Progress.Status(newest.status)
    return MatrixCell(STATES[status], str(status.label), newest.since)


def _sentence(link: MethodLink, cell: MatrixCell) -> str:
    """The text alternative of a cell: "Stap 2: Klaar, sinds maart 2025"."""
    words = {"number": link["number"], "state": cell.state_label.lower()}
    if not cell.since:
        return _("Stap %(number)s: %(state)s") % words
    return _("Stap %(number)s: %(state)s, sinds %(month)s") % (
        words | {"month": date_format(cell.since, "F Y")}
    )


def _reported(report: Progress, link: MethodLink, reading: VisitorContext) -> Reported:
    status = Progress.Status(report.status)
    return Reported(
        number=link["number"],
        title=link["title"],
        url=link["url"],
        state=STATES[status],
        state_label=str(status.label),
        began=began(report),
        result=reading.dutch(report.result),
        note=reading.dutch(report.note),
        reported_by=reading.dutch(report.reported_by),
        reported_on=report.reported_on,
    )
