"""What an empty site needs before its editors can begin: first pages, roles, and words to search by."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from config.roles import set_up_roles
from core.models import BasePage, HomePage, SiteSettings
from demo import facts, pages, words
from demo.read import read
from methode.models import GlossaryPage, MethodPage, WorkFormIndexPage
from wijken.directory.models import Theme
from wijken.models import NeighbourhoodIndexPage


def has_begun() -> bool:
    """There are pages of ours, or words that somebody chose."""
    return any(model.objects.exists() for model in (HomePage, Theme))


@transaction.atomic
def begin() -> None:
    """All or nothing. What still needs an editor's text is not public yet."""
    with override(settings.LANGUAGE_CODE):
        set_up_roles()
        home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug="start")
        SiteSettings.objects.create(
            site=pages.put_in_place(home, settings.WAGTAIL_SITE_NAME), name=settings.WAGTAIL_SITE_NAME
        )
        home.save_revision().publish()
        pages.build_social_map(home)
        pages.build_agenda(home)
        pages.add_page(home, NeighbourhoodIndexPage(title=_("Wijken"), slug="wijken", show_in_menus=True))
        method = draft(home, MethodPage(title=_("De methode"), slug="methode", show_in_menus=True))
        draft(method, WorkFormIndexPage(title=_("Werkvormen"), slug="werkvormen"))
        draft(method, GlossaryPage(title=_("Begrippen"), slug="begrippen"))
        first_words()
        set_up_roles()
    call_command("rebuild_search", verbosity=0)


def draft(parent: BasePage, page: BasePage) -> BasePage:
    page.live, page.has_unpublished_changes = False, True
    parent.add_child(instance=page)
    page.save_revision()
    return page


def first_words() -> None:
    """The word lists, questions and holidays of the example are real: only its listings are made up."""
    english = read("engels")
    words.build_words(read("sociale_kaart")["taxonomie"], english["woorden"])
    words.build_synonyms(read("zoekwoorden")["zoekwoorden"])
    words.build_questions(read("paginas")["start"]["vragen"], english["paginas"], everywhere=True)
    facts.build_holidays()
