"""The standard headings under which the field describes a method.

After the "Werkblad beschrijving interventie" (NJi, RIVM, Movisie and others, version May 2015), so that a
professional finds every answer under the heading where it always stands.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """One heading. ``key`` is what is stored; it never changes."""

    key: str
    title: Any
    group: Any = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter with the parts that belong in it, in the order of the work sheet."""

    number: int
    key: str
    title: Any
    parts: tuple[Part, ...]


AUDIENCE, GOAL, APPROACH = _("Doelgroep"), _("Doel"), _("Aanpak")

CHAPTERS = (
    Chapter(
        1,
        "beschrijving",
        _("Beschrijving interventie"),
        (
            Part("uiteindelijke_doelgroep", _("Uiteindelijke doelgroep"), AUDIENCE),
            Part("intermediaire_doelgroep", _("Intermediaire doelgroep"), AUDIENCE),
            Part("hoofddoel", _("Hoofddoel"), GOAL),
            Part("subdoelen", _("Subdoelen"), GOAL),
            Part("opzet", _("Opzet van de interventie"), APPROACH),
            Part("locatie_en_uitvoerders", _("Locatie en uitvoerders"), APPROACH),
            Part("inhoud", _("Inhoud van de interventie"), APPROACH),
        ),
    ),
    Chapter(
        2,
        "uitvoering",
        _("Uitvoering"),
        (
            Part("materialen", _("Materialen")),
            Part("locatie_en_type_organisatie", _("Locatie en type organisatie")),
            Part("opleiding_en_competenties", _("Opleiding en competenties")),
            Part("kwaliteitsbewaking", _("Kwaliteitsbewaking")),
            Part("randvoorwaarden", _("Randvoorwaarden")),
            Part("implementatie", _("Implementatie")),
            Part("kosten", _("Kosten")),
        ),
    ),
    Chapter(
        3,
        "onderbouwing",
        _("Onderbouwing"),
        (
            Part("probleem", _("Probleem")),
            Part("oorzaken", _("Oorzaken")),
            Part("aan_te_pakken_factoren", _("Aan te pakken factoren")),
            Part("verantwoording", _("Verantwoording")),
            Part("overeenkomsten", _("Overeenkomsten met andere methoden")),
        ),
    ),
    Chapter(
        4,
        "onderzoek",
        _("Onderzoek"),
        (
            Part("onderzoek_uitvoering", _("Onderzoek naar de uitvoering")),
            Part("onderzoek_effecten", _("Onderzoek naar de behaalde effecten")),
        ),
    ),
    Chapter(5, "elementen", _("Werkzame elementen"), (Part("werkzame_elementen", _("Werkzame elementen")),)),
    Chapter(6, "literatuur", _("Aangehaalde literatuur"), (Part("literatuur", _("Aangehaalde literatuur")),)),
)


def part_choices() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """The headings to choose from, grouped by chapter."""
    return [(chapter.title, [(part.key, part.title) for part in chapter.parts]) for chapter in CHAPTERS]
