"""Cells as people fill them in, and what the directory makes of them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from wijken.exchange.spreadsheet_import.headings import usual_field
from wijken.exchange.spreadsheet_import.offers import ImportedOffer, offer_of
from wijken.exchange.spreadsheet_import.records import CellPlace, Record, Text
from wijken.exchange.spreadsheet_import.texts import cut_at_sentence
from wijken.exchange.spreadsheet_import.vocabulary import ImportVocabulary

VOCABULARY = ImportVocabulary(
    neighbourhoods={"noord": "Noord", "pijnacker noord": "Noord"},
    areas={"2641": {"Noord"}, "2631": {"Dorp", "Meren"}},
    words={"themes": {"samen eten": "Samen eten", "taal": "Taal"}, "audiences": {}, "languages": {}},
)


def offer(**cells: str | list[str]) -> ImportedOffer:
    texts: dict[str, list[Text]] = defaultdict(list)
    for field, written in ({"name": "Koffie-inloop"} | cells).items():
        for cell in [written] if isinstance(written, str) else written:
            texts[field].append(Text(cell, field.title(), CellPlace("Lijst", 7, f"B ({field})")))
    return offer_of(Record(CellPlace("Lijst", 7), texts), VOCABULARY, date(2026, 11, 20))


def one(field: str, *written: str) -> str:
    return offer(**{field: list(written)}).values.get(field, "")


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("phone", "+31 (0)15 - 000 98 76", "015-0009876"),
        ("phone", "015\u00a00009876", "015-0009876"),
        ("phone", "06‑00009876", "06-00009876"),
        ("phone", "612345678", "06-12345678"),
        ("phone", "14 0174", "14 0174"),
        ("postcode", "2641\u00a0zz", "2641 ZZ"),
        ("website", "www.voorbeeld.nl", "https://www.voorbeeld.nl"),
        ("website", "HTTP://voorbeeld.nl/x?y=1", "HTTP://voorbeeld.nl/x?y=1"),
        ("website", "javascript:alert(1)", ""),
        ("email", "mailto:info@voorbeeld.nl", "info@voorbeeld.nl"),
        ("email", "info@voorbeeld.nl; ans@voorbeeld.nl", "info@voorbeeld.nl"),
        ("name", "  Koffie\u200b &amp;\u00a0thee ", "Koffie & thee"),
        ("name", "'=Koffie", "=Koffie"),
        ("name", "'t Hofje", "'t Hofje"),
        ("themes", "taal, Samen eten", "Samen eten, Taal"),
        ("neighbourhood", "Pijnacker-Noord", "Noord"),
        ("kind", "Voorziening", "voorziening"),
        ("status", "Gestopt", "defunct"),
        ("times", "di en do 10-12", "Elke dinsdag en donderdag van 10.00 tot 12.00 uur"),
    ],
)
def test_what_people_write_is_kept_in_the_usual_form(field: str, written: str, kept: str) -> None:
    assert one(field, written) == kept


def test_two_columns_with_a_telephone_number_are_both_kept() -> None:
    assert one("phone", "015-0009876", "06-00009876") == "015-0009876 / 06-00009876"


@pytest.mark.parametrize(
    ("field", "written"),
    [("phone", "bel de balie"), ("postcode", "W4 1TF"), ("email", "geen"), ("times", "wisselend, bel even"),
     ("themes", "Hengelsport"), ("status", "misschien")],
)  # fmt: skip
def test_what_is_not_understood_is_kept_and_a_person_has_to_look_at_it(field: str, written: str) -> None:
    read = offer(**{field: written})
    assert written in read.values.get("description", "") + read.values.get("street", "")
    assert [str(remark).startswith(f"blad Lijst, rij 7, kolom B ({field}): ") for remark in read.remarks] == [
        True
    ]
    assert "Kijk dit na" in read.remarks[0].sentence


def test_a_house_number_that_is_a_story_is_kept_in_the_description() -> None:
    read = offer(house_number="Een zin. " * 20)
    assert "Een zin. Een zin." in read.values["description"]
    assert "kolom B (house_number)" in str(read.remarks[0])


def test_an_address_in_one_cell_becomes_street_postcode_and_town() -> None:
    read = offer(street="Dorpsstraat 1, 2641 zz Pijnacker").values
    assert (read["street"], read["postcode"], read["town"]) == ("Dorpsstraat 1", "2641 ZZ", "Pijnacker")
    assert read["neighbourhood"] == "Noord"


def test_a_postcode_of_two_neighbourhoods_chooses_neither() -> None:
    assert "neighbourhood" not in offer(postcode="2631 AB").values


def test_an_empty_cell_says_nothing() -> None:
    assert offer(phone=" ", summary="", website="\u200b").values == {"name": "Koffie-inloop"}


def test_a_row_without_a_name_is_refused() -> None:
    assert offer(name=" \u2060 ").refusal
    assert offer(name="x" * 121).refusal


def test_a_long_summary_is_cut_at_a_sentence_and_the_rest_moves_to_the_description() -> None:
    sentences = [f"Dit is zin nummer {number} van de lijst." for number in range(20)]
    read = offer(summary=" ".join(sentences), description="En nog iets.").values
    assert read["summary"] == " ".join(sentences[:8])
    assert read["description"] == " ".join(sentences[8:]) + "\n\nEn nog iets."


def test_a_list_with_only_a_description_gets_a_summary_from_it() -> None:
    read = offer(description="Kort en goed.\n\n" + "Lange uitleg. " * 40).values
    assert read["summary"].startswith("Kort en goed. Lange uitleg.")
    assert len(read["summary"]) <= 300
    assert read["summary"].count("uitleg") + read["description"].count("uitleg") == 40


def test_one_endless_sentence_is_cut_at_a_word_and_kept_whole_below() -> None:
    short, rest = cut_at_sentence("woord " * 100)
    assert short.endswith("woord…")
    assert len(short) <= 300
    assert rest == "woord " * 100


def test_html_of_a_website_becomes_text() -> None:
    read = offer(description="<p>Kom <b>langs</b></p><script>kwaad()</script><ul><li>a < b</li></ul>")
    assert read.values["summary"] == "Kom langs a < b"


def test_a_check_counts_only_with_who_did_it() -> None:
    assert offer(checked_on="1-11-2026", checked_by="Welzijn").checked == (date(2026, 11, 1), "Welzijn")
    alone = offer(checked_on="1-11-2026")
    assert alone.checked is None
    assert "wie" in alone.remarks[0].sentence
    later = offer(checked_on="1-12-2026", checked_by="Welzijn")
    assert later.checked is None
    assert later.remarks


def test_costs_and_ages_are_told_in_the_description() -> None:
    read = offer(cost="ja", ages="6 tot 12 jaar", extra="Ook een tuin")
    assert read.values["description"] == "Leeftijd: 6 tot 12 jaar\nKosten: gratis\nExtra: Ook een tuin"


@pytest.mark.parametrize(
    ("heading", "field"),
    [("E-mail", "email"), ("Thema's", "themes"), ("NAAM ORGANISATIE", "organisation"), ("Name*", "name"),
     ("Opening hours", "times"), ("Straat en nummer", "street"), ("Kleur", None)],
)  # fmt: skip
def test_usual_headings_are_recognised(heading: str, field: str | None) -> None:
    assert usual_field(heading) == field
