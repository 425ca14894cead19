from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.management.example_command import ExampleCommand
from core.models import BasePage
from crisis_help import initial_data
from demo import accounts, directory, method, pages, translations, vocabulary
from demo.content_files import read
from demo.models import DemoLoad
from demo.upkeep import Upkeep
from search.index.signals import paused
from search.index.writer import rebuild
from wijken.directory.models import Listing


class Command(ExampleCommand):
    help = "Load the demo content into an empty database. Running it again keeps what was edited."

    def handle(self, *args: object, **options: object) -> None:
        if DemoLoad.objects.exists():
            self.stdout.write("De voorbeeldinhoud staat er al; wat je veranderde, blijft staan.")
        elif self.holds_other_content():
            raise CommandError("Deze database heeft al eigen inhoud. De voorbeeldinhoud komt er niet bij.")
        else:
            self.load()
            self.stdout.write("De voorbeeldinhoud is geladen.")
        self.print_logins()

    def holds_other_content(self) -> bool:
        """Whether there is anything but Wagtail's own welcome page."""
        pages_of_ours = any(model.objects.exists() for model in all_page_models())
        return pages_of_ours or Listing.objects.exists() or Page.objects.filter(depth__gt=2).exists()

    @transaction.atomic
    def load(self) -> None:
        """In one transaction. The reference index is built once, at the end, instead of at every save."""
        with disable_reference_index_auto_update(), paused():
            self.build()
        call_command("rebuild_references_index", verbosity=0)
        DemoLoad.objects.create()
        transaction.on_commit(rebuild)

    def build(self) -> None:
        social_map, areas, content = read("sociale_kaart"), read("wijken")["wijken"], read("paginas")
        in_english = read("engels")
        Locale.objects.get_or_create(language_code="nl")
        call_command("setup_roles", verbosity=0)
        vocabulary.build_words(social_map["taxonomie"], in_english["woorden"])
        vocabulary.build_synonyms()
        vocabulary.build_foreign_words()
        vocabulary.build_questions(content["start"]["vragen"], in_english["paginas"], everywhere=True)
        for area in areas:
            vocabulary.build_questions(area["vragen_van_bewoners"], in_english["paginas"], everywhere=False)
        initial_data.fill(example=True)
        directory.build_holidays()
        neighbourhoods = directory.build_neighbourhoods(areas)
        organisations = directory.build_organisations(social_map["organisaties"], neighbourhoods)
        listings = directory.build_listings(
            social_map["vermeldingen"],
            neighbourhoods,
            organisations,
            in_english["vermeldingen"],
            read("wij_zoeken")["wij_zoeken"],
        )
        home = pages.build_home(content, in_english["paginas"])
        pages.build_social_map(home)
        pages.build_agenda(home)
        neighbourhood_pages = pages.build_neighbourhood_pages(home, areas, neighbourhoods)
        method.build_method(home, read("methode"))
        directory.tie_hooks(social_map["vermeldingen"], listings)
        pages.build_progress(areas, neighbourhoods)
        pages.build_stories(read("praktijkverhalen")["verhalen"], neighbourhood_pages, listings)
        pages.build_standard_pages(home, content["paginas"])
        pages.add_entrances(home, content)
        translations.build_english(in_english["paginas"])
        # Once more, now that there are translated pages and neighbourhoods with stories.
        call_command("setup_roles", verbosity=0)
        accounts.build_accounts()
        Upkeep(timezone.now(), listings, neighbourhoods).build(read("bijhouden"))

    def print_logins(self) -> None:
        self.stdout.write("\nInloggen op /beheer/ (alleen voor dit voorbeeld):")
        for account in accounts.ACCOUNTS:
            self.stdout.write(f"  {account.username:<13} wachtwoord: {account.password}")


def all_page_models() -> list[type[BasePage]]:
    return [model for model in BasePage.__subclasses__() if not model._meta.abstract]
