"""What editors can find, by kind, each limited to what the user may open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem, SubmenuMenuItem, admin_menu, reports_menu
from wagtail.models import Page
from wagtail.permissions import policy_registry

from core.help.guide import editors_guide
from methode.models import Term
from search.admin.finder.matching import Candidate
from search.models import Synonym
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    Listing,
    Location,
    Neighbourhood,
    Organisation,
    Question,
    SearchWord,
    Theme,
)
from wijken.upkeep.models import Correction, Proposal, VolunteerOffer

Find = Callable[[HttpRequest], Iterator[Candidate]]


@dataclass(frozen=True, slots=True)
class FindableKind:
    """One kind of result: its heading, its icon, and everything of it that this user may open."""

    heading: str | Promise
    icon: str
    candidates: Find


def mine(model: type[Model], request: HttpRequest) -> QuerySet:
    policy = policy_registry.get_by_type(model)
    return policy.instances_user_has_permission_for(request.user, "change")


def snippets(model: type[Model], title: str, note: str = "", *other: str) -> Find:
    """Rows of a snippet; ``title``, ``note`` and ``other`` are names of fields, also of related rows."""

    def find(request: HttpRequest) -> Iterator[Candidate]:
        address = edit_address(model)
        fields = [title, *([note] if note else []), *other]
        for pk, name, *rest in mine(model, request).order_by(title).values_list("pk", *fields):
            about, words = (rest[0], rest[1:]) if note else ("", rest)
            yield Candidate(str(name), address(pk), about or "", " ".join(filter(None, [about, *words])))

    return find


def edit_address(model: type[Model]) -> Callable[[int], str]:
    """Faster than reversing a URL for each of thousands of rows."""
    route = model.snippet_viewset.get_url_name("edit")  # type: ignore[attr-defined]
    before, after = reverse(route, args=["0"]).rsplit("/0/", 1)
    return lambda pk: f"{before}/{pk}/{after}"


def pages(request: HttpRequest) -> Iterator[Candidate]:
    """Pages in every language, with the title of their parent where editors would tell them apart by it."""
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(request.user, "change")
    address = reverse("wagtailadmin_pages:edit", args=[0])
    rows = editable.order_by("path").values_list("pk", "draft_title", "locale__language_code", "slug")
    for pk, title, language, slug in rows:
        note = "" if language == request.LANGUAGE_CODE else language.upper()
        yield Candidate(title, address.replace("/0/", f"/{pk}/"), note, slug)


def submissions(request: HttpRequest) -> Iterator[Candidate]:
    """What residents sent and nobody answered yet."""
    for model, note, route, title, text in (
        (Correction, _("melding"), "meldingen:answer", "listing_name", "text"),
        (Proposal, _("voorstel"), "voorstellen:answer", "name", "summary"),
        (VolunteerOffer, _("wil helpen"), "helpers:answer", "listing_name", "vacancy_title"),
    ):
        unanswered = mine(model, request).open()  # type: ignore[attr-defined]
        for pk, name, words in unanswered.values_list("pk", title, text):
            yield Candidate(name, reverse(route, args=[pk]), str(note), words)


def screens(request: HttpRequest) -> Iterator[Candidate]:
    """What the menu and the reports lead to."""
    menu = leaves(admin_menu.menu_items_for_request(request), request)
    for item in (*menu, *reports_menu.menu_items_for_request(request)):
        url = item.render_component(request).url
        if url and url != "#":
            yield Candidate(str(item.label), url, "", str(getattr(item, "answers", "")))


def leaves(items: list[MenuItem], request: HttpRequest) -> Iterator[MenuItem]:
    for item in items:
        if isinstance(item, SubmenuMenuItem):
            yield from leaves(item.menu.menu_items_for_request(request), request)
        else:
            yield item


def words(request: HttpRequest) -> Iterator[Candidate]:
    for model in (Theme, Audience, AccessFeature, Question, SearchWord):
        yield from snippets(model, "name")(request)
    yield from snippets(Synonym, "words")(request)


def chapters(request: HttpRequest) -> Iterator[Candidate]:
    """What the guide explains, by every word in it."""
    for chapter in editors_guide().chapters:
        url = reverse("core_help_chapter", args=[chapter.slug])
        yield Candidate(chapter.title, url, chapter.for_whom, chapter.text)


FINDABLE_KINDS = (
    FindableKind(_("Vermeldingen"), "clipboard-list", snippets(
        Listing, "name", "neighbourhood__name", "other_names", "organisation__name", "location__name",
        "search_words",
    )),
    FindableKind(_("Activiteiten"), "date", snippets(Activity, "title", "listing__name")),
    FindableKind(_("Aanbieders"), "group", snippets(
        Organisation, "name", "neighbourhood__name", "other_names",
    )),
    FindableKind(_("Plekken"), "home", snippets(Location, "name", "street_address", "postcode", "town")),
    FindableKind(_("Wijken"), "site", snippets(Neighbourhood, "name", "core_village", "other_names")),
    FindableKind(_("Pagina's en verhalen"), "doc-empty", pages),
    FindableKind(_("Begrippen"), "help", snippets(Term, "name")),
    FindableKind(_("Van bewoners"), "comment", submissions),
    FindableKind(_("Woorden"), "tag", words),
    FindableKind(_("Schermen"), "desktop", screens),
    FindableKind(_("Zo werkt het"), "help", chapters),
)  # fmt: skip
