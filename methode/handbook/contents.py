"""The whole method as one text: /methode/alles/, the handbook, and frozen versions.

Read in a fixed number of queries, whatever its length. Links between its parts become anchors.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from core.models import PublishedTranslation
from core.navigation import NavigationLink
from core.reader_roles import RoleLink, role_links
from methode.description.context import MethodReading
from methode.glossary.alphabet import sorting_name
from methode.steps.context import StepFact, StepReading, lines
from methode.steps.section_order import order_for
from methode.steps.tree import StepLink, children_of, main_steps

if TYPE_CHECKING:
    from methode.models import MethodPage, StepPage, Term, ToolPage, WorkFormPage

WHOLE = "alles/"
"""Path of the whole text, below the method."""
LIVING = ("listings", "this_week", "stories", "steps")
"""Blocks with live content: these belong on the site, not in a text that is printed or archived."""
OWN_PLACE = ("sub_steps", "proof")
"""Parts of a step that the handbook places elsewhere or leaves out."""


class StepInBook(StepReading):
    """A step with all related data prefetched."""

    def __init__(self, page: StepPage, book: Handbook) -> None:
        super().__init__(page, book.request)
        self.book = book

    @property
    def anchor(self) -> str:
        return f"stap-{self.page.label}"

    @property
    def title(self) -> str:
        return _("Stap %(label)s: %(title)s") % {"label": self.page.label, "title": self.page.title}

    @cached_property
    def steps(self) -> list[StepPage]:
        return self.book.step_pages

    @property
    def children(self) -> list[StepInBook]:
        return [StepInBook(child, self.book) for child in children_of(self.page, self.steps)]

    @property
    def order(self) -> list[str]:
        """The parts of the step in the order for this reader."""
        order = order_for(self.role, has_tasks=bool(self.own_tasks))
        return [part for part in order if part not in OWN_PLACE]

    @property
    def body(self) -> list[StreamValue.StreamChild]:
        return [block for block in self.page.body if block.block_type not in LIVING]

    @property
    def forms(self) -> list[WorkFormInBook]:
        chosen = self.book.chosen_work_forms[self.page.pk]
        return [form for form in self.book.work_forms if form.page.translation_key in chosen]

    @property
    def tool_pages(self) -> list[ToolPage]:
        chosen = self.book.chosen_tools[self.page.pk]
        return [tool for tool in self.book.tools if tool.translation_key in chosen]

    @cached_property
    def terms(self) -> list[Term]:
        chosen = self.book.chosen_terms[self.page.pk]
        return [term for term in self.book.terms if term.translation_key in chosen]


@dataclass(frozen=True)
class WorkFormInBook:
    """A work form, and the steps that use it."""

    page: WorkFormPage
    steps: list[StepLink]

    @property
    def anchor(self) -> str:
        return f"werkvorm-{self.page.slug}"

    @property
    def facts(self) -> list[StepFact]:
        return self.page.facts

    @property
    def needs(self) -> list[str]:
        return lines(self.page.needs)

    @property
    def how_to(self) -> list[str]:
        return lines(self.page.how_to)

    @property
    def body(self) -> list[StreamValue.StreamChild]:
        return [block for block in self.page.body if block.block_type not in LIVING]


class Handbook(MethodReading):
    """The whole method in reading order."""

    page: MethodPage

    @cached_property
    def role_links(self) -> list[RoleLink]:
        return role_links(f"{self.method_url}{WHOLE}", self.role)

    @cached_property
    def step_pages(self) -> list[StepPage]:
        return list(self.page.public_steps(self.request.at))

    @property
    def steps_in_full(self) -> list[StepInBook]:
        return [StepInBook(step, self) for step in main_steps(self.step_pages)]

    @cached_property
    def terms(self) -> list[Term]:
        """All terms in this language, from A to Z."""
        return sorted(self.page.public_terms(self.request.at), key=lambda term: sorting_name(term.name))

    @cached_property
    def work_forms(self) -> list[WorkFormInBook]:
        pages = self.page.public_work_forms(self.request.at)
        return [WorkFormInBook(page, self._steps_with(page.translation_key)) for page in pages]

    def _steps_with(self, key: UUID) -> list[StepLink]:
        using = [step for step in self.step_pages if key in self.chosen_work_forms[step.pk]]
        return [self.reference(step) for step in using]

    def reference(self, step: StepPage) -> StepLink:
        """A link to the step's anchor in this text."""
        return replace(step.as_link(self.request), url=f"#stap-{step.label}")

    @cached_property
    def chosen_work_forms(self) -> dict[int, set[UUID]]:
        return self._chosen("work_forms")

    @cached_property
    def tools(self) -> list[ToolPage]:
        return list(self.page.public_tools(self.request.at).for_links())

    @cached_property
    def chosen_tools(self) -> dict[int, set[UUID]]:
        return self._chosen("tool_pages")

    @cached_property
    def chosen_terms(self) -> dict[int, set[UUID]]:
        return self._chosen("terms")

    def _chosen(self, field: str) -> dict[int, set[UUID]]:
        """Translation keys of the objects that each step refers to, by step id; one query."""
        steps = self.page.public_steps(self.request.at).filter(**{f"{field}__isnull": False})
        chosen: dict[int, set[UUID]] = defaultdict(set)
        for step, key in steps.values_list("pk", f"{field}__translation_key"):
            chosen[step].add(key)
        return chosen

    @cached_property
    def is_partly_untranslated(self) -> bool:
        """Whether readers are told that some of it is in Dutch."""
        if self.page.locale.language_code == settings.LANGUAGE_CODE:
            return False
        forms = [form.page for form in self.work_forms]
        parts = [self.page, *self.step_pages, *forms, *self.terms]
        return PublishedTranslation.objects.of_any(parts, self.page.locale_id).exists()

    @property
    def body(self) -> list[StreamValue.StreamChild]:
        return [block for block in self.page.body if block.block_type not in LIVING]

    @property
    def contents(self) -> list[tuple[NavigationLink, list[NavigationLink]]]:
        """The table of contents: each part with its entries."""
        steps = [NavigationLink(step.title, f"#{step.anchor}") for step in self.steps_in_full]
        forms = [NavigationLink(form.page.title, f"#{form.anchor}") for form in self.work_forms]
        chapters = [NavigationLink(f"{each.number}. {each.title}", f"#{each.key}") for each in self.chapters]
        parts = [
            (NavigationLink(_("Samenvatting"), "#samenvatting"), []),
            (NavigationLink(_("De stappen"), "#stappen"), steps),
            (NavigationLink(_("Werkvormen"), "#werkvormen"), forms) if forms else None,
            (NavigationLink(_("Beschrijving van de methode"), "#beschrijving-van-de-methode"), chapters),
            (NavigationLink(_("Begrippen"), "#begrippen"), []) if self.terms else None,
            (NavigationLink(_("Colofon"), "#colofon"), []),
        ]
        return [part for part in parts if part]
