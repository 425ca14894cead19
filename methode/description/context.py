"""What the page of the method shows to one reader."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from core.navigation import NavigationLink
from methode.description.sections import CHAPTERS, Chapter, Part
from methode.steps.context import ReaderContext, StepFact, known, lines, tasks_of
from methode.steps.tree import StepLink, tree

if TYPE_CHECKING:
    from methode.models import MethodPage, MethodVersion, StepPage


@dataclass(frozen=True)
class OpenPoint:
    """Something still to be written, and who can; ``who`` is empty if nobody was named."""

    who: str
    what: str


@dataclass(frozen=True)
class PartShown:
    """A standard heading with its text, or shown as still to come."""

    key: str
    title: str
    texts: list[RichText]
    items: list[str]
    is_unfinished: bool = False
    open_points: list[OpenPoint] = field(default_factory=list)


@dataclass(frozen=True)
class GroupShown:
    """Parts under a common heading, such as Doelgroep; without title they are directly in the chapter."""

    title: str
    parts: list[PartShown]


@dataclass(frozen=True)
class ChapterShown:
    """A chapter of the description, including the headings without text."""

    number: int
    key: str
    title: str
    groups: list[GroupShown]

    @property
    def is_single(self) -> bool:
        """Whether the only part has the chapter's own title, so that it needs no heading."""
        parts = [part for group in self.groups for part in group.parts]
        return len(parts) == 1 and parts[0].title == self.title


class MethodReading(ReaderContext):
    """The context of the method page, besides its own fields."""

    page: MethodPage

    @cached_property
    def steps(self) -> list[StepLink]:
        """The steps with their sub-steps; in a role, with that role's tasks."""
        return tree(list(self.page.public_steps(self.request.at)), self.as_link)

    def as_link(self, step: StepPage, children: list[StepLink] | None = None) -> StepLink:
        reader = _("Jij als %(role)s:") % {"role": str(self.role.label).lower()} if self.role else ""
        link = super().as_link(step, children)
        return replace(link, reader=reader, tasks=tasks_of(step.roles, self.role))

    @cached_property
    def chapters(self) -> list[ChapterShown]:
        return [shown(chapter, self.page.description) for chapter in CHAPTERS]

    @property
    def summary(self) -> list[StepFact]:
        """The method in a few lines, without empty fields; the description shows those as still to come."""
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
    def colophon(self) -> list[StepFact]:
        """Publisher, version and licence."""
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
        """The changelog, newest first."""
        return sorted(self.page.versions.all(), key=lambda version: version.date, reverse=True)

    @cached_property
    def more(self) -> list[NavigationLink]:
        """The other pages below the method: work forms, glossary, progress."""
        pages = self.page.public_pages_beside_steps(self.request.at)
        return [
            NavigationLink(page.title, (page.get_url(self.request) or "") + self.query)
            for page in pages.defer_streamfields()
        ]


def day(value: date | None) -> str:
    """The date in the visitor's language; empty if unknown."""
    return date_format(value) if value else ""


def shown(chapter: Chapter, description: StreamValue) -> ChapterShown:
    """A chapter with the texts of ``description`` under their headings, in the standard order."""
    groups: dict[str, list[PartShown]] = {}
    for part in chapter.parts:
        groups.setdefault(str(part.group), []).append(filled(part, description))
    return ChapterShown(
        chapter.number,
        chapter.key,
        str(chapter.title),
        [GroupShown(title, parts) for title, parts in groups.items()],
    )


def says_something(text: RichText | None) -> bool:
    """Whether it contains words: a rich text editor that was opened and left stores an empty paragraph."""
    return bool(text and strip_tags(text.source).replace("&nbsp;", " ").strip())


def filled(part: Part, description: StreamValue) -> PartShown:
    """A heading with all texts that editors wrote under it, without empty ones."""
    values = [block.value for block in description if block.value["part"] == part.key]
    texts = [value["text"] for value in values if says_something(value["text"])]
    items = [item for value in values for item in value["items"] if item]
    return PartShown(
        part.key,
        str(part.title),
        texts,
        items,
        is_unfinished=not (texts or items) or any(value.get("is_unfinished") for value in values),
        open_points=[
            OpenPoint(point["who"], point["what"])
            for value in values
            for point in value.get("open_points", ())
        ],
    )
