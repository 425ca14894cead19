"""All difficult words on the site that nobody explains: where they stand, and one click to explain each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.snippets.views.snippets import CreateView

from core.content_checks.reading_a_page import draft_of
from core.content_checks.rules import words_without_explanation
from methode.explained_words import forms_of_all_words

PERMISSION = "methode.add_term"
MOST_PAGES = 500
"""The pages that changed last; reading them takes about a second."""
MOST_WORDS = 200
MOST_SHOWN = 5
LANGUAGE = "nl"
"""What is difficult is known of Dutch alone."""


@dataclass(frozen=True)
class DifficultWord:
    """A word that no entry explains, and the pages that use it, by title."""

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
        """A new entry with the word filled in."""
        return f"{reverse('wagtailsnippets_methode_term:add')}?{urlencode({'woord': self.word})}"


def difficult_words_in(pages: Iterable[Page], today: date) -> list[DifficultWord]:
    """Those on most pages first."""
    explained: frozenset[str] | None = None
    found: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        if explained is None:
            explained = frozenset(forms_of_all_words(page))
        for finding in words_without_explanation(draft_of(page, today, explained)):
            found[finding.quote].append(page)
    words = [DifficultWord(word, sorted(using, key=lambda page: page.title)) for word, using in found.items()]
    return sorted(words, key=lambda each: (-len(each.pages), each.word))


def pages_for(user: Any) -> list[Page]:
    """What is on the site and ``user`` may change, the last changed first; a few queries per kind of page."""
    may_change = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    locale = Locale.objects.get(language_code=LANGUAGE)
    pages = Page.objects.live().filter(pk__in=may_change.values("pk"), locale=locale)
    found = list(pages.order_by("-latest_revision_created_at")[:MOST_PAGES].specific())
    for page in found:
        page.locale = locale  # else asked for again with each page
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


class DifficultWordsMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(
            _("Moeilijke woorden"), reverse("methode_difficult_words"), icon_name="help", order=940
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(PERMISSION))


class ExplainWord(CreateView):
    """A new entry of the glossary, with the word that somebody came from."""

    def get_initial(self) -> dict[str, Any]:
        word = self.request.GET.get("woord", "")[:80].strip()
        return super().get_initial() | ({"name": word.capitalize(), "slug": slugify(word)} if word else {})
