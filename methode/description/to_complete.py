"""All that the method still lacks, by who can help: on one page for who wants to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from methode.description.completeness import complete_step
from methode.description.context import MethodReading, PartShown

if TYPE_CHECKING:
    from methode.models import MethodPage

PATH = "nog-aan-te-vullen/"


@dataclass(frozen=True)
class Missing:
    """What is missing, and the heading that it belongs to."""

    heading: str
    url: str
    what: str = ""


class ToComplete(MethodReading):
    """What the description and the steps lack."""

    page: MethodPage

    @property
    def by_helper(self) -> list[tuple[str, list[Missing]]]:
        """Who can help, with what; last what nobody was named for."""
        found: dict[str, list[Missing]] = defaultdict(list)
        for part in self._parts():
            heading, url = part.title, f"{self.method_url}{self.query}#onderdeel-{part.key}"
            for point in part.open_points:
                found[point.who].append(Missing(heading, url, point.what))
            if part.is_unfinished and not part.open_points:
                found[""].append(Missing(heading, url))
        found[""] += self._in_steps()
        return sorted(((who, rows) for who, rows in found.items() if rows), key=lambda each: not each[0])

    def _parts(self) -> list[PartShown]:
        return [part for chapter in self.chapters for group in chapter.groups for part in group.parts]

    def _in_steps(self) -> list[Missing]:
        steps = self.page.public_steps(self.request.at)
        return [
            Missing(
                _("Stap %(label)s: %(title)s") % {"label": step.label, "title": step.title},
                self.as_link(step).url,
                wanted.title,
            )
            for step in steps
            for wanted in complete_step(step).missing
        ]
