"""Stories and listings on pages of the method, for one's own neighbourhood."""

from collections.abc import Callable

from methode.models import MethodPage, WorkFormIndexPage, WorkFormPage
from tests.wijken.conftest import Town
from wijken.directory.models import Hook
from wijken.models import StoryPage

Read = Callable[..., str]
STEP = "/methode/stap-3/"


def tell(town: Town, title: str) -> StoryPage:
    story = town.story(title)
    story.steps = [town.step]
    listing = town.listing(f"Plek van {title}")
    listing.hooks.add(Hook(text="Hier zijn veel ouders."))
    listing.save()
    story.listings = [listing]
    story.save()
    return story


def test_a_step_shows_the_stories_and_listings_of_the_chosen_neighbourhood(town: Town, read: Read) -> None:
    tell(town, "Samen eten")
    for wijk in ("", "noord"):
        html = read(STEP, wijk=wijk)
        assert "Samen eten" in html and "Plek van Samen eten" in html
    west = read(STEP, wijk="west")
    assert "Samen eten" not in west
    assert "Uit West is er bij dit onderdeel nog geen verhaal." in west


def test_who_chose_a_neighbourhood_sees_whom_to_call_there(town: Town, read: Read) -> None:
    tell(town, "Samen eten")
    assert "Vraag het in je wijk" not in read(STEP)
    html = read(STEP, wijk="noord")
    assert "Vraag het in je wijk" in html and "015-0000101" in html


def test_an_unknown_neighbourhood_gives_the_ordinary_page(town: Town, read: Read) -> None:
    tell(town, "Samen eten")
    for value in ("onbekend", "<script>", "\x00", "a" * 5000):
        assert read(STEP, wijk=value) == read(STEP), value


def test_choosing_a_neighbourhood_keeps_the_way_of_reading(town: Town, read: Read) -> None:
    tell(town, "Samen eten")
    assert '<input type="hidden" name="als" value="inwoner">' in read(STEP, als="inwoner")
    assert 'name="als"' not in read(STEP, als="onzin")


def test_a_professional_sees_where_to_link_up(town: Town, read: Read) -> None:
    tell(town, "Samen eten")
    assert "Hier zijn veel ouders." in read(STEP, als="professional")
    assert "Hier zijn veel ouders." not in read(STEP)


def test_a_listing_is_shown_at_its_linked_step_even_without_a_story(town: Town, read: Read) -> None:
    town.listing("Zonder haakje")
    for name, place in (("Breiclub", town.north), ("Voedselbank", town.west), ("Bel een buur", None)):
        listing = town.listing(name, neighbourhood=place)
        listing.hooks = [Hook(text="Heeft tijd."), Hook(text=f"{name} kent iedereen.", step=town.step)]
        listing.save()
    html = read(STEP, als="professional")
    assert "Zonder haakje" not in html
    for name in ("Breiclub", "Voedselbank", "Bel een buur"):
        assert f"{name} kent iedereen." in html
    west = read(STEP, wijk="west")
    assert "Voedselbank" in west and "Bel een buur" in west and "Breiclub" not in west
    Hook.objects.filter(listing__name="Voedselbank").update(step=None)
    assert "Voedselbank" not in read(STEP, wijk="west")


def test_a_work_form_shows_the_stories_in_which_it_was_used(town: Town, read: Read) -> None:
    index = MethodPage.objects.get().add_child(
        instance=WorkFormIndexPage(title="Werkvormen", slug="werkvormen")
    )
    form = index.add_child(instance=WorkFormPage(title="Buurttafel", slug="buurttafel"))
    story = tell(town, "Samen eten")
    story.work_forms = [form]
    story.save()
    assert "Samen eten" in read("/methode/werkvormen/buurttafel/")


def test_a_resident_reads_about_the_neighbourhoods_before_the_details(town: Town, read: Read) -> None:
    tell(town, "Samen eten")
    resident, other = read(STEP, als="inwoner"), read(STEP)
    assert resident.index('id="in-de-wijken"') < resident.index('id="wat-doe-je"')
    assert other.index('id="in-de-wijken"') > other.index('id="wat-doe-je"')
