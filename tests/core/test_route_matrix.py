"""Who gets where: every address of the site stands in ``route_matrix.yaml``, or this fails.

A new address fails until somebody wrote down who may come there. B is a Beheerder, R a Redacteur, W a
Wijkredacteur, V a Vrijwilliger (both of Pijnacker-Noord), T a Vertaler; ``*`` is for everybody. "(elders)" is
the same address with a fact of another neighbourhood.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow

from config.roles import (
    ADMINISTRATORS,
    EDITORS,
    NEIGHBOURHOOD_EDITORS,
    TRANSLATORS,
    VOLUNTEERS,
    set_up_roles,
)
from core.models import SiteDocument, SiteImage
from methode.models import Term
from tests.core.routes import Route, gets_in, routes
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    HealthDimension,
    Listing,
    Location,
    Neighbourhood,
    Organisation,
    SchoolHoliday,
    SearchWord,
    SpokenLanguage,
    TeamMember,
    Theme,
)

MATRIX = Path(__file__).with_name("route_matrix.yaml")
LETTERS = {
    "B": ADMINISTRATORS,
    "R": EDITORS,
    "W": NEIGHBOURHOOD_EDITORS,
    "V": VOLUNTEERS,
    "T": TRANSLATORS,
}
ELSEWHERE = " (elders)"
FACTS = "wagtailsnippets_directory_"

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


class World:
    """One of everything that an address may ask for."""

    def __init__(self) -> None:
        set_up_roles()
        self.here, self.elsewhere = self.facts("Pijnacker-Noord"), self.facts("Plan-West")
        self.people = {letter: self.person(letter, group) for letter, group in LETTERS.items()}
        page = Page.objects.get(depth=2)
        revision = page.save_revision()
        self.named: dict[str, Any] = dict.fromkeys(
            ("page_id", "parent_page_id", "page_to_move_id", "page_pk"), page.pk
        ) | {
            "destination_id": Page.get_first_root_node().pk,
            "revision_id": revision.pk,
            "revision_id_a": "live",
            "revision_id_b": "latest",
            "content_type_app_name": "core",
            "content_type_model_name": "standardpage",
            "app_label": "core",
            "model_name": "standardpage",
            "app_name": "core",
            "action": "delete",
            "action_name": "approve",
        }
        self.pk_by_space = {
            "wagtailadmin_collections": Collection.objects.create(name="X", path="00010009", depth=2).pk,
            "wagtailadmin_workflows": Workflow.objects.first().pk,
            "wagtaillocales": Locale.objects.create(language_code="en").pk,
            "wagtailsites": Site.objects.first().pk,
            "wagtailusers_users": self.people["V"].pk,
            "wagtailusers_groups": Group.objects.first().pk,
        }
        words = (AccessFeature, Audience, HealthDimension, SpokenLanguage, Theme, SearchWord)
        self.pk_by_space |= {
            f"{FACTS}{model._meta.model_name}": model.objects.create(name="Woord", slug="woord").pk
            for model in words
        }
        self.pk_by_space |= {
            "second_factor_take_off": self.people["V"].pk,
            "wagtailsnippets_methode_term": Term.objects.create(name="Inloop", slug="inloop").pk,
            f"{FACTS}schoolholiday": SchoolHoliday.objects.create(
                name="Kerst", first_day=date(2026, 12, 19), last_day=date(2027, 1, 3)
            ).pk,
            f"{FACTS}teammember": TeamMember.objects.first().pk,
        }
        file = SiteDocument.objects.create(title="Folder", file=ContentFile(b"Hallo", "folder.txt"))
        picture = SiteImage.objects.create(title="Foto", file=get_test_image_file())
        self.named |= {"document_id": file.pk, "doc_id": file.pk, "image_id": picture.pk}
        self.pk_by_space |= {"wagtaildocs_chooser": file.pk, "wagtailimages_chooser": picture.pk}
        self.pk_by_api = {"documents": file.pk, "images": picture.pk, "pages": page.pk}
        self.task = Task.objects.first().pk

    @staticmethod
    def facts(name: str) -> dict[str, Any]:
        slug = name.lower()
        place = Neighbourhood.objects.create(
            name=name, slug=slug, core_village="Pijnacker", latitude=52.02, longitude=4.43
        )
        hall = Location.objects.create(name=f"Zaal {name}", kind="hall", neighbourhood=place)
        club = Organisation.objects.create(name=f"Club {name}", slug=slug)
        listing = Listing.objects.create(
            name=name,
            slug=slug,
            kind="initiatief",
            summary="Voor iedereen.",
            neighbourhood=place,
            location=hall,
            organisation=club,
        )
        activity = Activity.objects.create(listing=listing, title=name)
        for fact in (place, hall, club, listing, activity):
            fact.save_revision(clean=False)
        return {type(fact)._meta.model_name: fact for fact in (place, hall, club, listing, activity)}

    def person(self, letter: str, group: str) -> Any:
        user = get_user_model().objects.create(username=letter)
        user.groups.add(Group.objects.get(name=group))
        if letter in "WV":
            TeamMember.objects.create(user=user, neighbourhood=self.here["neighbourhood"])
        return get_user_model().objects.get(pk=user.pk)

    def arguments(self, route: Route, facts: dict[str, Any]) -> dict[str, Any]:
        """What the address asks for; 1 for what nobody here has."""
        space = route.name.split(":")[0].replace("wagtailsnippetchoosers_", "wagtailsnippets_")
        given = {name: self.named.get(name, 1) for name in route.parameters}
        if space == "wagtail_bulk_action":
            given |= {"app_label": "directory", "model_name": "listing"}
        if space == "wagtailsettings":
            given["model_name"] = "sitesettings"
        if "pk" in given:
            fact = facts.get(space.removeprefix(FACTS))
            given["pk"] = fact.pk if fact else self.pk_by_space.get(space, 1)
            if fact and "revision_id" in given:
                given["revision_id"] = fact.latest_revision_id
            if route.name == "directory_confirm":
                given["pk"] = facts["listing"].pk
            if space == "wagtailadmin_api":
                given["pk"] = self.pk_by_api[route.name.split(":")[1]]
            if "task" in route.name and space == "wagtailadmin_workflows":
                given["pk"] = self.task
        return given

    def asked_for(self, route: Route, facts: dict[str, Any]) -> int:
        """What an address without a number in it is asked for."""
        space, *rest = route.name.split(":")
        return self.pk_by_api[rest[0]] if space == "wagtailadmin_api" else facts["listing"].pk

    def who(self, route: Route, facts: dict[str, Any]) -> str:
        arguments = self.arguments(route, facts)
        query = {"id": str(self.asked_for(route, facts))}
        anonymous = gets_in(route, AnonymousUser(), arguments, query)
        if anonymous:
            return "*"
        letters = [letter for letter, user in self.people.items() if gets_in(route, user, arguments, query)]
        return " ".join(letters) or "-"

    def matrix(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for route in routes():
            if not route.is_for_editors:
                found[route.name] = "*"
                continue
            found[route.name] = self.who(route, self.here)
            is_a_fact = (
                route.name.startswith(FACTS) and route.name.split(":")[0].removeprefix(FACTS) in self.here
            )
            if route.name == "directory_confirm" or (is_a_fact and "pk" in route.parameters):
                found[route.name + ELSEWHERE] = self.who(route, self.elsewhere)
        return found


def test_everybody_gets_where_the_matrix_says_and_nowhere_else() -> None:
    written = yaml.safe_load(MATRIX.read_text())
    found = World().matrix()

    new = {name: who for name, who in found.items() if name not in written}
    gone = {name for name in written if name not in found}
    changed = {
        name: (written[name], found[name]) for name in set(written) - gone if found[name] != written[name]
    }
    assert new == {}, f"say in route_matrix.yaml who may come here:\n{yaml.safe_dump(new, width=1000)}"
    assert gone == set(), f"these addresses are gone: {sorted(gone)}"
    assert changed == {}, f"written, and found: {changed}"
