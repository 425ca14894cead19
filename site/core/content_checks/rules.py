"""The content rules: a list of entries with a name, a test, a severity and a sentence for editors.

To add a rule, add an entry. A test receives a draft and yields the places that could be better.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.content_checks.dates import dates_in
from core.content_checks.text_analysis import difficult_words, is_passive, readability, sentences, words


def gettext_noop(text: str) -> str:
    """Mark a text for translation without importing Django; the panel that shows it translates it."""
    return text


MOST_WORDS = 20
EASY_ENOUGH = 60
VAGUE = {
    "hier", "klik", "klik hier", "lees meer", "lees verder", "meer", "meer informatie", "link", "deze link",
    "website", "deze website", "deze pagina", "here", "click here", "read more", "more", "this link",
    "this page",
}  # fmt: skip


class Severity(StrEnum):
    """Whether some readers cannot use the text at all, or it could be plainer."""

    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Passage:
    """A piece of text and the field it comes from."""

    where: str
    text: str


@dataclass(frozen=True)
class Draft:
    """What the rules know about a page. ``explained``: explained words, in all inflected forms."""

    language: str
    today: date
    passages: list[Passage] = field(default_factory=list)
    links: list[Passage] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    pictures_without_text: list[str] = field(default_factory=list)
    headings_without_text: list[str] = field(default_factory=list)
    explained: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Finding:
    """One place that could be better."""

    where: str
    quote: str


@dataclass(frozen=True)
class ContentRule:
    """``sentence`` tells the editor what to do; it is translated where it is shown."""

    name: str
    level: Severity
    title: str
    sentence: str
    test: Callable[[Draft], Iterator[Finding]]


def long_sentences(draft: Draft) -> Iterator[Finding]:
    for passage in draft.passages:
        for sentence in sentences(passage.text):
            if len(words(sentence)) > MOST_WORDS:
                yield Finding(passage.where, sentence)


def passive_sentences(draft: Draft) -> Iterator[Finding]:
    if draft.language != "nl":
        return
    for passage in draft.passages:
        for sentence in sentences(passage.text):
            if is_passive(sentence):
                yield Finding(passage.where, sentence)


def jumping_headings(draft: Draft) -> Iterator[Finding]:
    """A level is skipped, such as h2 to h4: a screen reader user looks for the missing one."""
    level_before = 2
    for level, text in draft.headings:
        if level > level_before + 1:
            yield Finding("", text)
        level_before = level


def lonely_headings(draft: Draft) -> Iterator[Finding]:
    for text in draft.headings_without_text:
        yield Finding("", text)


def vague_links(draft: Draft) -> Iterator[Finding]:
    for link in draft.links:
        text = " ".join(link.text.casefold().split()).strip(" .:>»→")
        if text in VAGUE or text.startswith(("http://", "https://", "www.")):
            yield Finding(link.where, link.text)


def pictures_without_text(draft: Draft) -> Iterator[Finding]:
    for title in draft.pictures_without_text:
        yield Finding("", title)


def words_without_explanation(draft: Draft) -> Iterator[Finding]:
    if draft.language != "nl":
        return
    text = "\n".join(passage.text for passage in draft.passages)
    for word in difficult_words(text, draft.explained):
        yield Finding("", word)


def passed_dates(draft: Draft) -> Iterator[Finding]:
    for passage in draft.passages:
        for text, day in dates_in(passage.text):
            if day < draft.today:
                yield Finding(passage.where, text)


def hard_to_read(draft: Draft) -> Iterator[Finding]:
    if draft.language != "nl":
        return
    found = readability("\n".join(passage.text for passage in draft.passages))
    if found.score is not None and found.score < EASY_ENOUGH:
        yield Finding("", str(found.score))


RULES = (
    ContentRule(
        "alternative-text",
        Severity.WARNING,
        gettext_noop("Afbeelding zonder beschrijving"),
        gettext_noop(
            "Wie niet kan zien, hoort nu niets. Open de afbeelding en schrijf in één zin wat erop staat."
        ),
        pictures_without_text,
    ),
    ContentRule(
        "vague-link",
        Severity.WARNING,
        gettext_noop("Onduidelijke link"),
        gettext_noop("Zeg in de link waar je heen gaat: niet klik hier, maar bekijk de werkvormen."),
        vague_links,
    ),
    ContentRule(
        "heading-jump",
        Severity.WARNING,
        gettext_noop("Een kop slaat een niveau over"),
        gettext_noop("Kies de kop die één niveau lager is dan de kop erboven."),
        jumping_headings,
    ),
    ContentRule(
        "lonely-heading",
        Severity.HINT,
        gettext_noop("Kop zonder tekst"),
        gettext_noop("Zet er tekst onder, of haal de kop weg."),
        lonely_headings,
    ),
    ContentRule(
        "passed-date",
        Severity.HINT,
        gettext_noop("Deze datum is voorbij"),
        gettext_noop("Klopt de tekst nog? Gaat het over vroeger, dan mag de datum blijven."),
        passed_dates,
    ),
    ContentRule(
        "long-sentence",
        Severity.HINT,
        gettext_noop("Lange zin"),
        gettext_noop("Maak er twee zinnen van. Tot twintig woorden leest prettig."),
        long_sentences,
    ),
    ContentRule(
        "passive",
        Severity.HINT,
        gettext_noop("Wie doet het?"),
        gettext_noop("Zeg wie iets doet: niet er wordt gebeld, maar wij bellen je."),
        passive_sentences,
    ),
    ContentRule(
        "word-without-explanation",
        Severity.HINT,
        gettext_noop("Moeilijk woord zonder uitleg"),
        gettext_noop(
            "Kies een gewoon woord, of leg het uit bij Begrippen. Dan staat de uitleg vanzelf in de tekst."
        ),
        words_without_explanation,
    ),
    ContentRule(
        "hard-to-read",
        Severity.HINT,
        gettext_noop("Moeilijk om te lezen"),
        gettext_noop(
            "De leesscore (Flesch-Douma) is lager dan 60. Kortere zinnen en kortere woorden helpen."
        ),
        hard_to_read,
    ),
)


@dataclass(frozen=True)
class Broken:
    """A failed rule, with the places where it fails."""

    rule: ContentRule
    findings: list[Finding]


def check(draft: Draft, rules: tuple[ContentRule, ...] = RULES) -> list[Broken]:
    """The rules that fail, in the order of the list."""
    found = [Broken(rule, list(rule.test(draft))) for rule in rules]
    return [broken for broken in found if broken.findings]
