"""The translation catalogues: complete, with valid placeholders, and without unused messages."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation

from core.translation_catalogues import (
    catalogue_files,
    compile_catalogue,
    messages_in_code,
    update_catalogue,
)

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|<[^>]+>")
CATALOGUES = catalogue_files(Path(settings.LOCALE_PATHS[0]))


@pytest.fixture(scope="module")
def english() -> polib.POFile:
    return polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"))


def translations_of(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_language_but_the_first_has_a_catalogue() -> None:
    languages = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    assert {path.parent.parent.name for path in CATALOGUES} == languages


def test_every_marked_text_has_a_place_in_english_and_nothing_is_left_behind(english: polib.POFile) -> None:
    marked = {(context, text) for context, text, _plural in messages_in_code(settings.ROOT)}
    assert len(marked) > 100, "texts are no longer found"
    kept = {(entry.msgctxt, entry.msgid) for entry in english}
    assert marked - kept == set(), "run manage.py update_catalogues and translate what is new"
    assert kept - marked == set(), "run manage.py update_catalogues"


def test_every_text_is_translated_into_english(english: polib.POFile) -> None:
    assert [entry.msgid for entry in english if not all(translations_of(entry)) or entry.fuzzy] == []


def test_a_translation_fills_in_the_same_names_and_keeps_the_same_tags(english: polib.POFile) -> None:
    different = [
        (entry.msgid, text)
        for entry in english
        for text in translations_of(entry)
        if sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(text))
    ]
    assert different == []


def test_visitors_read_what_the_readable_catalogue_says(english: polib.POFile) -> None:
    with translation.override("en"):
        different = [
            entry.msgid
            for entry in english
            if not entry.msgid_plural
            and not entry.msgctxt
            and translation.gettext(entry.msgid) != entry.msgstr
        ]
    assert different == []


def test_one_and_many_are_said_differently() -> None:
    with translation.override("en"):
        assert translation.ngettext("%(count)d minuut", "%(count)d minuten", 1) == "%(count)d minute"
        assert translation.ngettext("%(count)d minuut", "%(count)d minuten", 2) == "%(count)d minutes"


def test_a_changed_translation_is_used_after_compiling(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    update_catalogue(path, [(None, "Zoek", None)])
    for text in ("Search", "Find"):
        catalogue = polib.pofile(str(path))
        catalogue[0].msgstr = text
        catalogue.save()
        assert compile_catalogue(path)
        assert polib.mofile(str(path.with_suffix(".mo")))[0].msgstr == text
    assert not compile_catalogue(path), "nothing changed, nothing to write"


def test_a_message_that_gets_a_plural_is_translated_again(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    update_catalogue(path, [(None, "%(n)s uur", None), (None, "Weg", None)])
    assert update_catalogue(path, [(None, "%(n)s uur", "%(n)s uren")]) == (1, 2)
    (entry,) = polib.pofile(str(path))
    assert entry.msgid_plural == "%(n)s uren"


def test_a_text_in_an_indented_template_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "page.html").write_text(
        "    <p>(\n  {% translate 'Eerst' %}\n{% blocktranslate count n=n %}{{ n }} plek"
        "{% plural %}{{ n }} plekken{% endblocktranslate %}\n      {% translate 'Maand' context 'kort' %}"
    )
    assert list(messages_in_code(tmp_path)) == [
        (None, "Eerst", None),
        (None, "%(n)s plek", "%(n)s plekken"),
        ("kort", "Maand", None),
    ]
