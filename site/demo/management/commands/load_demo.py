from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.models import BasePage
from demo import accounts, english, facts, method, pages, words
from demo.models import DemoLoad
from demo.read import read
from demo.upkeep import Upkeep
from search.indexing import rebuild
from search.keeping_in_step import paused
from wijken.directory.models import Listing


class Command(BaseCommand):
    help = "Fill an empty database with the example content. Run again: everything stays as it was edited."

    def handle(self, *args: Any, **options: Any) -> None:
        if DemoLoad.objects.exists():
            self.stdout.write("De voorbeeldinhoud staat er al; wat je veranderde, blijft staan.")
        elif self.holds_other_content():
            raise CommandError("Deze database heeft al eigen inhoud. De voorbeeldinhoud komt er niet bij.")
        else:
            self.load()
            self.stdout.write("De voorbeeldinhoud is geladen.")
        if settings.SECRET_KEY.startswith("only-for"):
            self.print_logins()

    def holds_other_content(self) -> bool:
        """Anything beside the welcome page that Wagtail itself makes."""
        pages_of_ours = any(model.objects.exists() for model in all_page_models())
        return pages_of_ours or Listing.objects.exists() or Page.objects.filter(depth__gt=2).exists()

    @transaction.atomic
    def load(self) -> None:
        """All or nothing. References are counted once, at the end, instead of at every save."""
        with disable_reference_index_auto_update(), paused():
            self.build()
        call_command("rebuild_references_index", verbosity=0)
        DemoLoad.objects.create()
        # wagtail-localize publishes at commit, from copies that do not know the children of a page yet.
        transaction.on_commit(Page.fix_tree)
        transaction.on_commit(rebuild)

    def build(self) -> None:
        social_map, areas, content = read("sociale_kaart"), read("wijken")["wijken"], read("paginas")
        in_english = read("engels")
        Locale.objects.get_or_create(language_code="nl")
        call_command("setup_roles", verbosity=0)
        words.build_words(social_map["taxonomie"], in_english["woorden"])
        words.build_synonyms(read("zoekwoorden")["zoekwoorden"])
        words.build_questions(content["start"]["vragen"], in_english["paginas"], everywhere=True)
        for area in areas:
            words.build_questions(area["vragen_van_bewoners"], in_english["paginas"], everywhere=False)
        facts.build_holidays()
        neighbourhoods = facts.build_neighbourhoods(areas)
        organisations = facts.build_organisations(social_map["organisaties"], neighbourhoods)
        listings = facts.build_listings(
            social_map["vermeldingen"], neighbourhoods, organisations, in_english["vermeldingen"]
        )
        home = pages.build_home(content)
        pages.build_social_map(home)
        pages.build_agenda(home)
        neighbourhood_pages = pages.build_neighbourhood_pages(home, areas, neighbourhoods)
        method.build_method(home, read("methode"))
        facts.tie_hooks(social_map["vermeldingen"], listings)
        pages.build_progress(areas, neighbourhoods)
        pages.build_stories(read("praktijkverhalen")["verhalen"], neighbourhood_pages, listings)
        pages.build_standard_pages(home, content)
        pages.add_entrances(home, content)
        english.build_english(in_english["paginas"])
        # Once more: now there are pages in other languages, and neighbourhoods with stories.
        call_command("setup_roles", verbosity=0)
        accounts.build_accounts()
        Upkeep(timezone.now(), listings, neighbourhoods).build(read("bijhouden"))

    def print_logins(self) -> None:
        self.stdout.write("\nInloggen op /beheer/ (alleen voor dit voorbeeld):")
        for account in accounts.ACCOUNTS:
            self.stdout.write(f"  {account.username:<13} wachtwoord: {account.password}")


def all_page_models() -> list[type[BasePage]]:
    return [model for model in BasePage.__subclasses__() if not model._meta.abstract]
