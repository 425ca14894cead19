"""Initial data from ``content/``: real numbers and phrases. Existing data is not changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from crisis_help.models import (
    CrisisContact,
    CrisisHelpState,
    CrisisPhrase,
    CrisisTopic,
    CrisisTopicContact,
    CrisisTopicText,
    HarmlessPhrase,
)

CONTENT = Path(__file__).with_name("content")
Kinds = CrisisPhrase.Kinds
type Entry = dict[str, Any]
"""Part of a YAML file: its keys are those of the file."""


@transaction.atomic
def fill(*, example: bool = False) -> bool:
    """Return whether anything was written; existing topics prevent it. ``example``: add fictional
    contacts.
    """
    if CrisisTopic.objects.exists():
        return False
    contacts_and_topics, phrases = _read("whom_to_call"), _read("phrases")
    contacts = {
        entry["slug"]: _contact(entry)
        for entry in contacts_and_topics["contacten"]
        if example or not entry.get("voorbeeld")
    }
    topics = {entry["slug"]: _topic(entry, contacts) for entry in contacts_and_topics["onderwerpen"]}
    CrisisPhrase.objects.bulk_create(
        [phrase for group in phrases["groepen"] for phrase in _phrases(group, topics[group["slug"]])],
        ignore_conflicts=True,
    )
    HarmlessPhrase.objects.bulk_create(
        (HarmlessPhrase(words=words) for words in phrases["onschuldig"]), ignore_conflicts=True
    )
    CrisisHelpState.renew()
    return True


def _read(name: str) -> Any:
    return yaml.safe_load((CONTENT / f"{name}.yaml").read_text(encoding="utf-8"))


def _contact(entry: Entry) -> CrisisContact:
    return CrisisContact.objects.create(
        name=entry["naam"],
        telephone=entry.get("nummer", ""),
        second_telephone=entry.get("ook", ""),
        costs=entry.get("kosten", ""),
        hours=entry.get("open", ""),
        for_whom=entry["voor_wie"],
        website=entry.get("website", ""),
        chat=entry.get("chat", ""),
        source=entry.get("bron", ""),
        checked_on=entry["gezien_op"],
        to_check=entry.get("nog_nakijken", ""),
    )


def _topic(entry: Entry, contacts: dict[str, CrisisContact]) -> CrisisTopic:
    topic = CrisisTopic.objects.create(
        name=entry["naam"],
        sort_order=entry["volgorde"],
        results_below=entry.get("gewone_uitkomsten", False),
        somebody_may_watch=entry.get("meekijken", False),
    )
    for order, (language, text) in enumerate(entry["teksten"].items()):
        CrisisTopicText.objects.create(
            topic=topic,
            sort_order=order,
            language=language,
            heading=text["kop"],
            sentence=text["zin"],
            below=text.get("daaronder", ""),
        )
    for order, slug in enumerate(slug for slug in entry["contacten"] if slug in contacts):
        CrisisTopicContact.objects.create(topic=topic, sort_order=order, contact=contacts[slug])
    return topic


def _phrases(group: Entry, topic: CrisisTopic) -> list[CrisisPhrase]:
    found = []
    for language, entries in group.items():
        if language in ("slug", "samen"):
            continue
        for words in map(str, entries):
            kind = Kinds.WHOLE if words.startswith("=") else Kinds.SEQUENCE
            found.append(CrisisPhrase(topic=topic, language=language, kind=kind, words=words.lstrip("=")))
    for row in group["samen"]:
        for language, groups in row.items():
            words = " / ".join(", ".join(map(str, each)) for each in groups)
            found.append(CrisisPhrase(topic=topic, language=language, kind=Kinds.TOGETHER, words=words))
    return found
