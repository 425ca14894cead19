"""The words for chips, per language; the reader understands each of them. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass

from wijken.directory.index.date_ranges import DayPart


@dataclass(frozen=True)
class Words:
    """The words of one language; ``{}`` stands for what they are about."""

    groups: dict[str, str]
    languages: dict[str, str]
    costs: dict[str, str]
    access: dict[tuple[str, ...], str]
    without_theme: dict[str, str]
    parts: dict[DayPart, str]
    short_parts: dict[DayPart, str]
    """Directly after a day of the week: "dinsdag" + "middag"."""
    named_days: dict[str, str]
    for_: str
    no: str
    but_not: str
    and_: str
    on: str
    in_language: str
    registration: str
    workdays: str
    weekend: str
    daytime: str
    after: str
    before: str
    at: str
    between: str
    from_: str


DUTCH = Words(
    groups={
        "ouderen": "ouderen",
        "kinderen": "kinderen",
        "jongeren": "jongeren",
        "ouders": "ouders",
        "mantelzorgers": "mantelzorgers",
    },
    languages={"ar": "Arabisch", "tr": "Turks", "pl": "Pools", "uk": "Oekraïens", "en": "Engels"},
    costs={"free": "gratis", "cheap": "goedkoop"},
    access={
        ("geen-drempel", "lift"): "zonder trap",
        ("geen-drempel",): "zonder drempel",
        ("rolstoel",): "met een rolstoel",
        ("lift",): "met lift",
        ("aangepast-toilet",): "met aangepast toilet",
        ("ringleiding",): "met ringleiding",
        ("rustige-plek",): "rustige plek",
        ("hulphond-welkom",): "hulphond welkom",
        ("dicht-bij-ov",): "dicht bij de bus",
        ("parkeren-voor-de-deur",): "parkeren voor de deur",
        ("informatie-met-plaatjes",): "met plaatjes",
    },
    without_theme={"bewegen": "geen sport", "digitaal": "niet online"},
    parts={DayPart.MORNING: "'s ochtends", DayPart.AFTERNOON: "'s middags", DayPart.EVENING: "'s avonds"},
    short_parts={DayPart.MORNING: "ochtend", DayPart.AFTERNOON: "middag", DayPart.EVENING: "avond"},
    named_days={
        "vandaag": "vandaag",
        "morgen": "morgen",
        "deze-week": "deze week",
        "zeven-dagen": "de komende zeven dagen",
        "weekend": "dit weekend",
        "volgende-week": "volgende week",
    },
    for_="voor {}",
    no="niet {}",
    but_not="maar niet {}",
    and_=" en ",
    on="op {}",
    in_language="in het {}",
    registration="zonder aanmelden",
    workdays="op werkdagen",
    weekend="in het weekend",
    daytime="overdag",
    after="na {} uur",
    before="voor {} uur",
    at="om {} uur",
    between="van {} tot en met {}",
    from_="vanaf {}",
)
ENGLISH = Words(
    groups={
        "ouderen": "older people",
        "kinderen": "children",
        "jongeren": "young people",
        "ouders": "parents",
        "mantelzorgers": "carers",
    },
    languages={"ar": "Arabic", "tr": "Turkish", "pl": "Polish", "uk": "Ukrainian", "en": "English"},
    costs={"free": "free", "cheap": "cheap"},
    access={
        ("geen-drempel", "lift"): "without stairs",
        ("geen-drempel",): "walker",
        ("rolstoel",): "wheelchair accessible",
        ("lift",): "elevator",
        ("aangepast-toilet",): "accessible toilet",
        ("ringleiding",): "hearing loop",
        ("rustige-plek",): "quiet place",
        ("hulphond-welkom",): "assistance dog",
        ("dicht-bij-ov",): "near the bus",
        ("parkeren-voor-de-deur",): "parking",
        ("informatie-met-plaatjes",): "with pictures",
    },
    without_theme={"bewegen": "no sports", "digitaal": "not online"},
    parts={
        DayPart.MORNING: "in the morning",
        DayPart.AFTERNOON: "in the afternoon",
        DayPart.EVENING: "in the evening",
    },
    short_parts={DayPart.MORNING: " morning", DayPart.AFTERNOON: " afternoon", DayPart.EVENING: " evening"},
    named_days={
        "vandaag": "today",
        "morgen": "tomorrow",
        "deze-week": "this week",
        "zeven-dagen": "the coming seven days",
        "weekend": "this weekend",
        "volgende-week": "next week",
    },
    for_="for {}",
    no="not {}",
    but_not="but not {}",
    and_=" and ",
    on="on {}",
    in_language="in {}",
    registration="no registration",
    workdays="weekdays",
    weekend="in the weekend",
    daytime="during the day",
    after="after {}",
    before="before {}",
    at="at {}",
    between="from {} to {}",
    from_="from {}",
)
WORDS = {"nl": DUTCH, "en": ENGLISH}
