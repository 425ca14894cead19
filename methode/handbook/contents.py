"""The whole method as one text: what stands on /methode/alles/, in the handbook and in a frozen version.

Read in a fixed number of queries, however long the method is. Links between its parts stay inside the text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.utils.translation import gettext as _

from core.navigation import Link
from core.reader_roles import RoleLink, role_links
from methode.glossary import sorting_name
from methode.method_reading import MethodReading
from methode.reading import Fact, StepReading, lines, published
from methode.step_order import order_for
from methode.steps import StepLink, children_of, main_steps

if TYPE_CHECKING:
    from methode.models import MethodPage, StepPage, Term, WorkFormPage

WHOLE = "alles/"
"""Where the whole text stands, below the method."""
LIVING = ("listings", "this_week", "stories", "steps")
"""Blocks that show what is there today: they belong on the site, not in a text that is printed or kept."""
OWN_PLACE = ("sub_steps", "proof")
"""Parts of a step that the book tells elsewhere, or leaves to the site."""


class StepInBook(StepReading):
    """A step with everything around it already read."""

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
    def body(self) -> list[Any]:
        return [block for block in self.page.body if block.block_type not in LIVING]

    @property
    def forms(self) -> list[WorkFormInBook]:
        chosen = self.book.chosen_work_forms[self.page.pk]
        return [form for form in self.book.work_forms if form.page.translation_key in chosen]

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
    def facts(self) -> list[Fact]:
        return self.page.facts

    @property
    def needs(self) -> list[str]:
        return lines(self.page.needs)

    @property
    def how_to(self) -> list[str]:
        return lines(self.page.how_to)

    @property
    def body(self) -> list[Any]:
        return [block for block in self.page.body if block.block_type not in LIVING]


class Handbook(MethodReading):
    """The method in the order of reading."""

    page: MethodPage

    @cached_property
    def role_links(self) -> list[RoleLink]:
        return role_links(f"{self.method_url}{WHOLE}", self.role)

    @cached_property
    def step_pages(self) -> list[StepPage]:
        return list(published("StepPage", self.request).in_language_of(self.page).in_order())

    @property
    def steps_in_full(self) -> list[StepInBook]:
        return [StepInBook(step, self) for step in main_steps(self.step_pages)]

    @cached_property
    def terms(self) -> list[Term]:
        """All words that are explained in this language, from A to Z."""
        found = published("Term", self.request).filter(locale_id=self.page.locale_id)
        return sorted(found, key=lambda term: sorting_name(term.name))

    @cached_property
    def work_forms(self) -> list[WorkFormInBook]:
        pages = published("WorkFormPage", self.request).below(self.page)
        return [WorkFormInBook(page, self._steps_with(page.translation_key)) for page in pages]

    def _steps_with(self, key: UUID) -> list[StepLink]:
        using = [step for step in self.step_pages if key in self.chosen_work_forms[step.pk]]
        return [self.reference(step) for step in using]

    def reference(self, step: StepPage) -> StepLink:
        """The step where it stands in this text."""
        return replace(step.as_link(self.request), url=f"#stap-{step.label}")

    @cached_property
    def chosen_work_forms(self) -> dict[int, set[UUID]]:
        return self._chosen("work_forms", "workformpage")

    @cached_property
    def chosen_terms(self) -> dict[int, set[UUID]]:
        return self._chosen("terms", "term")

    def _chosen(self, field: str, model: str) -> dict[int, set[UUID]]:
        """What each step names, by the key that all translations of a thing share; in one query."""
        rows = getattr(apps.get_model("methode", "StepPage"), field).through.objects
        steps = [step.pk for step in self.step_pages]
        pairs = rows.filter(steppage_id__in=steps).values_list("steppage_id", f"{model}__translation_key")
        chosen: dict[int, set[UUID]] = defaultdict(set)
        for step, key in pairs:
            chosen[step].add(key)
        return chosen

    @property
    def body(self) -> list[Any]:
        return [block for block in self.page.body if block.block_type not in LIVING]

    @property
    def contents(self) -> list[tuple[Link, list[Link]]]:
        """The headings of the text: a part, and what stands in it."""
        steps = [Link(step.title, f"#{step.anchor}") for step in self.steps_in_full]
        forms = [Link(form.page.title, f"#{form.anchor}") for form in self.work_forms]
        chapters = [Link(f"{each.number}. {each.title}", f"#{each.key}") for each in self.chapters]
        parts = [
            (Link(_("Samenvatting"), "#samenvatting"), []),
            (Link(_("De stappen"), "#stappen"), steps),
            (Link(_("Werkvormen"), "#werkvormen"), forms) if forms else None,
            (Link(_("Beschrijving van de methode"), "#beschrijving-van-de-methode"), chapters),
            (Link(_("Begrippen"), "#begrippen"), []) if self.terms else None,
            (Link(_("Colofon"), "#colofon"), []),
        ]
        return [part for part in parts if part]
