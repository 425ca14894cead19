"""For whom a question asks: ages, and words for groups of people. Plain Python."""

from __future__ import annotations

import re

from search.query.reader.dates import MONTH
from search.query.reader.numbers import NUMBERS
from search.query.reader.question_text import NO, Found, QuestionText
from search.query.reader.wishes import About, Wish

OLDEST = 120
CHILD, YOUNG, OLD = 12, 18, 60
"""Up to and including, up to but not including 19, and from this age."""
CHILDREN, YOUTH, ELDERLY, PARENTS = "kinderen", "jongeren", "ouderen", "ouders"
GROUPS: dict[str, str] = {
    ELDERLY: r"oudere(?:n|s)?|oude mensen|senioren|senior|bejaarde(?:n)?|opa(?:'?s)?|oma(?:'?s)?"
    r"|grootouders|elderly|seniors?"
    r"|old(?:er)? people|pensioner(?:s)?",
    CHILDREN: r"kind(?:e?re[nt]?)?|kindje(?:s)?|kids?|peuter(?:s)?|kleuter(?:s)?|baby(?:'?s)?"
    r"|dreumes(?:en)?|kleinkind(?:eren)?"
    r"|basisschoolkind(?:eren)?|child(?:ren)?|toddlers?",
    YOUTH: r"jongere(?:n)?|tieners?|pubers?|jeugd|middelbare scholieren|teen(?:ager)?s?|youth|young people",
    PARENTS: r"ouders|parents",
    "mantelzorgers": r"mantelzorger(?:s)?|carers?|caregivers?",
}
WRITTEN_AGE = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
TENS = "|".join(WRITTEN_AGE)
RELATIVE = (
    r"vader|moeder|pa|ma|mama|papa|oma|opa|man|vrouw|zoon|dochter|broer|zus|buurman|buurvrouw|tante"
    r"|oom|kleinzoon"
    r"|kleindochter|kleinkind|neefje|nichtje|hij|zij|ze|ik|mother|father|mum|dad|husband|wife|son"
    r"|daughter|i"
)
SMALL = (
    r"kind(?:eren|je)?|peuter|kleuter|baby|zoon(?:tje)?|dochter(?:tje)?|kleinkind|kleinzoon"
    r"|kleindochter|child|son|daughter"
)


def read_people(question: QuestionText) -> None:
    def aged(first: int, last: int, *, no: bool = False) -> Found:
        if first > OLDEST:
            return None
        question.ages = (first, last)
        return [Wish(About.AUDIENCE, slug, no) for slug in audiences(first, last)]

    def age(name: str = "age"):  # type: ignore[no-untyped-def]
        return lambda match: aged(int(match[name]), int(match[name]))

    number = r"(?P<age>\d{1,3})"
    question.take(
        r"(?:van |voor |leeftijd )*(?P<age>\d{1,2}) (?:tot(?: en met)?|t/m|-"
        r"|to) (?P<until>\d{1,2}) ?(?:jaar|jarigen|years?(?: old)?)",
        lambda match: aged(int(match["age"]), int(match["until"])),
    )
    question.take(
        rf"(?:(?:van|voor|ouder dan) )*{number} ?(?:\+|plus(?:ser|sers)?|-?plussers?|jaar en ouder)(?!\w)?",
        lambda match: aged(int(match["age"]), OLDEST),
    )
    question.take(
        rf"(?P<tens>{TENS}) ?plus(?:ser|sers)?", lambda match: aged(WRITTEN_AGE[match["tens"]], OLDEST)
    )
    question.take(
        rf"(?P<tens>{TENS})ers",
        lambda match: aged(WRITTEN_AGE[match["tens"]], WRITTEN_AGE[match["tens"]] + 9),
    )
    question.take(
        rf"(?:boven de|ouder dan|over|older than|above) {number}"
        r"(?: jaar| years)?(?! ?(?:dag|we|maand|month|uur|euro))",
        lambda match: aged(int(match["age"]), OLDEST),
    )
    question.take(
        rf"(?:onder de|jonger dan|under|younger than) {number}(?: jaar| years(?: old)?)?(?! ?(?:euro|eur|€))",
        lambda match: aged(0, int(match["age"]) - 1),
    )

    def in_months(match: re.Match[str]) -> Found:
        return [*(aged(0, 0) or ()), Wish(About.AUDIENCE, PARENTS)]

    question.take(
        rf"(?:met |voor )?(?:een |mijn )*(?:{SMALL}) van \d{{1,2}} (?:maanden|maand|weken|months?|weeks?)",
        in_months,
    )
    count = rf"(?P<age>\d{{1,3}}|{'|'.join(NUMBERS)})"

    def relative(match: re.Match[str]) -> Found:
        years = NUMBERS.get(match["age"]) or int(match["age"])
        return aged(years, years)

    question.take(
        rf"(?:met |voor )?(?:een |mijn |me |onze |m'n )*(?:{RELATIVE}|{SMALL})"
        rf" (?:van|is|wordt|ben|of|aged|am) {count}(?: jaar| years old)?"
        rf"(?! (?:uur|euro|maand|{MONTH}(?!\w)))",
        relative,
    )
    question.take(rf"(?:een )?{number} ?-?(?:jaar(?:ige)?|jarigen?|years?[- ]old)(?: oud)?", age())

    def named(slug: str):  # type: ignore[no-untyped-def]
        return lambda match: [Wish(About.AUDIENCE, slug, bool(match["no"]))]

    grandparents = r"opa'?s en oma'?s"
    question.take(rf"(?P<no>)(?:voor )?{grandparents}", named(ELDERLY))
    for slug, words in GROUPS.items():
        question.take(rf"{NO}(?:(?:voor|for) )?(?:{words})(?: erbij)?", named(slug), keep=True)


def audiences(first: int, last: int) -> list[str]:
    """The groups to which people of this age belong."""
    if first >= OLD:
        return [ELDERLY]
    if last <= CHILD:
        return [CHILDREN]
    if last <= YOUNG and first > CHILD:
        return [YOUTH]
    return [CHILDREN, YOUTH] if last <= YOUNG else []
