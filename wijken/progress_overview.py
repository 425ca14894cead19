"""How far every neighbourhood is with every step: now, through time, and who reported it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijken.directory.models import Neighbourhood
from wijken.directory.querysets import local_day
from wijken.method_links import links_by_key
from wijken.models import Progress
from wijken.neighbourhood_cards import page_urls
from wijken.progress_history import began, first_day, in_order, periods
from wijken.progress_picture import Picture, draw
from wijken.progress_words import STATES
from wijken.reading import SOURCE_LANGUAGE, Reading

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Cell:
    """How far one neighbourhood is with one step."""

    state: str
    state_label: str
    since: date | None


@dataclass(frozen=True)
class Reported:
    """One report, as a line to read."""

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
class Row:
    """A neighbourhood: where it stands, how it came there, and what was reported."""

    name: str
    slug: str
    url: str
    cells: list[Cell]
    picture: Picture
    in_words: list[str]
    reports: list[Reported]


@dataclass(frozen=True)
class Overview:
    """What the page about progress shows. ``wijk``: the neighbourhood that was asked for, or nothing."""

    steps: list[dict[str, Any]]
    rows: list[Row]
    choices: list[tuple[str, str]]
    wijk: str


def overview(reading: Reading, wijk: str, query: str = "") -> Overview:
    """Read in three queries, however many neighbourhoods, steps and reports there are.

    ``query`` stands behind every link to the method, so that its reader keeps reading in the same role.
    """
    steps = {
        key: link | {"url": link["url"] and link["url"] + query} for key, link in _steps(reading).items()
    }
    reports: dict[int, dict[Any, list[Progress]]] = defaultdict(lambda: defaultdict(list))
    for report in Progress.objects.select_related("step").newest_first():
        reports[report.neighbourhood_id][report.step.translation_key].append(report)
    places = list(Neighbourhood.objects.published(reading.at).order_by("name"))
    chosen = [place for place in places if place.slug == wijk]
    today = local_day(reading.at)
    all_reports = [one for per_step in reports.values() for some in per_step.values() for one in some]
    start = first_day(all_reports, today)
    urls = page_urls(reading)
    return Overview(
        steps=list(steps.values()),
        rows=[_row(place, urls, reports[place.pk], steps, start, reading) for place in chosen or places],
        choices=[(place.slug, place.name) for place in places],
        wijk=chosen[0].slug if chosen else "",
    )


def _steps(reading: Reading) -> dict[Any, dict[str, Any]]:
    """The whole steps in the visitor's language, or else in Dutch; parts of a step are left to the step."""
    step_page: Any = Progress._meta.get_field("step").related_model
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
    reports: dict[Any, list[Progress]],
    steps: dict[Any, dict[str, Any]],
    start: date,
    reading: Reading,
) -> Row:
    today = local_day(reading.at)
    cells = [_cell(reports[key]) for key in steps]
    lines = [(link["number"], periods(reports[key], today)) for key, link in steps.items()]
    return Row(
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


def _coloured(spans: list[Any]) -> list[Any]:
    """With the names of states that the style sheet knows."""
    return [type(span)(STATES[Progress.Status(span.status)], span.starts, span.ends) for span in spans]


def _cell(newest_first: list[Progress]) -> Cell:
    if not newest_first:
        return Cell(UNKNOWN, _("Niet gemeld"), None)
    newest = newest_first[0]
    status = Progress.Status(newest.status)
    return Cell(STATES[status], str(status.label), newest.since)


def _sentence(link: dict[str, Any], cell: Cell) -> str:
    """ "Stap 2: Klaar, sinds maart 2025", for who cannot see the drawing."""
    words = {"number": link["number"], "state": cell.state_label.lower()}
    if not cell.since:
        return _("Stap %(number)s: %(state)s") % words
    return _("Stap %(number)s: %(state)s, sinds %(month)s") % (
        words | {"month": date_format(cell.since, "F Y")}
    )


def _reported(report: Progress, link: dict[str, Any], reading: Reading) -> Reported:
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
