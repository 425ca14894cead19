"""Report of difficult words that the glossary does not explain: where they occur, with a link to add each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.snippets.views.snippets import CreateView

from core.content_checks.page_text import draft_of
from core.content_checks.rules import words_without_explanation
from core.permissions.users import AnyUser
from methode.glossary.explained_terms import forms_of_all_words

PERMISSION = "methode.add_term"
MOST_PAGES = 500
"""The most recently changed pages; reading this many takes about a second."""
MOST_WORDS = 200
MOST_SHOWN = 5
LANGUAGE = "nl"
"""Difficult words can only be recognised in Dutch."""


@dataclass(frozen=True)
class DifficultWord:
    """An unexplained word, and the pages that use it, by title."""

    word: str
    pages: list[Page]

    @property
    def shown(self) -> list[Page]:
        return self.pages[:MOST_SHOWN]

    @property
    def more(self) -> int:
        return max(len(self.pages) - MOST_SHOWN, 0)

    @property
    def explain_url(self) -> str:
        """The form for a new term, with the word filled in."""
        return f"{reverse('wagtailsnippets_methode_term:add')}?{urlencode({'woord': self.word})}"


def difficult_words_in(pages: Iterable[Page], today: date) -> list[DifficultWord]:
    """Sorted by the number of pages."""
    explained: frozenset[str] | None = None
    found: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        if explained is None:
            explained = frozenset(forms_of_all_words(page))
        for finding in words_without_explanation(draft_of(page, today, explained)):
            found[finding.quote].append(page)
    words = [DifficultWord(word, sorted(using, key=lambda page: page.title)) for word, using in found.items()]
    return sorted(words, key=lambda each: (-len(each.pages), each.word))


def pages_for(user: AnyUser) -> list[Page]:
    """Published pages that ``user`` may change, last changed first; a few queries per page type."""
    may_change = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    locale = Locale.objects.get(language_code=LANGUAGE)
    pages = Page.objects.live().filter(pk__in=may_change.values("pk"), locale=locale)
    found = list(pages.order_by("-latest_revision_created_at")[:MOST_PAGES].specific())
    for page in found:
        page.locale = locale  # otherwise queried for each page
    return found


@require_safe
@permission_required(PERMISSION)
def difficult_words(request: HttpRequest) -> HttpResponse:
    pages = pages_for(request.user)
    words = difficult_words_in(pages, timezone.localdate())
    return TemplateResponse(
        request,
        "wagtailadmin/methode/difficult_words.html",
        {
            "words": words[:MOST_WORDS],
            "number_of_pages": len(pages),
            "number_of_words": len(words),
            "page_title": _("Moeilijke woorden"),
            "header_title": _("Moeilijke woorden"),
            "header_icon": "help",
        },
    )


def may_explain(user: AnyUser) -> bool:
    return bool(user.has_perm(PERMISSION))


class ExplainWord(CreateView):
    """Add a term, prefilled with the word from the report."""

    def get_initial(self) -> dict[str, object]:
        word = self.request.GET.get("woord", "")[:80].strip()
        return super().get_initial() | ({"name": word.capitalize(), "slug": slugify(word)} if word else {})
