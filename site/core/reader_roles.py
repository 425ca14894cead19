"""Three groups of readers share one URL: ``?als=vrijwilliger`` puts a reader's own tasks first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.navigation import NavigationLink

PARAMETER = "als"


class ReaderRole(models.TextChoices):
    """Who a task of the method is for."""

    PROFESSIONAL = "professional", _("Professional")
    VOLUNTEER = "vrijwilliger", _("Vrijwilliger")
    RESIDENT = "inwoner", _("Inwoner")

    @property
    def query(self) -> str:
        """The query string that keeps the role."""
        return f"?{PARAMETER}={self.value}"


@dataclass(frozen=True)
class RoleLink:
    """The current page as read in one role."""

    title: str
    url: str
    current: bool


def read_role(query: Mapping[str, str]) -> ReaderRole | None:
    """The role named in the query string; None if absent or unknown."""
    value = query.get(PARAMETER, "").strip().lower()
    return ReaderRole(value) if value in ReaderRole.values else None


def role_query(role: ReaderRole | None) -> str:
    """The query string to append to every link of the method, so that the role is kept."""
    return role.query if role else ""


def in_role(breadcrumbs: list[NavigationLink], role: ReaderRole | None) -> list[NavigationLink]:
    """Breadcrumbs that keep the role; the home page ignores roles."""
    query = role_query(role)
    return [*breadcrumbs[:1], *(replace(link, url=link.url + query) for link in breadcrumbs[1:])]


def role_links(url: str, chosen: ReaderRole | None) -> list[RoleLink]:
    """Links to ``url`` for everyone and for each role."""
    everyone = RoleLink(str(_("Iedereen")), url, chosen is None)
    return [everyone, *(RoleLink(str(role.label), url + role.query, role == chosen) for role in ReaderRole)]
