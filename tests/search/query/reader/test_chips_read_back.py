"""Whatever was understood, the words of its chips are understood as the same, in both languages."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.query.reader.needs import ACCESS, LANGUAGES, THEMES
from search.query.reader.people import GROUPS
from search.query.reader.read import read
from search.query.reader.wishes import About, Wish
from search.query.reader.wording import DAYTIME, in_order, sentence, words_of
from wijken.directory.index.date_ranges import NAMED, DayPart, Days
from wijken.directory.recurrence.occurrences import HORIZON

WEDNESDAY = date(2026, 12, 2)
todays = st.dates(WEDNESDAY, WEDNESDAY + timedelta(days=800))
languages = st.sampled_from(["nl", "en"])


NEVER = st.just(False)
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""On a busy machine too."""


def one(about: About, values: st.SearchStrategy, *, no: st.SearchStrategy = NEVER) -> st.SearchStrategy:
    """No or one wish about this."""
    return st.one_of(st.just([]), st.builds(lambda value, turned: [Wish(about, value, turned)], values, no))


times = st.times().map(lambda at: time(at.hour, at.minute))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
parts = st.sampled_from([frozenset({part}) for part in DayPart])


@st.composite
def days(draw: st.DrawFn, today: date) -> list[Wish]:
    if draw(st.booleans()):
        return [Wish(About.DAYS, draw(st.sampled_from(list(NAMED.values())))(today))]
    ahead = st.integers(0, HORIZON.days)
    first, last = sorted((draw(ahead), draw(ahead)))
    length = draw(st.sampled_from([first, last]))
    return [Wish(About.DAYS, Days(today + timedelta(days=first), today + timedelta(days=length)))]


@st.composite
def audiences(draw: st.DrawFn) -> list[Wish]:
    groups = draw(
        st.lists(
            st.tuples(st.sampled_from(sorted(GROUPS)), st.booleans()), max_size=3, unique_by=lambda g: g[0]
        )
    )
    return [Wish(About.AUDIENCE, group, no) for group, no in groups]


@st.composite
def questions(draw: st.DrawFn) -> tuple[date, list[Wish]]:
    """A day, and all that can be asked at once."""
    today = draw(todays)
    wishes = [
        draw(audiences()),
        draw(st.one_of(st.just([]), days(today))),
        draw(one(About.WEEKDAY, weekdays, no=st.booleans())),
        draw(st.one_of(one(About.PART, parts, no=st.booleans()), st.just([Wish(About.PART, DAYTIME)]))),
        draw(one(About.AFTER, times)),
        draw(one(About.BEFORE, times)),
        draw(one(About.AT, times)),
        draw(one(About.COST, st.sampled_from(["free", "cheap"]))),
        draw(one(About.REGISTRATION, st.just("not_needed"))),
        draw(one(About.LANGUAGE, st.sampled_from(sorted(LANGUAGES)))),
        draw(one(About.ACCESS, st.sampled_from([slugs for slugs, _words in ACCESS]))),
        draw(st.one_of(
            one(About.THEME, st.sampled_from(sorted(THEMES)), no=st.just(True)),
            one(About.WORD, st.sampled_from(["koffie", "fietsen", "coffee"]), no=st.just(True)),
        )),
    ]  # fmt: skip
    return today, [wish for some in wishes for wish in some]


def chips(wishes: Iterable[Wish], language: str, today: date) -> list[str]:
    return [words_of(wish, language, today) for wish in in_order(wishes)]


def meaning(wishes: Iterable[Wish]) -> set[object]:
    """Days and days of the week, asked together, are the dates that are both: "volgende week op maandag"."""
    found: set[object] = set(wishes)
    days = [wish for wish in wishes if wish.about is About.DAYS]
    on = [wish for wish in wishes if wish.about is About.WEEKDAY and not wish.no]
    for asked in days:
        length = (asked.value.last - asked.value.first).days + 1
        dates = (asked.value.first + timedelta(days=number) for number in range(length))
        both = frozenset(day for day in dates if not on or day.weekday() in on[0].value)
        found = found - {asked, *on} | {both}
    return found


@unhurried
@given(questions(), languages)
def test_all_chips_together_are_the_same_filters(asked: tuple[date, list[Wish]], language: str) -> None:
    today, wishes = asked
    written = " ".join(chips(wishes, language, today))
    again = read(written, today)
    assert meaning(again.wishes) == meaning(wishes), written
    assert again.past == () and again.impossible == ()


@unhurried
@given(questions(), languages)
def test_the_sentence_on_the_page_is_the_same_filters(asked: tuple[date, list[Wish]], language: str) -> None:
    today, wishes = asked
    written = sentence(wishes, language, today)
    assert meaning(read(written, today).wishes) == meaning(wishes), written


@unhurried
@given(questions(), languages, st.sampled_from(["koffie", "samen eten", "coffee", "walking group", ""]))
def test_without_one_chip_the_others_and_the_words_remain(
    asked: tuple[date, list[Wish]], language: str, words: str
) -> None:
    today, wishes = asked
    ordered = in_order(wishes)
    for number, left_out in enumerate(ordered):
        labels = chips(wishes, language, today)
        written = " ".join([words, *labels[:number], *labels[number + 1 :]]).strip()
        again = read(written, today)
        assert meaning(again.wishes) == meaning([wish for wish in wishes if wish != left_out]), written
