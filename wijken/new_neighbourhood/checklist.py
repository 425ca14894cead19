"""What a neighbourhood has, and what is missing, each with the screen where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail.permissions import policy_registry

from core.permissions.users import AnyUser
from wijken.directory.models import Activity, Listing, Neighbourhood, TeamMember
from wijken.models import StoryPage
from wijken.new_neighbourhood.creation import may_make_pages, page_of, stories_of


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line. ``url`` is where this user can do it; empty if they may not."""

    title: str
    is_done: bool
    note: str = ""
    url: str = ""
    label: str = ""


class Checklist:
    """The state of ``place`` for one user. Drafts count for texts; visitors must see the rest."""

    def __init__(self, place: Neighbourhood, user: AnyUser) -> None:
        self.place, self.user = place, user
        self.draft = place.get_latest_revision_as_object()
        self.page = page_of(place)
        self.page_draft = self.page.get_latest_revision_as_object() if self.page else None
        self.stories = stories_of(self.page)
        self._finder = AdminURLFinder(user)

    @property
    def may_make(self) -> bool:
        """Whether pages are missing, and this user may make them."""
        return (self.page is None or self.stories is None) and may_make_pages(self.user)

    @property
    def is_public(self) -> bool:
        return bool(self.place.live and self.page and self.page.live and self.stories and self.stories.live)

    @property
    def may_publish(self) -> bool:
        """Everything is there, and this user may publish each part of it that is not public yet."""
        if self.is_public or not (self.page and self.stories) or self.place.workflow_in_progress:
            return False
        policy = policy_registry.get_by_type(Neighbourhood)
        pages = [page for page in (self.page, self.stories) if not page.live]
        return (
            self.place.live or policy.user_has_permission_for_instance(self.user, "publish", self.place)
        ) and all(_can_publish(page, self.user) for page in pages)

    def parts(self) -> Iterator[ChecklistItem]:
        place, draft, page = self.place, self.draft, self.page_draft
        on_page, on_record = self._edit(self.page), self._edit(place)
        yield ChecklistItem(_("Wijkpagina"), page is not None, url=on_page, label=_("Bekijk"))
        if page:
            yield ChecklistItem(
                _("Inleiding van de pagina"), bool(page.intro), url=on_page, label=_("Schrijf")
            )
            yield ChecklistItem(_("Foto"), page.image is not None, _("Mag leeg blijven"), on_page, _("Kies"))
        yield ChecklistItem(
            _("Overzicht van verhalen"),
            self.stories is not None,
            _("Zonder dit overzicht kan niemand een verhaal schrijven"),
            self._edit(self.stories),
            _("Bekijk"),
        )
        yield ChecklistItem(
            _("Omtrek op de kaart"),
            bool(draft.outline),
            _("Zonder omtrek gebruikt de site alleen het midden"),
            on_record,
            _("Voeg toe"),
        )
        yield ChecklistItem(
            _("Postcodes"),
            bool(draft.postcode_areas.all()),
            _("Voor wie op postcode zoekt"),
            on_record,
            _("Vul in"),
        )
        can_be_asked = bool(draft.contact_phone or draft.contact_email)
        yield ChecklistItem(_("Wie kun je bellen"), can_be_asked, url=on_record, label=_("Vul in"))
        yield ChecklistItem(
            _("Team"),
            place.team.exists(),
            _("Wie houdt de wijk bij?"),
            self._add(TeamMember, neighbourhood=place.pk),
            _("Kies wie"),
        )
        yield from self._first_ones()

    def _first_ones(self) -> Iterator[ChecklistItem]:
        listing = _newest(Listing._base_manager.filter(neighbourhood=self.place))
        yield self._first(_("Eerste vermelding"), listing, self._add(Listing, neighbourhood=self.place.pk))
        activity = _newest(Activity._base_manager.filter(listing__neighbourhood=self.place))
        yield self._first(
            _("Eerste activiteit"),
            activity,
            self._add(Activity, listing=listing.pk) if listing else "",
            "" if listing else _("Kan als er een vermelding is"),
        )
        stories = StoryPage.objects.child_of(self.stories) if self.stories else StoryPage.objects.none()
        may_write = bool(self.stories and self.stories.permissions_for_user(self.user).can_add_subpage())
        url = (
            reverse("wagtailadmin_pages:add", args=["wijken", "storypage", self.stories.pk])
            if self.stories and may_write
            else ""
        )
        yield self._first(
            _("Eerste verhaal"),
            _newest(stories),
            url,
            "" if self.stories else _("Kan als er een overzicht van verhalen is"),
        )

    def _first(self, title: str, newest: Model | None, add_url: str, note: str = "") -> ChecklistItem:
        if newest is None:
            return ChecklistItem(title, False, note, add_url, _("Maak"))
        live = bool(newest.live)  # type: ignore[attr-defined]
        note = "" if live else _("Er is een concept. Het staat nog niet op de site")
        return ChecklistItem(title, live, note, self._edit(newest), _("Bekijk"))

    def _edit(self, thing: Model | None) -> str:
        return (self._finder.get_edit_url(thing) or "") if thing else ""

    def _add(self, model: type[Model], **filled_in: int) -> str:
        if not policy_registry.get_by_type(model).user_has_permission(self.user, "add"):
            return ""
        url = reverse(model.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]
        return f"{url}?{'&'.join(f'{name}={key}' for name, key in filled_in.items())}"


def _newest(rows: object) -> Model | None:
    """What visitors see first, then the newest."""
    newest: Model | None = rows.order_by("-live", "-pk").first()  # type: ignore[attr-defined]
    return newest


def _can_publish(page: Page, user: AnyUser) -> bool:
    may = page.permissions_for_user(user)
    return bool(may.can_publish() and not may.page_locked() and not page.workflow_in_progress)
