"""Two buttons behind each row of the report on searches: "hoort bij" and "zoekwoord van"."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.permission_policies import ModelPermissionPolicy

from core.http import SiteRequest
from core.normalization.text import clean_line
from core.permissions.users import AnyUser
from search.admin.dashboard_tasks import may_read
from search.admin.taught_words import delete_url, edit_url, finds_something, make_search_word, make_synonym
from search.models import SearchCount, Synonym
from search.query.search import search
from wijken.directory.models import Listing


def may_make_synonyms(user: AnyUser) -> bool:
    return bool(ModelPermissionPolicy(Synonym).user_has_permission(user, "add"))


def may_make_search_words(user: AnyUser) -> bool:
    """It is on the site at once, so it is for who may publish."""
    return bool(user.has_perm("directory.change_listing") and user.has_perm("directory.publish_listing"))


@require_POST
def belongs_to(request: SiteRequest, pk: int) -> HttpResponse:
    """The words of this row find another word as well."""
    asked = _asked(request, pk, may_make_synonyms(request.user))
    word = clean_line(request.POST.get("target", ""))[:100]
    if not finds_something(word):
        messages.error(
            request,
            _("“%(word)s” vindt niets. Kies één woord dat op de site staat, bijvoorbeeld koffie.")
            % {"word": word},
        )
        return _back()
    synonym = make_synonym(asked.words, word, request.user)
    done = _("“%(asked)s” hoort nu bij “%(word)s”.") % {"asked": asked.words, "word": word}
    buttons = [
        messages.button(edit_url(synonym), _("Bekijk bij Zelfde woorden")),
        messages.button(delete_url(synonym), _("Maak ongedaan")),
    ]
    return _done(request, asked, done, buttons)


@require_POST
def search_word_of(request: SiteRequest, pk: int) -> HttpResponse:
    """The words of this row become a search word of a listing."""
    asked = _asked(request, pk, may_make_search_words(request.user))
    name = clean_line(request.POST.get("target", ""))[:200]
    listing = listings_to_choose(request).filter(name__iexact=name).first()
    if listing is None:
        messages.error(
            request, _("Er is geen vermelding “%(name)s” die jij mag veranderen.") % {"name": name}
        )
        return _back()
    if listing.workflow_in_progress:
        messages.error(
            request,
            _("Een wijziging van “%(name)s” wacht op goedkeuring. Kijk die eerst na.")
            % {"name": listing.name},
            buttons=[messages.button(listing.edit_url, _("Bekijk de vermelding"))],
        )
        return _back()
    lock = listing.get_lock()
    if lock and lock.for_user(request.user):
        messages.error(request, _("“%(name)s” is op slot.") % {"name": listing.name})
        return _back()
    make_search_word(asked.words, listing, request.user)
    done = _("“%(asked)s” is nu een zoekwoord van %(name)s.") % {"asked": asked.words, "name": listing.name}
    return _done(request, asked, done, [messages.button(listing.edit_url, _("Bekijk de vermelding"))])


def listings_to_choose(request: SiteRequest) -> QuerySet[Listing]:
    return Listing.objects.published(request.at).editable_by(request.user).order_by("name")


def _asked(request: SiteRequest, pk: int, may: bool) -> SearchCount:
    """The row, as far as the report shows it."""
    if not (may and may_read(request.user, SearchCount)):
        raise PermissionDenied
    return get_object_or_404(SearchCount.objects.asked_often(), pk=pk)


def _done(request: SiteRequest, asked: SearchCount, done: str, buttons: list[object]) -> HttpResponse:
    """Says what changed, and what the search gives for it now."""
    SearchCount.objects.filter(words=asked.words, seen_at=None).update(seen_at=request.at)
    total = search(asked.words, request.visitor).total
    effect = ngettext(
        "Wie dat zoekt, vindt nu %(total)d resultaat.", "Wie dat zoekt, vindt nu %(total)d resultaten.", total
    ) % {"total": total}
    look = messages.button(
        f"{reverse('search')}?{urlencode({'zoek': asked.words})}", _("Bekijk in de zoekmachine")
    )
    messages.success(request, f"{done} {effect}", buttons=[*buttons, look])
    return _back()


def _back() -> HttpResponse:
    return redirect(f"{reverse('search_report')}?nothing=true")
