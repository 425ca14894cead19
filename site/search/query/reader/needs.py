"""What a question asks of the price, the building, the language and signing up. Plain Python.

The values are those of the vocabularies (slugs), which editors keep; what a site does not have is left out.
"""

from __future__ import annotations

import re

from search.query.reader.question_text import Found, QuestionText
from search.query.reader.wishes import About, Wish

FREE = (
    r"gratis|kosteloos|kost(?:en)? niks|kost(?:en)? niets|voor nop|voor niks|voor niets|zonder kosten"
    r"|for free|free of charge|free"
)
CHEAP = r"goedkoop|goedkope|voor weinig geld|niet (?:te )?duur|betaalbaar|cheap|not expensive"
ACCESS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("geen-drempel", "lift"), r"zonder trap(?:pen)?|geen trap(?:pen)?|no stairs|without stairs"),
    (("geen-drempel",), r"(?:met )?(?:mijn |een )*rollator|zonder drempels?|geen drempel|walker"),
    (("rolstoel",), r"(?:ik )?(?:zit )?(?:in |met |voor )?(?:een |mijn )*rolstoel(?:toegankelijk"
    r"|vriendelijk|ers?|gebruikers?)?|wheelchair(?: accessible)?"),
    (("lift",), r"(?:in )?(?:een )?(?:gebouw )?met (?:een )?lift"
    r"|lift(?! (?:naar|nodig|geven|vragen))|elevator"),
    (("aangepast-toilet",), r"(?:met )?(?:een )?(?:invalidentoilet|aangepast toilet"
    r"|gehandicaptentoilet|accessible toilet)"),
    (("ringleiding",), r"(?:met )?(?:een )?ringleiding|ik hoor slecht|slechthorend|hearing loop"),
    (("rustige-plek",), r"(?:een )?rustige plek(?: geen lawaai)?|prikkelarm|quiet place"),
    (("hulphond-welkom",), r"(?:mag )?(?:met )?(?:mijn )?hulphond(?: (?:mee|welkom))?|assistance dog"),
    (("dicht-bij-ov",), r"dicht ?bij (?:de |het |een )?(?:metro|bus|bushalte|ov|tram|station)"
    r"|near (?:the )?(?:metro|bus|station)"),
    (("parkeren-voor-de-deur",), r"(?:parkeren|parkeerplaats) voor de deur|parking"),
    (("informatie-met-plaatjes",), r"with pictures|(?:met )?plaatjes(?: want ik lees slecht)?"
    r"|met picto(?:grammen|'s)"),
)  # fmt: skip
LANGUAGES = {
    "ar": r"arabisch|arabic|(?:ب?ال)?عربي[ةه]?",
    "tr": r"turks|turkish|turkce",
    "pl": r"pools|polish|(?:po )?polsku|polski(?:ego|m)?",
    "uk": r"oekraiens|ukrainian|українськ\w+",
    "en": r"engels|english",
}
"""In Dutch, in English, and as those who speak it call it."""
SPEAK = r"(?:(?:in het|in|iemand die|die|spreekt|spreken|ik spreek|who speaks?|speaks?|people who speak) )+"
SPOKEN = r"(?: ?sprekende?| ?talige?| spreekt| spreken| praten|[- ]speaking)"
WITHOUT_NOTICE = (
    r"(?:zonder|geen|without|no) (?:aanmelden|aanmelding|aanmeldingen|afspraak|inschrijving"
    r"|inschrijven|registration|appointment)"
    r"(?: nodig| needed| required)?|vrije inloop|je hoeft je niet aan te melden"
)
THEMES = {
    "bewegen": r"geen sport(?:en)?|niet sporten|no sports?",
    "digitaal": r"niet (?:via|op|met) (?:de |het )?(?:computer|internet)|niet online|not online",
}


def read_needs(question: QuestionText) -> None:
    def wish(about: About, value: object, *, no: bool = False):  # type: ignore[no-untyped-def]
        return lambda _match: [Wish(about, value, no)]

    question.take(
        r"(?:onder de|onder|minder dan|hooguit|under|less than) \d{1,3}(?:[.,]\d{1,2})? ?(?:euro'?s?|eur)"
        r"|(?:maximaal|max|hoogstens) (?:€ ?)?\d{1,3}(?:[.,]\d{1,2})?(?: ?euro)?",
        wish(About.COST, "cheap"),
    )
    question.take(rf"(?:het )?(?:{CHEAP})", wish(About.COST, "cheap"))
    question.take(rf"(?:het )?(?:{FREE})", wish(About.COST, "free"))
    question.take(WITHOUT_NOTICE, wish(About.REGISTRATION, "not_needed"))
    for slugs, words in ACCESS:
        question.take(words, wish(About.ACCESS, slugs))
    for code, names in LANGUAGES.items():
        question.take(
            rf"{SPEAK}(?:{names})(?: spreekt| spreken)?|(?:{names}){SPOKEN}", wish(About.LANGUAGE, code)
        )
        if code != "en":
            question.take(
                rf"(?:{names})(?!\w| (?:eten|koken|recept|les|leren|oefenen|lessons?|food))",
                wish(About.LANGUAGE, code),
            )
    for slug, words in THEMES.items():
        question.take(rf"(?:maar |liever |but )?(?:{words})", _not_theme(slug, question))
    question.take(
        r"(?:(?:maar|liever) (?:niet|geen)|behalve|but not|but no) (?:de |het |een )?(?P<word>\w+)$",
        _not_word,
    )
    if question.rest.split()[:1] in (["geen"], ["no"]):
        question.take(r"^(?:geen|no) (?P<word>\w+)$", _not_word)


def _not_theme(slug: str, question: QuestionText):  # type: ignore[no-untyped-def]
    """Only at the end: "ik kan niet sporten met mijn knie" is about sport."""
    return lambda match: (
        [Wish(About.THEME, slug, no=True)] if not question.left[match.end() :].strip(" |") else None
    )


def _not_word(match: re.Match[str]) -> Found:
    return [Wish(About.WORD, match["word"], no=True)]
