"""A step as one reader sees it: in a role, at a moment, in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext as _

from core.http import SiteRequest
from core.reader_roles import Role, RoleLink, read_role, role_links, role_query
from methode.citations import cite
from methode.citing import Citation
from methode.step_order import order_for
from methode.steps import StepLink, children_of, neighbours, parent_path, total, tree
from methode.work_forms import WorkFormLink

if TYPE_CHECKING:
    from methode.models import StepPage, Term, WorkFormPage


METHOD_DEPTH = 3
"""Root, start page, method."""


@dataclass(frozen=True)
class RoleTasks:
    """What one role does in a step. ``own``: it is the role in which the visitor reads."""

    role: str
    tasks: list[str]
    own: bool = False


@dataclass(frozen=True)
class Fact:
    """A line in a list of facts."""

    label: str
    value: str


@dataclass(frozen=True)
class Pitfall:
    """What often goes wrong, and what helps."""

    text: str
    help: str


def lines(stream: Any) -> list[str]:
    """The sentences of a list of short sentences."""
    return [str(block.value) for block in stream]


def known(*facts: tuple[str, Any]) -> list[Fact]:
    """Those of ``facts`` about which something is known."""
    return [Fact(label, value) for label, value in facts if value]


def tasks_by_role(roles: Any, chosen: Role | None) -> list[RoleTasks]:
    """The tasks of every role, those of the chosen one first. Nobody's tasks are left out."""
    found = [
        RoleTasks(str(role.label), tasks, role == chosen) for role in Role if (tasks := tasks_of(roles, role))
    ]
    return sorted(found, key=lambda row: not row.own)


def tasks_of(roles: Any, role: Role | None) -> list[str]:
    """What one role does in a step; nothing for nobody."""
    return [block.value["task"] for block in roles if role is not None and block.value["role"] == role]


class Reading:
    """What the pages of the method have in common: the role, and the links that keep it."""

    def __init__(self, page: Any, request: SiteRequest) -> None:
        self.page = page
        self.request = request
        self.role = read_role(request.GET)
        self.query = role_query(self.role)

    @cached_property
    def role_links(self) -> list[RoleLink]:
        return role_links(self.page.get_url(self.request) or "", self.role)

    @property
    def method_url(self) -> str:
        """Where the method itself stands: as many levels up as this page is deep in it."""
        url = self.page.get_url(self.request) or ""
        return url.rstrip("/").rsplit("/", self.page.depth - METHOD_DEPTH)[0] + "/"

    @property
    def whole_url(self) -> str:
        """The whole method on one page."""
        return f"{self.method_url}alles/{self.query}"

    @property
    def handbook_url(self) -> str:
        """The whole method on paper."""
        return f"{self.method_url}handboek.pdf{self.query}"

    @cached_property
    def citation(self) -> Citation:
        """How another text names this page, as it is read today."""
        return cite(self.page, self.request)

    @property
    def read_as(self) -> str:
        """'Gelezen als vrijwilliger', for paper; empty for a visitor without a role."""
        if not self.role:
            return ""
        return _("Gelezen als %(role)s") % {"role": str(self.role.label).lower()}

    def as_link(self, step: StepPage, children: list[StepLink] | None = None) -> StepLink:
        return replace(step.as_link(self.request, self.query), children=children or [])


class StepReading(Reading):
    """Everything that the page of a step shows beside its own text."""

    page: StepPage

    @cached_property
    def steps(self) -> list[StepPage]:
        """All steps of the method that may be seen, in order."""
        published = type(self.page).objects.published(self.request.at).in_language_of(self.page)
        return list(published.in_order().for_links())

    @cached_property
    def rail(self) -> list[StepLink]:
        return tree(self.steps, self.as_link)

    @property
    def current(self) -> StepLink:
        return self.as_link(self.page)

    @property
    def parts(self) -> list[str]:
        """The templates of the parts of the step, in the order for this reader."""
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
        """What the visitor's own role does here."""
        return tasks_of(self.page.roles, self.role)

    @property
    def other_roles(self) -> list[RoleTasks]:
        """What the other roles do; all of them for a visitor without a role."""
        return [row for row in self.roles if not row.own]

    @property
    def step_above(self) -> StepLink | None:
        """The step that this one is a part of."""
        above = parent_path(self.page)
        return next((self.as_link(step) for step in self.steps if step.path == above), None)

    @property
    def time(self) -> list[Fact]:
        """How long it takes and how much work it is."""
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
        found = published("WorkFormPage", self.request).counterparts(
            self.page.work_forms.all(), self.page.locale_id
        )
        return [work_form.as_link(self.request, self.query) for work_form in found.for_links()]

    @cached_property
    def terms(self) -> list[Term]:
        return list(published("Term", self.request).counterparts(self.page.terms.all(), self.page.locale_id))

    @cached_property
    def glossary_url(self) -> str:
        """Where all words are explained; empty when there is no such page."""
        glossary = published("GlossaryPage", self.request).filter(locale_id=self.page.locale_id).first()
        return (glossary.get_url(self.request) or "") + self.query if glossary else ""


def published(model: str, request: SiteRequest) -> Any:
    """What the public may see of a model that cannot be imported here, because the models read this file."""
    return apps.get_model("methode", model).objects.published(request.at)


def steps_using(work_form: WorkFormPage, reading: Reading) -> list[StepLink]:
    """The steps that name a work form, in the language of the work form."""
    steps = published("StepPage", reading.request).that_use(work_form).for_links()
    return [reading.as_link(step) for step in steps]
