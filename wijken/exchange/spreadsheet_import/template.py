"""An empty list to fill in: a sheet with the usual Dutch headings, and one that says what goes where."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.styles import Alignment, Font

from .vocabulary import ImportVocabulary

LIST, EXPLANATION = "Lijst", "Uitleg"
COLUMNS = (
    ("nummer", "Een eigen nummer dat niet verandert. Zo herkennen wij de rij de volgende keer.", "W-12"),
    ("naam", "Hoe bewoners het noemen. Moet ingevuld zijn.", "Koffie-inloop De Zwaluw"),
    ("aanbieder", "Welke organisatie of groep het aanbiedt.", "Welzijn Voorbeeld"),
    ("soort", "Van een organisatie, of van bewoners zelf?", "voorziening"),
    ("wat is het", "Eén of twee korte zinnen, hooguit 300 tekens.", "Koffie en een praatje. Loop zo binnen."),
    ("uitleg", "Wat kun je verwachten?", "Er is altijd een gastvrouw."),
    ("wanneer", "Dagen en tijden. Is het wisselend? Schrijf dat dan.", "elke dinsdag 10-12 uur"),
    ("kosten", "Wat betaal je?", "gratis"),
    ("leeftijd", "Voor welke leeftijd?", "vanaf 55 jaar"),
    ("thema", "Een of meer, met komma's.", ""),
    ("doelgroep", "Een of meer, met komma's.", ""),
    ("talen", "Welke talen spreken de mensen daar?", ""),
    ("telefoon", "Liever van de groep dan van één persoon.", "015-0009876"),
    ("e-mail", "Liever van de groep dan van één persoon.", "info@voorbeeld.nl"),
    ("website", "", "www.voorbeeld.nl"),
    ("locatie", "De naam van het gebouw.", "Buurthuis De Zwaluw"),
    ("adres", "Straat en nummer.", "Voorbeeldlaan 1"),
    ("postcode", "Vier cijfers en twee letters.", "2641 ZZ"),
    ("plaats", "", "Pijnacker"),
    ("wijk", "Leeg betekent: de wijk van de postcode, of de hele gemeente.", ""),
    ("status", "", "actief"),
    ("gecontroleerd op", "Alleen als iemand heeft gekeken of alles klopt.", "1-11-2026"),
    ("gecontroleerd door", "Welke functie had diegene? Zonder dit telt de dag niet.", "ouderenadviseur"),
)
"""Heading, what to fill in, and an example."""
WIDTHS = (22, 60, 34, 60)


def template(vocabulary: ImportVocabulary) -> bytes:
    """An XLSX file. The examples are not in the list itself, so that nobody sends them back."""
    book = openpyxl.Workbook()
    listed = book.active
    listed.title = LIST
    listed.append([heading for heading, _said, _example in COLUMNS])
    listed.freeze_panes = "A2"
    explained = book.create_sheet(EXPLANATION)
    explained.append(["Kolom", "Wat vul je in?", "Voorbeeld", "Wat mag er staan?"])
    allowed = allowed_values(vocabulary)
    for heading, said, example in COLUMNS:
        explained.append([heading, said, example, ", ".join(allowed.get(heading, ()))])
    for sheet in (listed, explained):
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    for width, column in zip(WIDTHS, "ABCD", strict=True):
        explained.column_dimensions[column].width = width
    for row in explained.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def allowed_values(vocabulary: ImportVocabulary) -> dict[str, list[str]]:
    """By heading, of the columns that have a fixed list."""
    return {
        "soort": ["organisatie", "voorziening", "initiatief"],
        "status": ["actief", "tijdelijk dicht", "gestopt"],
        "thema": sorted(vocabulary.words["themes"].values()),
        "doelgroep": sorted(vocabulary.words["audiences"].values()),
        "talen": sorted(vocabulary.words["languages"].values()),
        "wijk": sorted(set(vocabulary.neighbourhoods.values())),
    }
