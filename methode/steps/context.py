"""What the page of a step shows to one reader: in a role, at a moment, in the page's language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page

from core.http import SiteRequest
from core.page_store.rendering import shared_part
from core.reader_roles import ReaderRole, RoleLink, read_role, role_links, role_query
from methode.steps.section_order import order_for
from methode.steps.tree import StepLink, children_of, neighbours, parent_path, total, tree
from methode.tools.cards import ToolLink
from methode.work_form_cards import WorkFormLink

if TYPE_CHECKING:
    from methode.models import StepPage, Term, ToolPage, WorkFormPage


METHOD_DEPTH = 3
"""Root, home page, method."""


@dataclass(frozen=True)
class RoleTasks:
    """The tasks of one role in a step. ``own``: it is the visitor's role."""

    role: str
    tasks: list[str]
    own: bool = False


@dataclass(frozen=True)
class StepFact:
    """A label and a value."""

    label: str
    value: str


@dataclass(frozen=True)
class Pitfall:
    """What often goes wrong, and what helps."""

    text: str
    help: str


def lines(stream: StreamValue) -> list[str]:
    """The items of a StreamField with short sentences."""
    return [str(block.value) for block in stream]


def known(*facts: tuple[str, str | None]) -> list[StepFact]:
    """Those of ``facts`` that have a value."""
    return [StepFact(label, value) for label, value in facts if value]


def tasks_by_role(roles: StreamValue, chosen: ReaderRole | None) -> list[RoleTasks]:
    """The tasks of all roles, starting with the chosen one."""
    found = [
        RoleTasks(str(role.label), tasks, role == chosen)
        for role in ReaderRole
        if (tasks := tasks_of(roles, role))
    ]
    return sorted(found, key=lambda row: not row.own)


def tasks_of(roles: StreamValue, role: ReaderRole | None) -> list[str]:
    """The tasks of one role; empty without a role."""
    return [block.value["task"] for block in roles if role is not None and block.value["role"] == role]


class ReaderContext:
    """Shared context of the method's pages: the role, and URLs that keep it."""

    def __init__(self, page: Page, request: SiteRequest) -> None:
        self.page = page
        self.request = request
        self.role = read_role(request.GET)
        self.query = role_query(self.role)

    @cached_property
    def role_links(self) -> list[RoleLink]:
        return role_links(self.page.get_url(self.request) or "", self.role)

    @property
    def method_url(self) -> str:
        """The URL of the method, relative to this page's depth."""
        url = self.page.get_url(self.request) or ""
        return url.rstrip("/").rsplit("/", self.page.depth - METHOD_DEPTH)[0] + "/"

    @property
    def whole_url(self) -> str:
        """The whole method on one page."""
        return f"{self.method_url}alles/{self.query}"

    @property
    def handbook_url(self) -> str:
        """The handbook as PDF."""
        return f"{self.method_url}handboek.pdf{self.query}"

    @property
    def is_for_volunteers(self) -> bool:
        return self.role == ReaderRole.VOLUNTEER

    @property
    def read_as(self) -> str:
        """'Gelezen als vrijwilliger', for print; empty without a role."""
        if not self.role:
            return ""
        return _("Gelezen als %(role)s") % {"role": str(self.role.label).lower()}

    def as_link(self, step: StepPage, children: list[StepLink] | None = None) -> StepLink:
        return replace(step.as_link(self.request, self.query), children=children or [])


class StepReading(ReaderContext):
    """The context of a step page, besides its own fields."""

    page: StepPage

    @cached_property
    def steps(self) -> list[StepPage]:
        """All published steps of the method, in order."""

        def read() -> list[StepPage]:
            published = type(self.page).objects.published(self.request.at).in_language_of(self.page)
            return list(published.in_order().for_links())

        return shared_part(("steps", self.page.locale_id), read)

    @cached_property
    def rail(self) -> list[StepLink]:
        return tree(self.steps, self.as_link)

    @property
    def current(self) -> StepLink:
        return self.as_link(self.page)

    @property
    def parts(self) -> list[str]:
        """The template names of the step's parts, in the order for this reader."""
        order = order_for(self.role, has_tasks=bool(self.own_tasks))
        return [f"pages/step/{part}.html" for part in order]

    @property
    def position(self) -> str:
        """'Stap 2 van 6'."""
        return _("Stap %(label)s van %(total)d") % {
            "label": self.page.label,
            "total": total(self.steps, self.page.number),
        }

    @property
    def previous(self) -> StepLink | None:
        before, _after = neighbours(self.page, self.steps)
        return self.as_link(before) if before else None

    @property
    def next(self) -> StepLink | None:
        _before, after = neighbours(self.page, self.steps)
        return self.as_link(after) if after else None

    @property
    def sub_steps(self) -> list[StepLink]:
        return [self.as_link(child) for child in children_of(self.page, self.steps)]

    @property
    def roles(self) -> list[RoleTasks]:
        return tasks_by_role(self.page.roles, self.role)

    @property
    def own_tasks(self) -> list[str]:
        """The tasks of the visitor's role."""
        return tasks_of(self.page.roles, self.role)

    @property
    def other_roles(self) -> list[RoleTasks]:
        """The tasks of the other roles; all roles if the visitor has none."""
        return [row for row in self.roles if not row.own]

    @property
    def step_above(self) -> StepLink | None:
        """The step that this sub-step belongs to."""
        above = parent_path(self.page)
        return next((self.as_link(step) for step in self.steps if step.path == above), None)

    @property
    def time(self) -> list[StepFact]:
        """Duration and amount of work."""
        return known((_("Hoe lang"), self.page.lead_time), (_("Hoeveel tijd"), self.page.effort))

    @property
    def actions(self) -> list[str]:
        return lines(self.page.actions)

    @property
    def results(self) -> list[str]:
        return lines(self.page.results)

    @property
    def done_when(self) -> list[str]:
        return lines(self.page.done_when)

    @property
    def tools(self) -> list[str]:
        return lines(self.page.tools)

    @property
    def pitfalls(self) -> list[Pitfall]:
        return [Pitfall(block.value["pitfall"], block.value["what_helps"]) for block in self.page.pitfalls]

    @cached_property
    def work_forms(self) -> list[WorkFormLink]:
        found = self.page.public_work_forms(self.request.at).for_links()
        return [work_form.as_link(self.request, self.query) for work_form in found]

    @cached_property
    def tool_links(self) -> list[ToolLink]:
        found = self.page.public_tools(self.request.at).for_links()
        return [tool.as_link(self.request, self.query) for tool in found]

    @property
    def own_view(self) -> StructValue | None:
        """What the step is to the visitor's role, in some ten lines."""
        views = (block.value for block in self.page.role_views)
        return next((view for view in views if view["role"] == self.role), None) if self.role else None

    @cached_property
    def terms(self) -> list[Term]:
        return list(self.page.public_terms(self.request.at))

    @cached_property
    def glossary_url(self) -> str:
        """The glossary's URL; empty if there is none."""

        def read() -> str:
            glossary = self.page.public_glossary(self.request.at)
            return (glossary and glossary.get_url(self.request)) or ""

        url = shared_part(("glossary url", self.page.locale_id), read)
        return url and url + self.query


def links_to_steps(page: WorkFormPage | ToolPage, reading: ReaderContext) -> list[StepLink]:
    """The steps that use a work form or a tool, in its language."""
    steps = page.public_steps(reading.request.at).for_links()
    return [reading.as_link(step) for step in steps]
