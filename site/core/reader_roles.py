"""Three kinds of readers share one address: ``?als=vrijwilliger`` puts a reader's own tasks first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.navigation import Link

PARAMETER = "als"


class Role(models.TextChoices):
    """For whom a task of the method is."""

    PROFESSIONAL = "professional", _("Professional")
    VOLUNTEER = "vrijwilliger", _("Vrijwilliger")
    RESIDENT = "inwoner", _("Inwoner")

    @property
    def query(self) -> str:
        """What stands behind an address to keep reading in this role."""
        return f"?{PARAMETER}={self.value}"


@dataclass(frozen=True)
class RoleLink:
    """The present page, read by one kind of reader."""

    title: str
    url: str
    current: bool


def read_role(query: Mapping[str, str]) -> Role | None:
    """The reader named in the query string; None for nobody, or for somebody unknown to the method."""
    value = query.get(PARAMETER, "").strip().lower()
    return Role(value) if value in Role.values else None


def role_query(role: Role | None) -> str:
    """What to put behind every link of the method, so that the choice is kept."""
    return role.query if role else ""


def in_role(breadcrumbs: list[Link], role: Role | None) -> list[Link]:
    """The way up, for the same reader; home knows no roles."""
    query = role_query(role)
    return [*breadcrumbs[:1], *(replace(link, url=link.url + query) for link in breadcrumbs[1:])]


def role_links(url: str, chosen: Role | None) -> list[RoleLink]:
    """The page at ``url`` for everyone, and for each role."""
    everyone = RoleLink(str(_("Iedereen")), url, chosen is None)
    return [everyone, *(RoleLink(str(role.label), url + role.query, role == chosen) for role in Role)]
