"""The request for each admin URL, and what each user reads in the response."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Site, Task, Workflow

from tests.config.route_world import ELSEWHERE, HERE, LETTERS, WORDS, World
from tests.config.routes import Answered, Browser, Route, routes

FACTS = "wagtailsnippets_directory_"
OF_A_FACT = ("directory_confirm", "directory_merge", "directory_merge_with", "wijken_checklist")
FAILS_ON_PURPOSE = {"wagtailadmin_error_test"}
SCRIPT = 'href="javascript:'


class Visits:
    def __init__(self) -> None:
        self.world = World()
        self.browsers = {letter: Browser(user) for letter, user in self.world.people.items()}
        self.stranger = Browser()
        self.superuser = Browser(get_user_model().objects.create_superuser("S"))
        self.problems: list[str] = []

    def arguments(self, route: Route, where: str) -> dict[str, Any]:
        world, facts = self.world, self.world.facts[where]
        space, *rest = route.name.replace("wagtailsnippetchoosers_", "wagtailsnippets_").split(":")
        view = rest[-1] if rest else space
        by_name = {
            "page_id": world.page.pk,
            "parent_page_id": world.home.pk,
            "page_to_move_id": world.page.pk,
            "page_pk": world.page.pk,
            "destination_id": world.home.pk,
            "object_id": world.page.pk,
            "revision_id": world.page.latest_revision_id,
            "revision_id_a": "live",
            "revision_id_b": "latest",
            "content_type_app_name": "core",
            "content_type_model_name": "standardpage",
            "app_label": "core",
            "model_name": "sitesettings" if space == "wagtailsettings" else "standardpage",
            "app_name": "core",
            "action": "delete",
            "action_name": "approve",
            "document_id": world.document.pk,
            "doc_id": world.document.pk,
            "image_id": world.picture.pk,
            "redirect_id": world.redirect.pk,
            "translation_id": world.translation.pk,
            "translation_source_id": world.source.pk,
            "filter_spec": "width-100",
            "mode": "",
        }
        segment = world.source.stringsegment_set.first()
        by_name["string_segment_id"] = segment.pk if segment else 1
        given = {name: by_name.get(name, 1) for name in route.parameters}
        thing = self.thing(space, view, facts)
        models = {
            "wagtail_bulk_action": ("directory", "listing"),
            "wagtail_localize": ("methode", "term"),
            "wagtailadmin_workflows": ("wagtailcore", "groupapprovaltask"),
            "wagtailadmin_tag_model_autocomplete": ("directory", "searchword"),
        }
        if space in models:
            given |= dict(zip(("app_label", "model_name"), models[space], strict=True))
            given["app_name"] = models[space][0]
        if route.name == "wagtailadmin_pages:convert_alias":
            given["page_id"] = world.alias.pk
        if route.name == "core_tasks":
            given["name"] = "due-checks"
        if route.name == "core_help_chapter":
            given["slug"] = "het-startscherm"
        if "kind" in given:
            given["kind"] = "vermelding"
        if "other" in given:
            given["other"] = facts["listing"].pk
        if "pk" in given:
            given["pk"] = getattr(thing, "pk", 1)
        flows = world.workflows
        flow = flows.get(thing) if thing in flows else flows[world.page]
        if hasattr(thing, "latest_revision_id") and space != "wagtailadmin_pages":
            given |= {"revision_id": thing.latest_revision_id} if "revision_id" in given else {}
        for name in {"task_state_id", "workflow_state_id", "task_id"} & set(given):
            given[name] = {
                "task_state_id": flow.current_task_state_id,
                "workflow_state_id": flow.pk,
                "task_id": flow.current_task_state.task_id,
            }[name]
        return given

    def thing(self, space: str, view: str, facts: dict[str, Any]) -> Any:
        """The object that ``pk`` in a URL refers to."""
        world = self.world
        where = HERE if facts is world.facts[HERE] else ELSEWHERE
        model = space.removeprefix(FACTS)
        if space.startswith(FACTS):
            return facts.get(model) or world.words.get(model)
        if space in world.crisis:
            return world.crisis[space]
        if space in world.sent[where]:
            return world.sent[where][space]
        if space == "wagtailadmin_workflows":
            return Task.objects.first() if "task" in view else Workflow.objects.first()
        if space == "wagtailadmin_api":
            return {"documents": world.document, "images": world.picture}.get(view, world.page)
        return {
            "directory_confirm": facts["listing"],
            "directory_merge": facts["listing"],
            "directory_merge_with": facts["listing"],
            "wijken_checklist": facts["neighbourhood"],
            "directory_import": world.upload,
            "wagtailadmin_collections": world.collection,
            "wagtaillocales": world.english,
            "wagtailsites": Site.objects.first(),
            "wagtailusers_users": world.stranger,
            "wagtailusers_groups": Group.objects.first(),
            "second_factor_take_off": world.stranger,
            "wagtailsnippets_methode_term": world.term,
            "wagtailsnippets_search_synonym": world.synonym,
            "wagtailsnippets_search_foreignword": world.foreign_word,
            "wagtailsnippets_wijken_progress": world.progress,
            "wagtailsnippets_upkeep_contact": world.contact,
            "wagtailsnippets_outbox_message": world.message,
            "wagtail_localize": world.term,
            "wagtaildocs_chooser": world.document,
            "wagtailimages_chooser": world.picture,
            "coalition_letter": world.letter,
            "feedback_seen": world.answer,
            "feedback_of_page": world.page,
            "reviews_still_holds": world.page,
            "methode_freeze": world.method,
            "wijken_consent": world.stories[where],
            "core_make_again": world.made_file,
            "links_try_again": world.link,
            "missed_seen": world.missed,
            "searchcount_seen": world.counted,
            "searchcount_belongs_to": world.counted,
            "searchcount_search_word_of": world.counted,
        }.get(space)

    def query(self, route: Route, where: str) -> dict[str, Any]:
        kind, *rest = route.name.split(":")
        if kind == "wagtailadmin_api" and rest[0] in ("documents", "images"):
            return {"id": {"documents": self.world.document, "images": self.world.picture}[rest[0]].pk}
        if kind == "wagtailadmin_api":
            return {"id": self.world.page.pk}
        return {"id": self.world.facts[where]["listing"].pk}

    def who(self, route: Route, where: str, name: str) -> str:
        """The roles that get access; text that a role may not read is reported as a problem."""
        url, query = route.url(self.arguments(route, where)), self.query(route, where)
        if self.stranger.ask(url, query, {}).is_open:
            return "*"
        inside = []
        for letter in LETTERS:
            answered = self.read(letter, name, url, query)
            if answered.is_open:
                inside.append(letter)
        if not inside and self.superuser.ask(url, query, {}).is_open:
            return "S"
        return " ".join(inside) or "nobody"

    def read(self, letter: str, name: str, url: str, query: Any) -> Answered:
        answered = self.browsers[letter].ask(url, query, {"file": SimpleUploadedFile("x.po", b"")})
        if answered.problem and name not in FAILS_ON_PURPOSE:
            self.problems.append(f"{letter} {name} {query}: {answered.problem}")
        for word, readers in WORDS.items():
            if letter not in readers and word in answered.says:
                self.problems.append(f"{letter} {name} {query} shows {word}")
        if SCRIPT in answered.says:
            self.problems.append(f"{letter} {name} {query} links to a script")
        return answered

    def matrix(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for route in routes():
            if not route.is_for_editors:
                found[route.name] = "*"
                continue
            if "*" in route.pattern or route.name in found:
                continue
            found[route.name] = self.who(route, HERE, route.name)
            space = route.name.split(":")[0]
            of_a_fact = space.removeprefix(FACTS) in self.world.facts[HERE] and "pk" in route.parameters
            if of_a_fact or space in (*OF_A_FACT, "wijken_consent", *self.world.sent[HERE]):
                elsewhere = f"{route.name} (elders)"
                if "pk" in route.parameters:
                    found[elsewhere] = self.who(route, ELSEWHERE, elsewhere)
        return found
