"""The word lists: themes, audiences, dimensions, access features and languages, named in two languages."""

from typing import Any

from django.utils.text import slugify

from search.models import Synonym
from wijken.directory.models import AccessFeature, Audience, HealthDimension, Question, SpokenLanguage, Theme

LANGUAGES = {
    "nl": ("Nederlands", "Dutch"),
    "en": ("Engels", "English"),
    "tr": ("Turks", "Turkish"),
    "ar": ("Arabisch", "Arabic"),
    "uk": ("Oekraïens", "Ukrainian"),
    "pl": ("Pools", "Polish"),
}


def build_words(taxonomy: dict[str, Any], english: dict[str, str]) -> None:
    """Fill the five word lists from the taxonomy of the social map."""
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


def build_synonyms(entries: list[dict[str, Any]]) -> None:
    """Words that residents use for the same thing, for the search."""
    Synonym.objects.bulk_create(
        Synonym(words=", ".join(entry.get("hetzelfde") or entry["heen"]), one_way="heen" in entry)
        for entry in entries
    )


def build_questions(entries: list[dict[str, str]], english: dict[str, str], *, everywhere: bool) -> None:
    """Sentences of residents, each with the theme or the words that answer it."""
    for order, entry in enumerate(entries, start=1):
        theme = Theme.objects.get(slug=entry["thema"]) if "thema" in entry else None
        choices = {"theme": theme, "words": entry.get("zoek", ""), "everywhere": everywhere}
        text = entry["vraag"]
        add_word(Question, slugify(text), text, english[text], order, **choices)


def add_word(model: Any, slug: str, name: str, english: str, order: int, **more: Any) -> None:
    word = model(slug=slug, name=name, sort_order=order * 10, **more)
    word.names.create(language="en", name=english)  # kept with the word, and written when that is saved
    word.save()
