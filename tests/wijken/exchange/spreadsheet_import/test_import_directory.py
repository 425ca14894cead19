"""The command, as somebody with a list uses it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from tests.wijken.conftest import Town
from wijken.directory.models import Listing
from wijken.exchange.spreadsheet_import.models import ImportRun
from wijken.exchange.spreadsheet_import.records import CellPlace

pytestmark = pytest.mark.django_db

HOUNSLOW = {
    "sheet": "Service",
    "columns": {
        "ID*": "identifier",
        "Intro*": "summary",
        "Critera - Age Group": "ages",
        "Criteria - Other": "extra",
        "Organisation.Name*": "organisation",
        "Location.Address Line 1*": "street",
        "Location.Postcode*": "postcode",
    },
    "links": [
        {"sheet": "Organisation", "key": "ID*", "by": "Organisation ID*"},
        {"sheet": "Service Location", "key": "Service ID*", "by": "ID*"},
        {"sheet": "Location", "key": "ID*", "by": "Service Location.Location ID*"},
    ],
}


def run(*args: object, **options: object) -> str:
    said = io.StringIO()
    call_command("import_directory", *map(str, args), stdout=said, **options)
    return said.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text(
        "Adressen van Welzijn;;;\n"
        "Wat;Tel.nr;Kleur;Wanneer\n"
        "Koor De Merel;015-0009876;rood;di 10-12\n"
        "Ruilkast;bel aan;;wisselend\n"
    )
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    mapping = tmp_path / "indeling.yaml"
    mapping.write_text("columns:\n  Wat: name\n")
    return mapping


def test_a_dry_run_says_row_by_row_what_would_happen(town: Town, path: Path, mapping: Path) -> None:
    said = run(path, dry_run=True, mapping=mapping)
    assert "oppen op rij 2." in said
    assert "niet gebruikt: Kleur." in said
    assert "rij 3: nieuw. Koor De Merel\n" in said
    assert "nakijken: rij 4, kolom B (Tel.nr): “bel aan” is geen telefoonnummer" in said
    assert "nakijken: rij 4, kolom D (Wanneer): De tijd staat in woorden bij de uitleg." in said
    assert "2 rijen: 2 nieuw, 0 gewijzigd" in said
    assert not Listing.objects.exists()
    assert not ImportRun.objects.exists()


def test_the_mapping_is_remembered_for_the_next_list_of_the_source(
    town: Town, path: Path, mapping: Path
) -> None:
    assert "2 rijen verwerkt" in run(path, mapping=mapping, source="Welzijn")
    assert "2 gelijk" in run(path, source="Welzijn")
    with pytest.raises(CommandError, match="naam"):
        run(path, source="Iemand anders")


def test_a_list_can_be_left_as_drafts_and_be_undone(town: Town, path: Path, mapping: Path) -> None:
    run(path, mapping=mapping, draft=True)
    assert not Listing.objects.filter(live=True).exists()
    assert Listing.objects.count() == 2
    assert "weggehaald" in run(undo=ImportRun.objects.get().pk)
    assert not Listing.objects.exists()
    with pytest.raises(CommandError):
        run(undo=ImportRun.objects.get().pk)


def test_headings_and_names_of_sheets_are_shown_without_codes_for_the_terminal(
    town: Town, tmp_path: Path
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("naam;Kleur\x1b[2J;Tel\x9b31m.nr\nKoor De Merel;rood;bel aan\n")
    mapping = tmp_path / "indeling.yaml"
    mapping.write_text('columns: {"Tel\\x9b31m.nr": phone}\n')
    said = run(path, dry_run=True, mapping=mapping)
    assert "niet gebruikt: Kleur" in said
    assert "kolom C (Tel" in said
    assert not {"\x1b", "\x9b"} & set(said)
    assert "\x9b" not in str(CellPlace("Blad\x9b2J", 1))


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_name_of_a_source_that_is_too_long_is_refused_before_reading(
    town: Town, path: Path, mapping: Path, dry_run: bool
) -> None:
    with pytest.raises(CommandError, match="langer dan 80 tekens"):
        run(path, mapping=mapping, source="W" * 81, dry_run=dry_run)


@pytest.mark.parametrize("content", ["", "\n\n", "1;2;3\n", "kleur;vorm\nrood;rond\n"])
def test_a_file_without_a_list_is_refused_in_dutch(town: Town, tmp_path: Path, content: str) -> None:
    empty = tmp_path / "leeg.csv"
    empty.write_text(content)
    with pytest.raises(CommandError, match="koppen die wij kennen"):
        run(empty)


@pytest.mark.parametrize(
    "written", ["- x", "columns: {Wat: kleur}", "links: [{sheet: x}]", "a: [", "kolommen: {}"]
)
def test_a_wrong_mapping_is_refused_in_dutch(town: Town, path: Path, tmp_path: Path, written: str) -> None:
    wrong = tmp_path / "fout.yaml"
    wrong.write_text(written)
    with pytest.raises(CommandError, match="Er is niets veranderd"):
        run(path, mapping=wrong)


def test_every_row_of_a_map_from_elsewhere_is_accounted_for(
    town: Town, tmp_path: Path, shared_data: Path
) -> None:
    mapping = tmp_path / "hounslow.yaml"
    mapping.write_text(yaml.safe_dump(HOUNSLOW))
    said = run(shared_data / "import-samples" / "Hounslow_Connect_Import.xlsx", mapping=mapping, dry_run=True)
    told = [line for line in said.splitlines() if line.startswith("blad Service, rij ")]
    assert [line.split(":")[0] for line in told] == [f"blad Service, rij {row}" for row in range(2, 315)]
    assert "313 rijen: " in said
