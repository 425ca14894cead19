"""In-memory cache of topics, contacts and phrases, until one of them changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID

from crisis_help.languages import ANY_LANGUAGE
from crisis_help.matching import PhraseBook
from crisis_help.models import (
    CrisisContact,
    CrisisHelpState,
    CrisisPhrase,
    CrisisTopic,
    CrisisTopicContact,
    CrisisTopicText,
    HarmlessPhrase,
)
from crisis_help.patterns import PatternKind, Phrase


@dataclass(frozen=True)
class KnownTopic:
    """A topic with its texts by language and its contacts."""

    topic: CrisisTopic
    texts: dict[str, CrisisTopicText] = field(default_factory=dict)
    contacts: list[CrisisContact] = field(default_factory=list)


class KnownHelp:
    """All data as of one token."""

    def __init__(self, token: UUID | None) -> None:
        self.token = token
        self.topics = _topics()
        phrases = CrisisPhrase.objects.order_by("pk").values_list("topic_id", "language", "words", "kind")
        harmless = HarmlessPhrase.objects.order_by("pk").values_list("words", flat=True)
        self.book = PhraseBook.of(
            (
                Phrase(
                    topic,
                    language if any(map(str.isalpha, words)) else ANY_LANGUAGE,
                    words,
                    PatternKind(kind),
                )
                for topic, language, words, kind in phrases
            ),
            harmless,
        )


def _topics() -> dict[int, KnownTopic]:
    """In sort order."""
    texts: dict[int, dict[str, CrisisTopicText]] = defaultdict(dict)
    contacts: dict[int, list[CrisisContact]] = defaultdict(list)
    for text in CrisisTopicText.objects.all():
        texts[text.topic_id][text.language] = text
    for link in CrisisTopicContact.objects.select_related("contact"):
        if link.contact.is_shown:
            contacts[link.topic_id].append(link.contact)
    return {
        topic.pk: KnownTopic(topic, texts[topic.pk], contacts[topic.pk])
        for topic in CrisisTopic.objects.order_by("sort_order", "name", "pk")
    }


_known: KnownHelp | None = None
_one_at_a_time = Lock()


def known_help() -> KnownHelp:
    """The current data; one query as long as nothing has changed."""
    global _known
    token = CrisisHelpState.now()
    with _one_at_a_time:
        if _known is None or _known.token != token:
            _known = KnownHelp(token)
        return _known
