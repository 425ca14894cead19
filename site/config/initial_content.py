"""What an empty site needs before editors can begin: first pages, roles, and search vocabulary."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from config.roles import set_up_roles
from core.models import BasePage, HomePage, SiteSettings
from crisis_help import initial_data
from demo import directory, pages, translations, vocabulary
from demo.content_files import read
from demo.tools import build_tools
from methode.models import GlossaryPage, MethodPage, WorkFormIndexPage
from wijken.directory.models import Theme
from wijken.models import NeighbourhoodIndexPage

TRUE_ANYWHERE = ("contact", "toegankelijkheid", "privacy")
"""Pages of the demo that say what holds for every site made with this software."""


def has_begun() -> bool:
    """Whether the site has pages of ours, or vocabulary that somebody chose."""
    return any(model.objects.exists() for model in (HomePage, Theme))


@transaction.atomic
def begin() -> None:
    """In one transaction. Pages that still need an editor's text are drafts."""
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
        build_tools(method, draft)
        draft(method, GlossaryPage(title=_("Begrippen"), slug="begrippen"))
        pages.build_standard_pages(
            home, [entry for entry in read("paginas")["paginas"] if entry["slug"] in TRUE_ANYWHERE]
        )
        translations.build_english(read("engels")["paginas"])
        first_words()
        initial_data.fill()
        set_up_roles()
    call_command("rebuild_search", verbosity=0)


def draft(parent: BasePage, page: BasePage) -> BasePage:
    page.live, page.has_unpublished_changes = False, True
    parent.add_child(instance=page)
    page.save_revision()
    return page


def first_words() -> None:
    """The vocabularies, questions and holidays of the demo are real; only its listings are fictional."""
    english = read("engels")
    vocabulary.build_words(read("sociale_kaart")["taxonomie"], english["woorden"])
    vocabulary.build_synonyms()
    vocabulary.build_foreign_words()
    vocabulary.build_questions(read("paginas")["start"]["vragen"], english["paginas"], everywhere=True)
    directory.build_holidays()
