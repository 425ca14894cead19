"""Find emergency contacts for a search query. Call it before searching; a match is not counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_info

from crisis_help.cache import KnownTopic, known_help
from crisis_help.languages import ANY_LANGUAGE, LANGUAGES, SOURCE_LANGUAGE
from crisis_help.matching import Fired
from crisis_help.models import CrisisContact, CrisisTopicText
from crisis_help.panel_words import PanelWords, panel_words


@dataclass(frozen=True)
class CrisisHelp:
    """The context of the component ``crisis_help``."""

    text: CrisisTopicText
    contacts: list[CrisisContact]
    results_below: bool
    """Whether ordinary results may follow, less prominently."""
    somebody_may_watch: bool

    @property
    def language(self) -> str:
        return self.text.language

    @property
    def words(self) -> PanelWords:
        return panel_words(self.language)

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"


def crisis_help(query: str | None, language: str) -> CrisisHelp | None:
    """Contacts in the language of the query, if the editors wrote that; None for other queries.

    ``query`` is untrusted. An empty one takes no database query.
    """
    if not query or not query.strip():
        return None
    known = known_help()
    fired = known.book.find(query)
    topics = [(known.topics[pk], _languages(pk, fired)) for pk in known.topics if _languages(pk, fired)]
    if not topics:
        return None
    (first, said_in), *others = topics
    text = _text(first, said_in, language)
    if text is None:
        return None
    return CrisisHelp(
        text=text,
        contacts=_contacts(first, [topic for topic, _said_in in others]),
        results_below=all(topic.topic.results_below for topic, _said_in in topics),
        somebody_may_watch=any(topic.topic.somebody_may_watch for topic, _said_in in topics),
    )


def _languages(topic: int, fired: Iterable[Fired]) -> set[str]:
    return {each.language for each in fired if each.topic == topic}


def _text(topic: KnownTopic, said_in: set[str], page: str) -> CrisisTopicText | None:
    """In the page's language if the query is in that language; else in the query's; else any."""
    spoken = [code for code, _name in LANGUAGES if code in said_in]
    page = page.split("-")[0]
    wanted: list[Any] = [
        *([page] if {page, ANY_LANGUAGE} & said_in else []),
        *spoken,
        page,
        SOURCE_LANGUAGE,
        *topic.texts,
    ]
    return next((topic.texts[code] for code in wanted if code in topic.texts), None)


def _contacts(first: KnownTopic, others: list[KnownTopic]) -> list[CrisisContact]:
    """All contacts of the first topic, and the first contact of each other topic."""
    more = [contact for topic in others for contact in topic.contacts[:1]]
    return list({contact.pk: contact for contact in (*first.contacts, *more)}.values())
