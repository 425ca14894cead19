"""The whole method as one reader sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.navigation import Link
from core.publishing import published_pages
from methode.parts import CHAPTERS, Chapter, Part
from methode.reading import Fact, Reading, known, lines, published, tasks_of
from methode.steps import StepLink, tree

if TYPE_CHECKING:
    from methode.models import MethodPage, MethodVersion, StepPage


@dataclass(frozen=True)
class PartShown:
    """A standard heading with what is known. Nothing known: it is still to come."""

    key: str
    title: str
    texts: list[Any]
    items: list[str]

    @property
    def is_open(self) -> bool:
        return not self.texts and not self.items


@dataclass(frozen=True)
class GroupShown:
    """Parts that stand together under one heading, such as Doelgroep; without title: right in the chapter."""

    title: str
    parts: list[PartShown]


@dataclass(frozen=True)
class ChapterShown:
    """A chapter of the description, complete: also what is not filled is there."""

    number: int
    key: str
    title: str
    groups: list[GroupShown]

    @property
    def is_single(self) -> bool:
        """One part that says the same as the chapter: it needs no heading of its own."""
        parts = [part for group in self.groups for part in group.parts]
        return len(parts) == 1 and parts[0].title == self.title


class MethodReading(Reading):
    """Everything that the page of the method shows beside its own text."""

    page: MethodPage

    @cached_property
    def steps(self) -> list[StepLink]:
        """The steps with their sub-steps; in a role, each with that role's tasks."""
        steps = published("StepPage", self.request).in_language_of(self.page).in_order()
        return tree(list(steps), self.as_link)

    def as_link(self, step: StepPage, children: list[StepLink] | None = None) -> StepLink:
        reader = _("Jij als %(role)s:") % {"role": str(self.role.label).lower()} if self.role else ""
        link = super().as_link(step, children)
        return replace(link, reader=reader, tasks=tasks_of(step.roles, self.role))

    @cached_property
    def chapters(self) -> list[ChapterShown]:
        return [shown(chapter, self.page.description) for chapter in CHAPTERS]

    @property
    def summary(self) -> list[Fact]:
        """The method in a few lines; what is not known is left out here, and open in the description."""
        page = self.page
        return known(
            (_("Voor wie"), page.summary_audience),
            (_("Doel"), page.summary_goal),
            (_("Aanpak"), page.summary_approach),
            (_("Wie voert het uit"), page.summary_organisations),
            (_("Wat maakt dat het werkt"), "\n".join(lines(page.working_elements))),
            (_("Onderzoek"), page.summary_research),
        )

    @property
    def colophon(self) -> list[Fact]:
        """Who keeps the method, which version this is, and what one may do with it."""
        page = self.page
        return known(
            (_("Versie"), page.version),
            (_("Datum van de versie"), day(page.version_date)),
            (_("Status"), page.get_status_display()),
            (_("Bijgehouden door"), page.owner_name),
            (_("Laatst bekeken op"), day(page.last_reviewed_on)),
            (_("Opnieuw bekijken op"), day(page.next_review_on)),
            (_("Licentie"), page.licence),
        )

    @cached_property
    def versions(self) -> list[MethodVersion]:
        """What changed, newest first."""
        return sorted(self.page.versions.all(), key=lambda version: version.date, reverse=True)

    @cached_property
    def more(self) -> list[Link]:
        """What stands below the method beside its steps: work forms, glossary, progress."""
        pages = (
            published_pages(self.request.at)
            .child_of(self.page)
            .not_type(apps.get_model("methode", "StepPage"))
        )
        return [
            Link(page.title, (page.get_url(self.request) or "") + self.query)
            for page in pages.defer_streamfields()
        ]


def day(value: date | None) -> str:
    """A date in the visitor's language; empty when unknown."""
    return date_format(value) if value else ""


def shown(chapter: Chapter, description: Any) -> ChapterShown:
    """A chapter with the texts of ``description`` under their headings, in the order of the work sheet."""
    groups: dict[str, list[PartShown]] = {}
    for part in chapter.parts:
        groups.setdefault(str(part.group), []).append(filled(part, description))
    return ChapterShown(
        chapter.number,
        chapter.key,
        str(chapter.title),
        [GroupShown(title, parts) for title, parts in groups.items()],
    )


def says_something(text: Any) -> bool:
    """Whether there are words in it: an editor that was opened and left leaves an empty paragraph."""
    return bool(text and strip_tags(text.source).replace("&nbsp;", " ").strip())


def filled(part: Part, description: Any) -> PartShown:
    """A heading with everything that editors wrote under it; empty texts do not count."""
    values = [block.value for block in description if block.value["part"] == part.key]
    return PartShown(
        part.key,
        str(part.title),
        [value["text"] for value in values if says_something(value["text"])],
        [item for value in values for item in value["items"] if item],
    )
