"""Generate a municipality of any size, with realistic distributions of words, places, times and choices."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import batched

from django.db import connection
from django.utils import timezone
from wagtail.models import Page, Site

from core.models import HomePage, StandardPage
from methode.models import MethodPage, StepPage
from search.language.analysis import language_of, stem_of
from search.models import Entry, IndexedObject, Posting, Vocabulary, renew_token
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    Listing,
    Location,
    Neighbourhood,
    PostcodeArea,
    Schedule,
    SpokenLanguage,
    Theme,
)
from wijken.directory.models.vocabulary import VocabularyTerm
from wijken.models import (
    AgendaPage,
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    SocialMapPage,
    StoryIndexPage,
    StoryPage,
)

WORDS_PER_LISTING = 40
BATCH = 2_000
SEED = 20261123
SYLLABLES = tuple(first + second for first in "bdfghklmnprstvwz" for second in "aeou")
HOW_OFTEN = ("weekly",) * 14 + ("monthly",) * 3 + ("once",) * 2 + ("appointment",)
NEIGHBOURHOODS, THEMES, AUDIENCES, FEATURES, LANGUAGES = 3, 18, 11, 10, 8


def build_site() -> None:
    """One page of every type that the URLs lead to, and what listings refer to."""
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title="Start", slug="start"))
    home.add_child(instance=SocialMapPage(title="Sociale kaart", slug="sociale-kaart"))
    home.add_child(instance=AgendaPage(title="Agenda", slug="agenda"))
    home.add_child(instance=StandardPage(title="Over ons", slug="over"))
    method = home.add_child(instance=MethodPage(title="De methode", slug="methode"))
    step = method.add_child(
        instance=StepPage(title="Laat bewoners elkaar ontmoeten", slug="stap-1", number=1)
    )
    index = home.add_child(instance=NeighbourhoodIndexPage(title="Wijken", slug="wijken"))
    for place in build_lists(random.Random(SEED)).places:  # noqa: S311
        page = index.add_child(
            instance=NeighbourhoodPage(title=place.name, slug=place.slug, neighbourhood=place)
        )
        stories = page.add_child(instance=StoryIndexPage(title="Verhalen", slug="verhalen"))
        story = StoryPage(title="Een verhaal", slug="verhaal", intro="Zo ging het.")
        story.steps = [step]
        stories.add_child(instance=story)
    Site.objects.update_or_create(
        hostname="127.0.0.1", defaults={"root_page": home, "is_default_site": True, "port": 80}
    )


@dataclass
class Lists:
    """The choices that listings refer to."""

    places: list[Neighbourhood]
    themes: list[Theme]
    audiences: list[Audience]
    languages: list[SpokenLanguage]
    locations: list[Location]

    @classmethod
    def there(cls) -> Lists:
        """Those of the content that is loaded."""
        models = (Neighbourhood, Theme, Audience, SpokenLanguage, Location)
        return cls(*(list(model._default_manager.order_by("pk")) for model in models))  # type: ignore[arg-type]


def build_lists(chance: random.Random) -> Lists:
    places = [
        Neighbourhood.objects.create(
            name=f"Wijk {n}", slug=f"wijk-{n}", core_village=f"Dorp {n}", latitude=52 + n / 50, longitude=4.4
        )
        for n in range(NEIGHBOURHOODS)
    ]
    for n, place in enumerate(places):
        PostcodeArea.objects.create(neighbourhood=place, digits=str(2641 + n))
    features = _words(AccessFeature, "Hulp", FEATURES)
    locations = Location.objects.bulk_create(
        Location(name=f"Plek {n}", kind="hall", latitude=52 + n / 5000, longitude=4.4) for n in range(200)
    )
    Location.access_features.through.objects.bulk_create(
        Location.access_features.through(location=location, accessfeature=feature)
        for location in locations
        for feature in chance.sample(features, 3)
    )
    return Lists(
        places,
        _words(Theme, "Thema", THEMES),
        _words(Audience, "Groep", AUDIENCES),
        _words(SpokenLanguage, "Taal", LANGUAGES),
        locations,
    )


def _words[Word: VocabularyTerm](model: type[Word], name: str, count: int) -> list[Word]:
    return model._default_manager.bulk_create(
        model(name=f"{name} {n}", slug=f"{name}-{n}".lower()) for n in range(count)
    )


def vocabulary(size: int) -> list[str]:
    """Generated words, as many as in real texts of this size (Heaps' law, square root)."""
    chance = random.Random(SEED)  # noqa: S311
    wanted, words = 400 + int(40 * size**0.5), dict.fromkeys(["koffie", "wandelgroep", "buurttuin"])
    while len(words) < wanted:
        words.setdefault("".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 5))) + "n")
    return list(words)


def fill(size: int) -> None:
    """Generated listings until there are ``size``, with activities and index entries."""
    there = Listing.objects.count()
    if there > size:
        empty()
        there = 0
    add(range(there, size), Lists.there(), random.Random(SEED + there))  # noqa: S311


def add(numbers: range, lists: Lists, chance: random.Random) -> None:
    """Listings with these numbers, beside those that are there.

    Word frequencies follow Zipf's law: a few are everywhere, most hardly anywhere.
    """
    words, dutch = vocabulary(numbers.stop), language_of("nl")
    rows = [
        Vocabulary(language="nl", word=word, stem=stem_of(word, dutch), objects_count=1) for word in words
    ]
    Vocabulary.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    known = dict(Vocabulary.objects.filter(language="nl").values_list("word", "pk"))
    keys = [known[word] for word in words]
    weights = [1 / (rank + 2) for rank in range(len(keys))]
    for some in batched(numbers, BATCH):
        listings = Listing.objects.bulk_create(_listing(n, lists, chance) for n in some)
        _choose(listings, lists, chance)
        _happen(listings, chance)
        _index(listings, keys, weights, chance)
    renew_token()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def empty() -> None:
    for model in (Posting, IndexedObject, Entry, Vocabulary, Schedule, Activity):
        model._default_manager.all()._raw_delete("default")  # type: ignore[attr-defined]
    for link in (Listing.themes, Listing.audiences, Listing.languages):
        link.through._default_manager.all()._raw_delete("default")
    Listing.objects.all().delete()


def _listing(number: int, lists: Lists, chance: random.Random) -> Listing:
    return Listing(
        name=f"Groep {number}",
        slug=f"groep-{number}",
        kind=chance.choice(("initiatief", "initiatief", "organisatie", "voorziening")),
        summary="Samen in de buurt.",
        neighbourhood=(*lists.places, None)[number % (len(lists.places) + 1)],
        location=chance.choice(lists.locations),
        checked_on=timezone.localdate() - timedelta(days=chance.randint(0, 200)),
    )


def _choose(listings: list[Listing], lists: Lists, chance: random.Random) -> None:
    for link, name, words, count in (
        (Listing.themes.through, "theme", lists.themes, 2),
        (Listing.audiences.through, "audience", lists.audiences, 2),
        (Listing.languages.through, "spokenlanguage", lists.languages, 1),
    ):
        link.objects.bulk_create(
            link(listing=listing, **{name: word})
            for listing in listings
            for word in chance.sample(words, count)
        )


def _happen(listings: list[Listing], chance: random.Random) -> None:
    activities = Activity.objects.bulk_create(
        Activity(
            listing=listing,
            title=f"Activiteit {number}",
            cost=chance.choice(("free", "free", "small", "paid")),
            registration=chance.choice(("not_needed", "not_needed", "welcome", "required")),
        )
        for listing in listings
        for number in range(chance.choice((1, 1, 1, 1, 2)))
    )
    Schedule.objects.bulk_create(_schedule(activity, chance) for activity in activities)


def _schedule(activity: Activity, chance: random.Random) -> Schedule:
    often, hour = chance.choice(HOW_OFTEN), chance.randint(9, 20)
    return Schedule(
        activity=activity,
        frequency=often,
        weekdays=[chance.randint(0, 6)] if often in ("weekly", "monthly") else [],
        nth=chance.randint(1, 4) if often == "monthly" else None,
        first_day=_day(chance) if often == "once" else None,
        starts_at=time(hour, chance.choice((0, 30))),
        ends_at=time(hour + 2, 0),
        not_in_school_holidays=chance.random() < 0.3,
    )


def _day(chance: random.Random) -> date:
    return timezone.localdate() + timedelta(days=chance.randint(0, 60))


def _index(listings: list[Listing], keys: list[int], weights: list[float], chance: random.Random) -> None:
    entries = Entry.objects.bulk_create(
        Entry(kind="listing", object_id=each.pk, neighbourhood_id=each.neighbourhood_id) for each in listings
    )
    parts = IndexedObject.objects.bulk_create(
        IndexedObject(entry=entry, kind="listing", object_id=entry.object_id) for entry in entries
    )
    Posting.objects.bulk_create(_postings(parts, keys, weights, chance), batch_size=10_000)


def _postings(
    parts: list[IndexedObject], keys: list[int], weights: list[float], chance: random.Random
) -> Iterator[Posting]:
    for part in parts:
        for word in set(chance.choices(keys, weights, k=WORDS_PER_LISTING)):
            weight = chance.choice((10, 7, 5, 4, 4, 3))
            yield Posting(word_id=word, entry_id=part.entry_id, part=part, weight=weight)
