"""A record of a list as what the directory would hold: its fields, and what a person has to look at.

A field that is not mentioned is not in ``values``: an empty cell never erases anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from core.normalization.postcodes import POSTCODE_IN_TEXT, postcode
from wijken.directory.recurrence.reader import Reading

from .cells import email, phone, read_times, times_in_words, website
from .records import Record, Remark, Text
from .texts import LONGEST_SUMMARY, cut_at_sentence, day, line, paragraphs
from .vocabulary import KINDS, STATUSES, YES_OR_NO, ImportVocabulary

LONGEST = {
    "identifier": 200, "name": 120, "other_names": 200, "organisation": 120, "contact_role": 80, "place": 120,
    "street": 120, "town": 60, "phone": 80, "email": 254, "website": 200,
}  # fmt: skip
LINES = ("other_names", "organisation", "contact_role", "place", "town")
LABELS = {"ages": "Leeftijd", "cost": "Kosten"}


@dataclass(slots=True)
class ImportedOffer:
    """``values`` by field of ``PLANNED``; ``reading`` are the times, only if they are certain."""

    values: dict[str, str] = field(default_factory=dict)
    identifier: str = ""
    reading: Reading | None = None
    updated_on: date | None = None
    checked: tuple[date, str] | None = None
    remarks: list[Remark] = field(default_factory=list)
    refusal: str = ""


def offer_of(record: Record, vocabulary: ImportVocabulary, at: date) -> ImportedOffer:
    """``at`` is the date of the file: a list says the same today and tomorrow."""
    return OfferReader(record, vocabulary, at).offer


class OfferReader:
    def __init__(self, record: Record, vocabulary: ImportVocabulary, at: date) -> None:
        self.record, self.vocabulary, self.at = record, vocabulary, at
        self.offer = ImportedOffer(remarks=list(record.remarks))
        self.lines: list[str] = []
        """What has no field of its own, for the description."""
        self._identity()
        if not self.offer.refusal:
            for read_field in (
                self._contact,
                self._where,
                self._choices,
                self._times,
                self._dates,
                self._text,
            ):
                read_field()

    def _texts(self, name: str) -> list[Text]:
        return self.record.texts.get(name, [])

    def _set(self, name: str, value: str) -> None:
        if value:
            self.offer.values[name] = value

    def _remark(self, text: Text, sentence: str) -> None:
        self.offer.remarks.append(Remark(text.place, sentence))

    def _first(self, name: str, read_text: Callable[[str], str] = line) -> Text | None:
        """Store the first that can be read; says what became of the others."""
        chosen: Text | None = None
        for text in self._texts(name):
            value = read_text(text.text)
            if chosen is not None:
                if value != self.offer.values.get(name):
                    self._keep_as_line(text)
            elif value and len(value) <= LONGEST.get(name, 10_000):
                chosen = text
                self._set(name, value)
            elif line(text.text):
                self._remark(text, f"“{line(text.text)[:60]}” past niet. Kijk dit na.")
                self._keep_as_line(text)
        return chosen

    def _keep_as_line(self, text: Text) -> None:
        self.lines.append(f"{text.heading.split('.')[-1].strip(' *:')}: {line(text.text)}")

    def _identity(self) -> None:
        self.offer.identifier = " ".join(line(text.text) for text in self._texts("identifier"))[:200]
        name = " ".join(dict.fromkeys(line(text.text) for text in self._texts("name")[:1]))
        if not name:
            self.offer.refusal = "Er staat geen naam."
        elif len(name) > LONGEST["name"]:
            self.offer.refusal = f"De naam is langer dan {LONGEST['name']} tekens."
        self._set("name", name[: LONGEST["name"]])
        for text in self._texts("name")[1:]:
            self._keep_as_line(text)

    def _contact(self) -> None:
        numbers: dict[str, None] = {}
        for text in self._texts("phone"):
            number = phone(text.text)
            if number and len(" / ".join({**numbers, number: None})) <= LONGEST["phone"]:
                numbers[number] = None
            elif line(text.text):
                self._remark(
                    text, f"“{line(text.text)[:60]}” is geen telefoonnummer dat wij kennen. Kijk dit na."
                )
                self._keep_as_line(text)
        self._set("phone", " / ".join(numbers))
        self._first("email", email)
        self._first("website", website)
        for name in LINES:
            self._first(name)

    def _where(self) -> None:
        streets = [line(text.text) for text in self._texts("street")]
        numbers = [line(text.text) for text in self._texts("house_number")]
        address = " ".join([", ".join(filter(None, streets)), *numbers]).strip()
        found = [text for text in self._texts("postcode") if line(text.text)]
        if not found:
            address = self._split(address)
        for text in found:
            self._set("postcode", postcode(text.text))
            if not postcode(text.text):
                self._remark(text, f"“{line(text.text)[:20]}” is geen Nederlandse postcode. Kijk dit na.")
                address = f"{address}, {line(text.text)}".strip(", ")
        if len(address) > LONGEST["street"]:
            text = (*self._texts("street"), *self._texts("house_number"), *found)[0]
            self._remark(text, "Het adres is te lang, en staat nu bij de uitleg. Kijk dit na.")
            self.lines.append(f"Adres: {address}")
        else:
            self._set("street", address)
        self._neighbourhood()

    def _split(self, address: str) -> str:
        """The street of "Dorpsstraat 1, 2641 ZZ Pijnacker", of which the rest has fields of its own."""
        match = POSTCODE_IN_TEXT.search(address)
        if match is None or not match["letters"]:
            return address
        self._set("postcode", postcode(match[0]))
        town = address[match.end() :].strip(" ,")
        if town and "town" not in self.offer.values:
            self._set("town", town[: LONGEST["town"]])
        return address[: match.start()].strip(" ,")

    def _neighbourhood(self) -> None:
        for text in self._texts("neighbourhood"):
            known = self.vocabulary.neighbourhood(line(text.text))
            self._set("neighbourhood", known)
            if not known:
                self._remark(text, f"De wijk “{line(text.text)[:60]}” kennen wij niet. Kijk dit na.")
        code = self.offer.values.get("postcode", "")
        if "neighbourhood" not in self.offer.values and code:
            self._set("neighbourhood", self.vocabulary.neighbourhood_at(code))

    def _choices(self) -> None:
        for name, words in (("kind", KINDS), ("status", STATUSES)):
            for text in self._texts(name):
                chosen = words.get(line(text.text).casefold(), "")
                self._set(name, chosen)
                if not chosen:
                    self._remark(text, f"“{line(text.text)[:60]}” kennen wij niet. Kijk dit na.")
                    self._keep_as_line(text)
        for name in ("themes", "audiences", "languages"):
            found: set[str] = set()
            for text in self._texts(name):
                known, unknown = self.vocabulary.terms(name, text.text)
                found.update(known)
                if unknown:
                    self._remark(text, f"Dit kennen wij niet: {', '.join(unknown)[:80]}. Kijk dit na.")
                    self.lines.append(f"{text.heading.strip(' *:')}: {', '.join(unknown)}")
            self._set(name, ", ".join(sorted(found)))

    def _times(self) -> None:
        texts = [text for text in self._texts("times") if paragraphs(text.text)]
        if not texts:
            return
        words = "\n".join(paragraphs(text.text) for text in texts)
        reading = read_times(words, self.at)
        if reading.certain:
            self.offer.reading = reading
            self._set("times", times_in_words(reading))
            return
        self.lines.append("Wanneer: " + "; ".join(words.splitlines()))
        asked = reading.questions[0] if reading.questions else "Dit is niet zeker genoeg voor een vaste tijd."
        self._remark(texts[0], f"De tijd staat in woorden bij de uitleg. Kijk dit na: {asked}")

    def _dates(self) -> None:
        days = {}
        for name in ("updated_on", "checked_on"):
            for text in self._texts(name):
                days[name] = day(text.text)
                if days[name] is None:
                    self._remark(text, f"“{line(text.text)[:30]}” is geen datum.")
        self.offer.updated_on = days.get("updated_on")
        checked = days.get("checked_on")
        by = next((line(text.text) for text in self._texts("checked_by") if line(text.text)), "")
        if checked and checked > self.at:
            self._remark(self._texts("checked_on")[0], "Deze dag is na de dag van de lijst. Hij telt niet.")
        elif checked and by:
            self.offer.checked = checked, by[:80]
        elif checked:
            text = self._texts("checked_on")[0]
            self._remark(text, "Er staat niet wie het controleerde. Daarom telt het niet als gecontroleerd.")

    def _text(self) -> None:
        for name, label in LABELS.items():
            for text in self._texts(name):
                words = line(text.text)
                words = YES_OR_NO.get(words.casefold(), words) if name == "cost" else words
                if words:
                    self.lines.append(f"{label}: {words}")
        for text in self._texts("extra"):
            self._keep_as_line(text)
        summary = "\n".join(filter(None, (paragraphs(text.text) for text in self._texts("summary"))))
        description = "\n\n".join(
            filter(None, (paragraphs(text.text) for text in self._texts("description")))
        )
        if not summary and description:
            summary, description = description, ""
        short, rest = cut_at_sentence(summary) if summary else ("", "")
        if rest and rest not in description:
            description = f"{rest}\n\n{description}".strip()
        if description.strip() == summary.strip() and not rest:
            description = ""
        self._set("summary", short[:LONGEST_SUMMARY])
        lines = dict.fromkeys(each for each in self.lines if each.split(": ", 1)[-1])
        self._set("description", "\n\n".join(filter(None, (description, "\n".join(lines)))))
