"""Vocabularies in Dutch and English: themes, audiences, dimensions, accessibility features, languages."""

from django.utils.text import slugify

from demo.content_files import Entry, read
from search.models import ForeignWord, Synonym
from wijken.directory.models import (
    AccessFeature,
    Audience,
    HealthDimension,
    Question,
    SpokenLanguage,
    Theme,
)
from wijken.directory.models.vocabulary import VocabularyTerm

LANGUAGES = {
    "nl": ("Nederlands", "Dutch"),
    "en": ("Engels", "English"),
    "tr": ("Turks", "Turkish"),
    "ar": ("Arabisch", "Arabic"),
    "uk": ("Oekraïens", "Ukrainian"),
    "pl": ("Pools", "Polish"),
}


def build_words(taxonomy: Entry, english: dict[str, str]) -> None:
    """Create the five vocabularies from the taxonomy of the social map."""
    for model, key in (
        (Theme, "themas"),
        (Audience, "doelgroepen"),
        (HealthDimension, "dimensies_positieve_gezondheid"),
        (AccessFeature, "toegankelijkheid"),
    ):
        for order, entry in enumerate(taxonomy[key], start=1):
            more = {"plain_words": entry["in_gewone_taal"]} if "in_gewone_taal" in entry else {}
            add_word(model, entry["slug"], entry["naam"], english[entry["slug"]], order, **more)
    for order, (code, (dutch, in_english)) in enumerate(LANGUAGES.items(), start=1):
        add_word(SpokenLanguage, code, dutch, in_english, order)


def build_synonyms() -> None:
    """Synonyms that residents and professionals use, for the search."""
    kinds = (("zoekwoorden", False), ("vakwoorden", True))
    Synonym.objects.bulk_create(
        Synonym(
            words=", ".join(entry.get("hetzelfde") or entry.get("heen") or entry["lijkt"]),
            one_way="hetzelfde" not in entry,
            looks_like="lijkt" in entry,
            about_method=professional,
        )
        for name, professional in kinds
        for entry in read(name)[name]
    )


def build_foreign_words() -> None:
    """Words in other languages for what the site says in Dutch."""
    ForeignWord.objects.bulk_create(
        ForeignWord(
            dutch=", ".join([entry["nl"], *entry.get("heen", [])]),
            language=language,
            words=", ".join(entry[language]),
        )
        for entry in read("woorden_in_talen")["woorden"]
        for language in LANGUAGES
        if language != "nl" and language in entry
    )


def build_questions(entries: list[dict[str, str]], english: dict[str, str], *, everywhere: bool) -> None:
    """Questions of residents, each with the theme or the query that answers it."""
    for order, entry in enumerate(entries, start=1):
        theme = Theme.objects.get(slug=entry["thema"]) if "thema" in entry else None
        choices = {"theme": theme, "words": entry.get("zoek", ""), "everywhere": everywhere}
        text = entry["vraag"]
        add_word(Question, slugify(text), text, english[text], order, **choices)


def add_word(
    model: type[VocabularyTerm], slug: str, name: str, english: str, order: int, **more: object
) -> None:
    word = model(slug=slug, name=name, sort_order=order * 10, **more)
    word.names.create(language="en", name=english)  # part of the cluster: written when the word is saved
    word.save()
